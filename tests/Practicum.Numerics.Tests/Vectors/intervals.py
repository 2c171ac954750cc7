"""Intervals and tests of statsmodels and scipy, and brute-force solutions where neither has one. python3 intervals.py > intervals.json"""
import json
import math
import sys
import warnings

import numpy as np
import scipy
import statsmodels
from scipy import optimize, stats
from scipy.stats import _resampling
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

warnings.simplefilter("ignore")
Z = stats.norm.ppf(0.975)
TABLES = [(56, 70, 48, 80), (9, 10, 3, 10), (6, 7, 2, 7), (5, 56, 0, 29), (0, 10, 0, 20), (0, 10, 0, 10), (10, 10, 0, 20), (10, 10, 0, 10), (1, 25, 2, 400), (30, 31, 29, 31)]
PAIRED = [(12, 9, 2, 21), (1, 1, 7, 12), (36, 12, 2, 0), (20, 0, 0, 30), (0, 5, 5, 0), (53, 0, 1, 0), (20, 12, 2, 16)]


def number(x):
    return None if x is None or not math.isfinite(x) else float(x)


def constrained(x1, n1, x2, n2, p1_of, low, high):
    """Restricted maximum likelihood by search: p2 in (low, high), p1 a function of p2."""
    def loss(p2):
        p1 = p1_of(p2)
        return -sum(x * math.log(max(p, 1e-300)) for x, p in ((x1, p1), (n1 - x1, 1 - p1), (x2, p2), (n2 - x2, 1 - p2)) if x)
    eps = 1e-14
    best = optimize.minimize_scalar(loss, bounds=(low + eps, high - eps), method="bounded", options={"xatol": 1e-14, "maxiter": 2000}).x
    return p1_of(best), best


def mn_difference(x1, n1, x2, n2):
    n, d = n1 + n2, x1 / n1 - x2 / n2

    def score(delta):
        p1, p2 = constrained(x1, n1, x2, n2, lambda p: p + delta, max(0, -delta), min(1, 1 - delta))
        return (d - delta) / math.sqrt((p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * n / (n - 1))
    grid = 1 - 1e-9
    low = optimize.brentq(lambda t: score(t) - Z, -grid, d - 1e-7, xtol=1e-13) if not (x1 == 0 and x2 == n2) else -1
    high = optimize.brentq(lambda t: score(t) + Z, d + 1e-7, grid, xtol=1e-13) if not (x1 == n1 and x2 == 0) else 1
    return [low, high]


def mn_ratio(x1, n1, x2, n2):
    n = n1 + n2
    if x1 == 0 and x2 == 0:
        return [0.0, None]

    def score(log):
        r = math.exp(log)
        p1, p2 = constrained(x1, n1, x2, n2, lambda p: r * p, 0, min(1, 1 / r))
        return (x1 / n1 - r * x2 / n2) / math.sqrt((p1 * (1 - p1) / n1 + r * r * p2 * (1 - p2) / n2) * n / (n - 1))
    middle = math.log((x1 or .01) / n1 / ((x2 or .01) / n2))
    low = 0.0 if x1 == 0 else math.exp(optimize.brentq(lambda t: score(t) - Z, middle - 12, middle + 6, xtol=1e-13))
    high = None if x2 == 0 else math.exp(optimize.brentq(lambda t: score(t) + Z, middle - 6, middle + 12, xtol=1e-13))
    return [low, high]


def wilson(k, n):
    roots = np.roots([1 + Z * Z / n, -(2 * k / n + Z * Z / n), (k / n) ** 2])  # (p - k/n)^2 = z^2 p (1 - p) / n
    return sorted(float(r.real) for r in roots)


def newcombe_paired(e, f, g, h):
    n = e + f + g + h
    (l1, u1), (l2, u2) = wilson(e + f, n), wilson(e + g, n)
    p1, p2 = (e + f) / n, (e + g) / n
    a = (e + f) * (g + h) * (e + g) * (f + h)
    b = e * h - f * g
    c = b - n / 2 if b > n / 2 else 0 if b >= 0 else b
    phi = c / math.sqrt(a) if a else 0
    low = p1 - p2 - math.sqrt(max(0, (p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2))
    high = p1 - p2 + math.sqrt(max(0, (u1 - p1) ** 2 - 2 * phi * (u1 - p1) * (p2 - l2) + (p2 - l2) ** 2))
    return [low, high]


def safely(f):
    try:
        return [number(x) for x in f()]
    except Exception:
        return [None, None]


rng = np.random.default_rng(5)
values = np.round(rng.lognormal(size=30), 3)
replicates = np.array([values[rng.integers(0, 30, 30)].var() for _ in range(400)])
lo, hi = _resampling._bca_interval([values], lambda x, axis=-1: np.var(x, axis=axis), -1, 0.025, replicates, None)[:2]
jack = [values.var() - np.delete(values, i).var() for i in range(30)]
bca = {"values": values.tolist(), "replicates": replicates.tolist(), "value": values.var(), "jackknife": jack, "shares": [float(lo), float(hi)],
       "ends": [float(np.percentile(replicates, 100 * float(q))) for q in (lo, hi)]}


def exact(a, b, kind, statistic):
    r = stats.permutation_test((a, b) if kind == "independent" else (a,), statistic, permutation_type=kind, n_resamples=np.inf, alternative="greater", vectorized=False)
    return float(r.pvalue)


pairs = [np.round(rng.normal(.4, 1, n), 2).tolist() for n in (5, 9, 12)] + [[1, -1, 2, 2, 3, 0, 0, 1, -1, 2]]
two = [(np.round(rng.normal(0, 1, m), 1).tolist(), np.round(rng.normal(.8, 1, n), 1).tolist()) for m, n in ((4, 5), (3, 9), (8, 7))]
ps = [np.round(rng.uniform(size=m) ** 2, 3).tolist() for m in (1, 5, 12, 40)] + [[0.01, 0.01, 0.03, 0.04, 1.0, 0.0]]


def adjust(p, method):
    return multipletests(p, method=method)[1].tolist()


def two_way(x, y):
    return abs(np.mean(x) - np.mean(y))


json.dump({
    "versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__, "statsmodels": statsmodels.__version__},
    "two": [{"table": t,
             "newcombe": safely(lambda: confint_proportions_2indep(*t, method="newcomb", compare="diff")),
             "mn": mn_difference(*t),
             "ratio_mn": mn_ratio(*t),
             "ratio_statsmodels": safely(lambda: confint_proportions_2indep(*t, method="score", compare="ratio")),
             "katz": safely(lambda: confint_proportions_2indep(*t, method="log", compare="ratio"))} for t in TABLES],
    "paired": [{"table": t, "newcombe": newcombe_paired(*t)} for t in PAIRED],
    "bca": bca,
    "signs": [{"differences": d, "p": float(stats.permutation_test((d, np.zeros(len(d))), lambda x, y: abs(np.mean(x) - np.mean(y)), permutation_type="samples", n_resamples=np.inf,
                                                                   alternative="greater", vectorized=False).pvalue)} for d in pairs],
    "deals": [{"first": a, "second": b, "p": exact(a, b, "independent", two_way)} for a, b in two],
    "adjusted": [{"p": p, "holm": adjust(p, "holm"), "bh": adjust(p, "fdr_bh"), "by": adjust(p, "fdr_by")} for p in ps],
    "poisson": [float(stats.poisson.pmf(k, 1)) for k in range(8)],
    "student": [float(stats.t.ppf(.975, d)) for d in (1, 2, 5, 9, 19, 100)],
}, sys.stdout)
