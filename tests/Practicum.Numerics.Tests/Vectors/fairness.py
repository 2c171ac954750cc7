"""Fairness between groups: the definitions of fairlearn and AIF360 in numpy, and intervals and tests of statsmodels. Prints fairness.json."""
import json
import sys

import numpy
import statsmodels
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, test_proportions_2indep


def rates(d, y, w, g, k):
    def mean(rows, of):
        return float(numpy.average(of[rows], weights=w[rows])) if rows.any() else None

    return {"selection": [mean(g == i, d) for i in range(k)], "tpr": [mean((g == i) & (y == 1), d) for i in range(k)],
            "fpr": [mean((g == i) & (y == 0), d) for i in range(k)], "ppv": [mean((g == i) & (d == 1), y) for i in range(k)]}


def spread(r):
    """fairlearn.metrics: demographic_parity_*, equal_opportunity_*, equalized_odds_* (agg="worst_case"), method="between_groups"."""
    return {"demographic_parity_difference": max(r["selection"]) - min(r["selection"]), "demographic_parity_ratio": min(r["selection"]) / max(r["selection"]),
            "equal_opportunity_difference": max(r["tpr"]) - min(r["tpr"]), "equal_opportunity_ratio": min(r["tpr"]) / max(r["tpr"]),
            "equalized_odds_difference": max(max(r["tpr"]) - min(r["tpr"]), max(r["fpr"]) - min(r["fpr"])),
            "equalized_odds_ratio": min(min(r["tpr"]) / max(r["tpr"]), min(r["fpr"]) / max(r["fpr"]))}


def main():
    random = numpy.random.RandomState(5)
    n, k = 400, 4
    g = random.choice(k, n, p=[0.5, 0.3, 0.15, 0.05])
    y = (random.random_sample(n) < 0.4).astype(int)
    d = (random.random_sample(n) < 0.2 + 0.4 * y + 0.08 * g).astype(int)
    w = random.choice([0.5, 1.0, 2.0, 3.0], n)
    plain, weighted = rates(d, y, numpy.ones(n), g, k), rates(d, y, w, g, k)
    pairs = []
    for i in range(1, k):
        x1, n1, x0, n0 = (int(v) for v in (d[g == i].sum(), (g == i).sum(), d[g == 0].sum(), (g == 0).sum()))
        pairs.append({"difference": confint_proportions_2indep(x1, n1, x0, n0, method="newcomb", compare="diff"),
                      "ratio": confint_proportions_2indep(x1, n1, x0, n0, method="score", compare="ratio"),
                      "p": float(test_proportions_2indep(x1, n1, x0, n0, method="score", compare="diff", correction=True).pvalue)})
    two = {"low": confint_proportions_2indep(48, 80, 12, 40, method="newcomb", compare="diff", alpha=0.025)[0], "high": confint_proportions_2indep(48, 80, 12, 40, method="newcomb", compare="diff")[1],
           "ratio_low": confint_proportions_2indep(12, 40, 48, 80, method="score", compare="ratio")[0], "ratio_high": confint_proportions_2indep(12, 40, 48, 80, method="score", compare="ratio", alpha=0.025)[1],
           "best": confint_proportions_2indep(12, 40, 48, 80, method="score", compare="ratio")}
    print(json.dumps({
        "versions": {"python": sys.version.split()[0], "numpy": numpy.__version__, "statsmodels": statsmodels.__version__},
        "group": g.tolist(), "label": y.tolist(), "decision": d.tolist(), "weight": w.tolist(),
        "plain": {"rates": plain, **spread(plain)}, "weighted": {"rates": weighted, **spread(weighted)},
        "wilson": [proportion_confint(int(d[g == i].sum()), int((g == i).sum()), method="wilson") for i in range(k)],
        "pairs": pairs, "holm": multipletests([p["p"] for p in pairs], method="holm")[1].tolist(), "two": two}))


main()
