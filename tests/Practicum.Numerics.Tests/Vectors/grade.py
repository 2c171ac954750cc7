"""Rows for `practicum grade` and what scikit-learn says of them. Prints grade.json; the argument is the folder of the data set adult."""
import json
import sys

import numpy as np
import pandas as pd
import sklearn
from sklearn import metrics as m

rng = np.random.default_rng(20261122)
n = 400
y = (rng.random(n) < 0.35).astype(int)
score = np.round(1 / (1 + np.exp(-(rng.normal(0, 1, n) + 1.4 * y - 0.9))), 2)
weight = rng.integers(0, 4, n).astype(float) / 2
area = rng.choice(["north", "south", ""], n, p=[0.5, 0.4, 0.1])
names = np.array(["apple", "pear", "a quince, ripe"])
truth = rng.integers(0, 3, n)
logits = rng.normal(0, 1, (n, 3)) + 1.2 * np.eye(3)[truth]
p = np.round(np.exp(logits) / np.exp(logits).sum(1, keepdims=True), 6)
p[:, 2] = np.round(1 - p[:, 0] - p[:, 1], 6)
number = np.round(rng.gamma(2, 30, n), 2)
guess = np.round(number * np.exp(rng.normal(0, 0.3, n)), 2)


def binary(y, s, w=None, threshold=0.5):
    h = (s >= threshold).astype(int)
    b = np.minimum((s * 15).astype(int), 14)
    v = np.ones(len(y)) if w is None else w
    gap = np.bincount(b, v * (s - y), 15)
    return {
        "roc_auc": m.roc_auc_score(y, s, sample_weight=w),
        "average_precision": m.average_precision_score(y, s, sample_weight=w),
        "log_loss": m.log_loss(y, s, sample_weight=w, labels=[0, 1]),
        "brier": m.brier_score_loss(y, s, sample_weight=w),
        "accuracy": m.accuracy_score(y, h, sample_weight=w),
        "precision": m.precision_score(y, h, sample_weight=w),
        "recall": m.recall_score(y, h, sample_weight=w),
        "f1": m.f1_score(y, h, sample_weight=w),
        "ece": float(np.abs(gap).sum() / v.sum()),
    }


def multiclass(t, h, p=None):
    v = {
        "accuracy": m.accuracy_score(t, h),
        "balanced_accuracy": m.balanced_accuracy_score(t, h),
        "f1_macro": m.f1_score(t, h, average="macro"),
        "f1_weighted": m.f1_score(t, h, average="weighted"),
        "mcc": m.matthews_corrcoef(t, h),
        "kappa": m.cohen_kappa_score(t, h),
    }
    if p is not None:
        v |= {
            "log_loss": m.log_loss(t, p, labels=[0, 1, 2]),
            "roc_auc_ovr": m.roc_auc_score(t, p, multi_class="ovr"),
            "top_k_accuracy@2": m.top_k_accuracy_score(t, p, k=2),
        }
    return v


def regression(t, g):
    return {
        "mae": m.mean_absolute_error(t, g),
        "rmse": m.mean_squared_error(t, g, squared=False),
        "r2": m.r2_score(t, g),
        "mape": m.mean_absolute_percentage_error(t, g),
        "rmsle": m.mean_squared_log_error(t, g, squared=False),
        "pinball@0.9": m.mean_pinball_loss(t, g, alpha=0.9),
        "max_error": m.max_error(t, g),
    }


adult = pd.read_csv(sys.argv[1] + "/adult.csv", skipinitialspace=True)
income = (adult["income-per-year"] == ">50K").astype(int).to_numpy()
schooling = adult["education-num"].to_numpy() / 16

north = area == "north"
decided = p.argmax(1)
print(json.dumps({
    "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "pandas": pd.__version__},
    "rows": [
        {"id": f"row {i:03d}, ä" if i % 3 else f"r{i}", "label": int(y[i]), "score": float(score[i]), "weight": weight[i], "area": area[i], "class": names[truth[i]],
         "decided": names[decided[i]], "p": p[i].tolist(), "number": number[i], "guess": guess[i]}
        for i in range(n)
    ],
    "classes": names.tolist(),
    "binary": binary(y, score),
    "at_0.3": binary(y, score, threshold=0.3),
    "weighted": binary(y, score, weight),
    "north": binary(y[north], score[north]),
    "decided": multiclass(truth, decided),
    "probabilities": multiclass(truth, decided, p),
    "regression": regression(number, guess),
    "adult": {"rows": len(income), "positives": int(income.sum()), **binary(income, schooling, threshold=0.75)},
}, ensure_ascii=False))
