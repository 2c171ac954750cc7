"""Values of scikit-learn and scipy for metrics of two classes: python3 binary.py > binary.json"""
import json
import sys
import warnings

import numpy as np
import scipy
import sklearn
import sklearn.metrics as m
from scipy import stats

warnings.simplefilter("ignore")
rng = np.random.default_rng(20260307)


def case(name, s, y, w, t):
    s, y = np.asarray(s, float), np.asarray(y, int)
    w = None if w is None else np.asarray(w, float)
    h = (s >= t).astype(int)
    k = dict(sample_weight=w)
    fpr, tpr, _ = m.roc_curve(y, s, drop_intermediate=False, **k)

    def raw(limit):
        at = np.searchsorted(fpr, limit, "right")
        x = np.r_[fpr[:at], limit]
        return float(np.trapz(np.r_[tpr[:at], np.interp(limit, fpr[at - 1:at + 1], tpr[at - 1:at + 1])], x))

    out = {
        "roc_auc": m.roc_auc_score(y, s, **k),
        "partial_auc": m.roc_auc_score(y, s, max_fpr=0.1, **k),
        "partial_auc@0.3": m.roc_auc_score(y, s, max_fpr=0.3, **k),
        "partial_auc_raw@0.3": raw(0.3),
        "average_precision": m.average_precision_score(y, s, **k),
        "accuracy": m.accuracy_score(y, h, **k),
        "balanced_accuracy": m.balanced_accuracy_score(y, h, **k),
        "precision": m.precision_score(y, h, **k),
        "recall": m.recall_score(y, h, **k),
        "specificity": m.recall_score(y, h, pos_label=0, **k),
        "f1": m.f1_score(y, h, **k),
        "f2": m.fbeta_score(y, h, beta=2, **k),
        "f0.5": m.fbeta_score(y, h, beta=0.5, **k),
        "mcc": m.matthews_corrcoef(y, h, **k),
        "kappa": m.cohen_kappa_score(y, h, **k),
        "ks": stats.ks_2samp(s[y == 1], s[y == 0]).statistic if w is None else float(np.abs(tpr - fpr).max()),
    }
    if s.min() >= 0 and s.max() <= 1:
        b = np.minimum((s * 15).astype(int), 14)
        one = np.ones(len(s)) if w is None else w
        out["log_loss"] = m.log_loss(y, s, labels=[0, 1], **k)
        out["brier"] = m.brier_score_loss(y, s, **k)
        out["ece"] = float(np.abs(np.bincount(b, one * (s - y), 15)).sum() / one.sum())
        mean = np.average(y, weights=one)
        parts = dict.fromkeys(("brier_reliability", "brier_resolution", "within_variance", "within_covariance"), 0.0)
        for k in np.unique(b[one > 0]):
            i = b == k
            f, o, n = np.average(s[i], weights=one[i]), np.average(y[i], weights=one[i]), one[i].sum() / one.sum()
            parts["brier_reliability"] += n * (f - o) ** 2
            parts["brier_resolution"] += n * (o - mean) ** 2
            parts["within_variance"] += n * np.average((s[i] - f) ** 2, weights=one[i])
            parts["within_covariance"] += 2 * n * np.average((s[i] - f) * (y[i] - o), weights=one[i])
        out["parts"] = {**parts, "brier_uncertainty": mean * (1 - mean)}
        if w is None and len(np.unique(s)) == len(s) and len(s) % 15 == 0:
            out["ece_mass"] = float(sum(abs((s[p] - y[p]).sum()) for p in np.split(np.argsort(s), 15)) / len(s))
    parts = {key: float(v) for key, v in out.pop("parts", {}).items()}
    return {"name": name, "scores": s.tolist(), "labels": y.tolist(), "weights": [] if w is None else w.tolist(), "threshold": t,
            "values": {key: float(v) for key, v in out.items()}, "parts": parts}


def draw(n, steps=None, rate=0.35):
    y = (rng.random(n) < rate).astype(int)
    s = 1 / (1 + np.exp(-(rng.normal(size=n) + 1.3 * y - 0.8)))
    return (np.round(s, 6) if steps is None else np.round(s * steps) / steps), y


cases = []
for name, n, steps, weighted, t in (
    ("continuous", 150, None, False, 0.5), ("few levels", 120, 5, False, 0.4), ("weights", 150, None, True, 0.5), ("weights and ties", 160, 8, True, 0.5),
    ("two levels", 40, 1, False, 0.5), ("rare", 300, None, False, 0.3), ("tiny", 6, None, False, 0.5), ("many rows", 2000, 100, True, 0.45),
):
    s, y = draw(n, steps, 0.06 if name == "rare" else 0.35)
    y[:2], s[:2] = (0, 1), (0.2, 0.9) if steps is None else (0, 1)
    w = np.where(rng.random(n) < 0.15, 0, np.round(rng.gamma(2, 1, n), 3)) if weighted else None
    if w is not None:
        w[:2] = 1, 2
    cases.append(case(name, s, y, w, t))
s, y = draw(200)
cases.append(case("logits", np.round(np.log(s / (1 - s)), 5) * 1e6, y, None, 0.0))
cases.append(case("constant", np.full(20, 0.25), [0, 1] * 10, None, 0.2))
cases.append(case("perfect", [0.9, 0.8, 0.7, 0.2, 0.1], [1, 1, 1, 0, 0], None, 0.5))
cases.append(case("reversed", [0.1, 0.3, 0.2, 0.8, 0.9], [1, 1, 0, 0, 0], None, 0.25))
cases.append(case("edges", [0, 0, 1, 1, 0.5], [0, 1, 1, 0, 1], None, 0.5))

json.dump({"versions": {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "numpy": np.__version__}, "cases": cases}, sys.stdout)
