"""Values of numpy, scipy and scikit-learn for the tests: peers.py QUESTION, JSON on stdin, JSON on stdout."""
import json
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")


def quantiles(a):
    from scipy import stats
    out = {}
    u = np.array(a["u"])
    out["normal"] = stats.norm.ppf(u).tolist()
    out["exponential"] = (-3.0 * np.log1p(-u)).tolist()
    out["lognormal"] = np.exp(0.3 + 0.8 * stats.norm.ppf(u)).tolist()
    out["gamma"] = [stats.gamma.ppf(u, s).tolist() for s in a["shapes"]]
    out["beta"] = [stats.beta.ppf(u, p, q).tolist() for p, q in a["betas"]]
    out["poisson"] = [stats.poisson.ppf(u, m).tolist() for m in a["means"]]
    out["chi2"] = stats.chi2.ppf(u, 9).tolist()
    return out


def metrics(a):
    import sklearn.metrics as m
    out = []
    for case in a["cases"]:
        s, y, t = np.array(case["scores"]), np.array(case["labels"]), case["threshold"]
        w = np.array(case["weights"]) if case["weights"] else None
        one = np.ones(len(s)) if w is None else w
        h = (s >= t).astype(int)
        b = np.minimum((s * 15).astype(int), 14)
        out.append({
            "roc_auc": m.roc_auc_score(y, s, sample_weight=w),
            "average_precision": m.average_precision_score(y, s, sample_weight=w),
            "log_loss": m.log_loss(y, s, sample_weight=w),
            "brier": m.brier_score_loss(y, s, sample_weight=w),
            "accuracy": m.accuracy_score(y, h, sample_weight=w),
            "precision": m.precision_score(y, h, sample_weight=w),
            "recall": m.recall_score(y, h, sample_weight=w),
            "f1": m.f1_score(y, h, sample_weight=w),
            "ece": float(np.abs(np.bincount(b, one * (s - y), 15)).sum() / one.sum()),
        })
    return out


def delong(a):
    """Covariance of areas by the definition: all pairs, no ranks."""
    y = np.array(a["labels"])
    v10, v01 = [], []
    for s in a["scores"]:
        s = np.array(s)
        p, n = s[y == 1], s[y == 0]
        won = (p[:, None] > n[None, :]) + 0.5 * (p[:, None] == n[None, :])
        v10.append(won.mean(1))
        v01.append(won.mean(0))
    return (np.atleast_2d(np.cov(v10)) / (y == 1).sum() + np.atleast_2d(np.cov(v01)) / (y == 0).sum()).tolist()


def intervals(a):
    from scipy import stats
    out = {"wilson": [], "clopper": [], "jeffreys": [], "quantile": []}
    for k, n in a["shares"]:
        r = stats.binomtest(k, n)
        out["wilson"].append(list(r.proportion_ci(0.95, "wilson")))
        out["clopper"].append(list(r.proportion_ci(0.95, "exact")))
        out["jeffreys"].append(stats.beta.ppf([0.025, 0.975], k + 0.5, n - k + 0.5).tolist())
    out["quantile"] = np.quantile(a["values"], a["at"]).tolist()
    return out


def drift(a):
    from scipy import stats
    r, c = np.array(a["ref"]), np.array(a["cur"])
    e = np.quantile(r, np.arange(1, 10) / 10)
    p = np.bincount(np.searchsorted(e, r, "left"), minlength=10) / len(r)
    q = np.bincount(np.searchsorted(e, c, "left"), minlength=10) / len(c)
    ks = stats.ks_2samp(r, c)
    return {
        "psi": float(((q - p) * np.log(q / p)).sum()),
        "ks": ks.statistic,
        "ks_p": ks.pvalue,
        "shift": float((c.mean() - r.mean()) / r.std(ddof=1)),
        "ks_p_large": float(stats.kstwobign.sf(0.01 * np.sqrt(20000))),
        "chi2": stats.chi2.ppf(1 - 7 / (4 * 90), 9),
    }


if __name__ == "__main__":
    json.dump(globals()[sys.argv[1]](json.load(sys.stdin)), sys.stdout)
