"""Values of multiclass, regression, ranking and clustering metrics by scikit-learn: families.py > families.json"""
import json
import warnings

import numpy as np
import scipy
import sklearn
from sklearn import metrics as m

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20)


def multiclass(rows, k, weighted, absent=None, unit=64):
    """Probabilities are whole parts of `unit`, so that rows add up to 1 exactly and scores tie."""
    labels = rng.integers(0, k, rows)
    labels[:k] = np.arange(k)
    if absent is not None:
        labels[labels == absent] = (absent + 1) % k
    parts = np.array([rng.multinomial(unit, rng.dirichlet(np.ones(k) + 2 * (np.arange(k) == c))) for c in labels])
    p = parts / unit
    w = rng.integers(0, 5, rows) / 2 if weighted else np.ones(rows)
    w[:k] = 1
    decided = p.argmax(1)
    v = {
        "accuracy": m.accuracy_score(labels, decided, sample_weight=w),
        "balanced_accuracy": m.balanced_accuracy_score(labels, decided, sample_weight=w),
        "mcc": m.matthews_corrcoef(labels, decided, sample_weight=w),
        "kappa": m.cohen_kappa_score(labels, decided, sample_weight=w),
        "log_loss": m.log_loss(labels, p, sample_weight=w, labels=np.arange(k)),
    }
    for average in ["macro", "micro", "weighted"]:
        v["precision_" + average] = m.precision_score(labels, decided, average=average, sample_weight=w)
        v["recall_" + average] = m.recall_score(labels, decided, average=average, sample_weight=w)
        for beta, name in [(1, "f1"), (2, "f2"), (0.5, "f0.5")]:
            v[f"{name}_{average}"] = m.fbeta_score(labels, decided, beta=beta, average=average, sample_weight=w)
    # top-k with the ties' own rule differs; equal where no tie lies across the k-th place
    noise = p + 1e-9 * rng.random(p.shape)
    free = noise / noise.sum(1, keepdims=True)
    v["untied"] = {f"top_k_accuracy@{j}": m.top_k_accuracy_score(labels, free, k=j, sample_weight=w, labels=np.arange(k)) for j in range(1, k)} if k > 2 else {}
    if absent is None and k > 2:
        for scheme in ["ovr", "ovo"]:
            for average, name in [("macro", ""), ("weighted", "_weighted")]:
                if scheme == "ovr" or not weighted:
                    v[f"roc_auc_{scheme}{name}"] = m.roc_auc_score(labels, p, multi_class=scheme, average=average, sample_weight=w if weighted else None)
    untied = v.pop("untied")
    of_class = {
        name: m.fbeta_score(labels, decided, beta=beta, average=None, sample_weight=w, labels=np.arange(k)).tolist()
        for beta, name in [(1, "f1"), (2, "f2")]
    }
    of_class["precision"] = m.precision_score(labels, decided, average=None, sample_weight=w, labels=np.arange(k)).tolist()
    of_class["recall"] = m.recall_score(labels, decided, average=None, sample_weight=w, labels=np.arange(k)).tolist()
    return {"classes": k, "unit": unit, "labels": labels.tolist(), "parts": parts.ravel().tolist(), "weights": w.tolist() if weighted else [],
            "values": v, "untied": untied, "jitter": (noise - p).ravel().tolist() if untied else [], "of_class": of_class}


def regression(rows, weighted, positive):
    y = np.round(rng.gamma(2, 3, rows) + (0.1 if positive else -4), 3)
    p = np.round(y + rng.normal(0, 1, rows) + 0.3, 3)
    if positive:
        p = np.abs(p)
    w = rng.integers(0, 5, rows) / 2 if weighted else np.ones(rows)
    w[0] = 1
    v = {
        "mae": m.mean_absolute_error(y, p, sample_weight=w),
        "mse": m.mean_squared_error(y, p, sample_weight=w),
        "rmse": m.mean_squared_error(y, p, sample_weight=w, squared=False),
        "r2": m.r2_score(y, p, sample_weight=w),
        "bias": float(np.average(p - y, weights=w)),
        "mape": m.mean_absolute_percentage_error(y, p, sample_weight=w),
        "pinball@0.5": m.mean_pinball_loss(y, p, sample_weight=w, alpha=0.5),
        "pinball@0.9": m.mean_pinball_loss(y, p, sample_weight=w, alpha=0.9),
        "median_absolute_error": float(np.median(np.repeat(np.abs(p - y), (2 * w).astype(int)))),
        "max_error": float(np.max(np.abs(p - y)[w > 0])),
    }
    if not weighted:
        assert abs(v["median_absolute_error"] - m.median_absolute_error(y, p)) < 1e-15
    if positive:
        v["rmsle"] = m.mean_squared_log_error(y, p, sample_weight=w, squared=False)
    return {"truth": y.tolist(), "predictions": p.tolist(), "weights": w.tolist() if weighted else [], "values": v}


def ranking(queries, items, ties):
    rel = rng.integers(0, 4, (queries, items)) * (rng.random((queries, items)) < 0.4)
    rel[:, 0] = 1
    score = np.round(rel + rng.normal(0, 2, (queries, items)), 0 if ties else 6)
    v, each = {}, {}
    for k in [1, 3, 5, None]:
        at = "" if k is None else f"@{k}"
        each["ndcg" + at] = [m.ndcg_score(rel[[q]], score[[q]], k=k) for q in range(queries)]
        each["ndcg_exp" + at] = [m.ndcg_score(2.0 ** rel[[q]] - 1, score[[q]], k=k) for q in range(queries)]
    if not ties:
        each["map"] = [m.average_precision_score(rel[q] > 0, score[q]) for q in range(queries)]
        each["mrr"] = [1 / (1 + int(np.argmax(rel[q][np.argsort(-score[q])] > 0))) for q in range(queries)]
    return {"items": items, "relevance": rel.ravel().tolist(), "scores": score.ravel().tolist(), "each": each, "values": {n: float(np.mean(x)) for n, x in each.items()}}


def clustering(rows, a, b, noise):
    x = rng.integers(0, a, rows)
    y = np.where(rng.random(rows) < noise, rng.integers(0, b, rows), x % b)
    v = {
        "ari": m.adjusted_rand_score(x, y),
        "rand": m.rand_score(x, y),
        "nmi": m.normalized_mutual_info_score(x, y),
        "nmi_geometric": m.normalized_mutual_info_score(x, y, average_method="geometric"),
        "nmi_min": m.normalized_mutual_info_score(x, y, average_method="min"),
        "nmi_max": m.normalized_mutual_info_score(x, y, average_method="max"),
        "ami": m.adjusted_mutual_info_score(x, y),
        "homogeneity": m.homogeneity_score(x, y),
        "completeness": m.completeness_score(x, y),
        "v_measure": m.v_measure_score(x, y),
        "v_measure@0.5": m.v_measure_score(x, y, beta=0.5),
        "fowlkes_mallows": m.fowlkes_mallows_score(x, y),
    }
    return {"labels": x.tolist(), "clusters": y.tolist(), "values": v}


out = {
    "versions": {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "numpy": np.__version__},
    "multiclass": [multiclass(30, 3, False), multiclass(200, 4, True), multiclass(150, 5, False, absent=2), multiclass(120, 6, True, absent=0), multiclass(400, 3, False, unit=8), multiclass(60, 2, True)],
    "regression": [regression(25, False, True), regression(26, False, False), regression(120, True, True), regression(121, True, False)],
    "ranking": [ranking(12, 8, False), ranking(12, 8, True), ranking(6, 25, True)],
    "clustering": [clustering(60, 3, 3, 0.3), clustering(200, 4, 3, 0.5), clustering(90, 5, 5, 1), clustering(40, 3, 3, 0), clustering(500, 10, 6, 0.6)],
}
print(json.dumps(out, separators=(",", ":"), default=float))
