"""Agreement of raters: values of scikit-learn and statsmodels, and alpha and kappas by their definitions, value pair by value pair. Prints agreement.json."""
import itertools
import json
import sys

import numpy
import sklearn
import statsmodels
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa

LEVELS = ["nominal", "ordinal", "interval", "ratio"]


def delta2(level, c, k, values):
    if c == k:
        return 0.0
    if level == "nominal":
        return 1.0
    if level == "interval":
        return float(c - k) ** 2
    if level == "ratio":
        return ((c - k) / (c + k)) ** 2
    low, high = min(c, k), max(c, k)
    between = sum(1 for v in values if low <= v <= high)
    ends = sum(1 for v in values if v in (c, k))
    return (between - ends / 2) ** 2


def alpha(rows, level):
    """Krippendorff 2011, by going through all pairs of values; rows are units, None is missing."""
    units = [[v for v in row if v is not None] for row in rows]
    units = [u for u in units if len(u) >= 2]
    values = [v for u in units for v in u]
    n = len(values)
    observed = sum(delta2(level, a, b, values) / (len(u) - 1) for u in units for a, b in itertools.permutations(u, 2)) / n
    expected = sum(delta2(level, a, b, values) for a, b in itertools.permutations(values, 2)) / (n * (n - 1))
    return 1 - observed / expected


def table_units(random, n, raters, categories, missing):
    truth = random.normal(size=n)
    noisy = truth[:, None] + 0.7 * random.normal(size=(n, raters))
    codes = numpy.clip(numpy.floor((noisy + 1.6) / 3.2 * categories), 0, categories - 1).astype(int)
    return [[None if random.random() < missing else int(c) for c in row] for row in codes]


def fleiss(counts):
    """Fleiss 1971; Fleiss, Nee and Landis 1979; and a jackknife over units of the point."""
    counts = numpy.asarray(counts, float)
    n, m = len(counts), counts[0].sum()

    def kappa(c):
        p = c.sum(0) / c.sum()
        inside = ((c * (c - 1)).sum(1) / (m * (m - 1))).mean()
        return (inside - (p ** 2).sum()) / (1 - (p ** 2).sum())

    p = counts.sum(0) / counts.sum()
    q = 1 - p
    s = (p * q).sum()
    error = numpy.sqrt(2 / (n * m * (m - 1))) * numpy.sqrt(s ** 2 - (p * q * (q - p)).sum()) / s
    left = numpy.array([kappa(numpy.delete(counts, i, 0)) for i in range(n)])
    return {"kappa": kappa(counts), "null_error": error, "z": kappa(counts) / error, "jackknife_error": float(numpy.sqrt((n - 1) / n * ((left - left.mean()) ** 2).sum()))}


def main():
    random = numpy.random.RandomState(3)
    alphas = []
    for n, raters, categories, missing in [(12, 2, 3, 0.0), (25, 3, 5, 0.2), (20, 6, 7, 0.5), (40, 4, 2, 0.1)]:
        rows = table_units(random, n, raters, categories, missing)
        alphas.append({"rows": rows, **{level: alpha(rows, level) for level in LEVELS}})
    rows = [[None if random.random() < 0.1 else round(float(v), 2) for v in row] for row in random.gamma(3, 2, size=(15, 1)) + random.gamma(1, 1, size=(15, 3))]
    alphas.append({"rows": rows, **{level: alpha(rows, level) for level in LEVELS}})

    kappas = []
    for n, categories in [(40, 2), (60, 3), (150, 5), (25, 4)]:
        rows = table_units(random, n, 2, categories, 0.0)
        first, second = [r[0] for r in rows], [r[1] for r in rows]
        table = numpy.zeros((categories, categories))
        for a, b in rows:
            table[a, b] += 1
        case = {"first": first, "second": second, "categories": categories}
        for name, weight, wt in [("unweighted", None, None), ("linear", "linear", "linear"), ("quadratic", "quadratic", "quadratic")]:
            told = cohens_kappa(table, wt=wt)
            case[name] = {"sklearn": cohen_kappa_score(first, second, labels=range(categories), weights=weight), "statsmodels": float(told.kappa), "error": float(told.std_kappa)}
        kappas.append(case)

    diagnoses = [[4, 4, 4, 4, 4, 4], [2, 2, 2, 5, 5, 5], [2, 3, 3, 3, 3, 5], [5, 5, 5, 5, 5, 5], [2, 2, 2, 4, 4, 4], [1, 1, 3, 3, 3, 3], [3, 3, 3, 3, 5, 5], [1, 1, 3, 3, 3, 4],
                 [1, 1, 4, 4, 4, 4], [5, 5, 5, 5, 5, 5], [1, 4, 4, 4, 4, 4], [1, 2, 4, 4, 4, 4], [2, 2, 2, 3, 3, 3], [1, 4, 4, 4, 4, 4], [2, 2, 4, 4, 4, 5], [3, 3, 3, 3, 3, 5],
                 [1, 1, 1, 4, 5, 5], [1, 1, 1, 1, 1, 2], [2, 2, 4, 4, 4, 4], [1, 3, 3, 5, 5, 5], [5, 5, 5, 5, 5, 5], [2, 4, 4, 4, 4, 4], [2, 2, 4, 5, 5, 5], [1, 1, 4, 4, 4, 4],
                 [1, 4, 4, 4, 4, 5], [2, 2, 2, 2, 2, 4], [1, 1, 1, 1, 5, 5], [2, 2, 4, 4, 4, 4], [1, 3, 3, 3, 3, 3], [5, 5, 5, 5, 5, 5]]  # Fleiss 1971, table 1
    fleisses = []
    for rows, categories, low in [(diagnoses, 5, 1), (table_units(random, 60, 4, 4, 0.0), 4, 0), (table_units(random, 300, 3, 3, 0.0), 3, 0)]:
        counts = [[sum(v == c + low for v in row) for c in range(categories)] for row in rows]
        fleisses.append({"counts": counts, "statsmodels": float(fleiss_kappa(numpy.array(counts))), **fleiss(counts)})

    versions = {"python": sys.version.split()[0], "numpy": numpy.__version__, "scikit-learn": sklearn.__version__, "statsmodels": statsmodels.__version__}
    print(json.dumps({"versions": versions, "alpha": alphas, "cohen": kappas, "fleiss": fleisses}))


main()
