"""Drift statistics of scipy on small samples: drift.py > drift.json. Debian 12's python3-scipy."""
import json
import sys

import numpy as np
import scipy
from scipy import stats
from scipy.spatial.distance import jensenshannon

out = {"versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__}}


def two_samples():
    rng = np.random.default_rng(7)
    cases = []
    for n, m, kind in [(5, 7, "n"), (12, 12, "n"), (40, 25, "n"), (30, 30, "ties"), (60, 200, "ties"), (150, 400, "skew"), (500, 500, "n"), (1, 9, "n"), (300, 40, "shift")]:
        a, b = rng.normal(0, 1, n), rng.normal(0.1, 1.1, m)
        if kind == "ties":
            a, b = np.round(a * 2), np.round(b * 2)
        if kind == "skew":
            a, b = np.exp(a), np.exp(b)
        if kind == "shift":
            b = b + 1.5
        a, b = np.round(a, 4), np.round(b, 4)
        ks = stats.ks_2samp(a, b, method="exact")
        asymptotic = stats.ks_2samp(a, b, method="asymp")
        case = {"a": a.tolist(), "b": b.tolist(), "ks": ks.statistic, "ks_exact": ks.pvalue, "ks_asymptotic": asymptotic.pvalue,
                "wasserstein": stats.wasserstein_distance(a, b), "energy": stats.energy_distance(a, b)}
        if min(n, m) > 1:
            cvm = stats.cramervonmises_2samp(a, b, method="asymptotic")
            case |= {"cvm": cvm.statistic, "cvm_p": cvm.pvalue}
            import warnings
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                case["anderson"] = stats.anderson_ksamp([a, b], midrank=True).statistic
        cases.append(case)
    return cases


def ks_p():
    rows = []
    for n, m in [(10, 10), (50, 50), (100, 101), (1000, 1000), (20, 700), (9000, 9000), (3, 3000)]:
        for t in (0.3, 0.6, 0.9, 1.36, 1.8, 2.6):
            g = np.gcd(n, m)
            step = g / (n * m)
            d = max(step, np.round(t * np.sqrt((n + m) / (n * m)) / step) * step)
            if d > 1:
                continue
            # a pair of samples without ties that has this distance is not needed: scipy's own counters take d
            lcm = n * m // g
            h = int(np.round(d * lcm))
            from scipy.stats import _stats_py as s
            ok, _, p = s._attempt_exact_2kssamp(n, m, g, h / lcm, "two-sided")
            rows.append({"n": n, "m": m, "d": h / lcm, "p": p, "asymptotic": False})
    for n, m in [(200000, 200000), (20000, 300000), (11000, 500), (360000, 2000), (1000000, 50000)]:
        en = float(round(n * m / (n + m)))
        for t in (0.3, 0.5, 0.8, 1.2, 1.5, 2.0, 4.0, 9.0, 20.0):
            d = float(t / np.sqrt(en))
            rows.append({"n": n, "m": m, "d": d, "p": float(stats.distributions.kstwo.sf(d, en)), "asymptotic": True})
    return rows


def tables():
    rng = np.random.default_rng(11)
    rows = []
    for k, n, m in [(2, 100, 100), (2, 30, 900), (3, 250, 170), (6, 400, 90), (12, 2000, 5000)]:
        p = rng.dirichlet(np.full(k, 3.0))
        f, g = rng.multinomial(n, p) + 1, rng.multinomial(m, 0.8 * p + 0.2 / k) + 1
        c = stats.chi2_contingency([f, g], correction=False)
        y = stats.chi2_contingency([f, g], correction=True)
        w = stats.chisquare(g, f / f.sum() * g.sum())
        pf, pg = f / f.sum(), g / g.sum()
        rows.append({"ref": f.tolist(), "cur": g.tolist(), "chi2": [c[0], c[1]], "yates": [y[0], y[1]], "gof": [w.statistic, w.pvalue],
                     "js2": jensenshannon(pf, pg, base=2), "js": jensenshannon(pf, pg), "kl": stats.entropy(pf, pg),
                     "hellinger": float(np.sqrt(((np.sqrt(pf) - np.sqrt(pg)) ** 2).sum() / 2)),
                     "psi": float(((pg - pf) * np.log(pg / pf)).sum()),
                     "cramer": float(stats.contingency.association(np.array([f, g]), method="cramer"))})
    return rows


def binned():
    """numpy's own bins: Sturges over both, Doane over the reference, deciles of the reference."""
    rng = np.random.default_rng(13)
    rows = []
    for n, m, kind in [(50, 80, "n"), (500, 300, "skew"), (200, 200, "ties"), (40, 10, "constant")]:
        a, b = np.round(rng.normal(0, 1, n), 3), np.round(rng.normal(0.3, 1.2, m), 3)
        if kind == "skew":
            a, b = np.round(np.exp(a), 3), np.round(np.exp(b), 3)
        if kind == "ties":
            a, b = np.round(a), np.round(b)
        if kind == "constant":
            a = np.full(n, 2.0)
        sturges = np.histogram_bin_edges(np.concatenate([a, b]), "sturges")
        doane = np.histogram_bin_edges(a, "doane")
        rows.append({"a": a.tolist(), "b": b.tolist(), "sturges": sturges.tolist(), "doane": doane.tolist(),
                     "sturges_a": np.histogram(a, sturges)[0].tolist(), "sturges_b": np.histogram(b, sturges)[0].tolist(),
                     "doane_b": np.histogram(b, doane)[0].tolist()})
    return rows


def noncentral():
    return [{"x": x, "df": df, "nc": nc, "p": float(stats.ncx2.cdf(x, df, nc))}
            for df in (1, 4, 9, 30) for nc in (0.5, 7.0, 80.0, 900.0, 5000.0) for x in (0.5 * (df + nc), df + nc, df + nc + 2 * (2 * df + 4 * nc) ** 0.5)]


def mmd():
    """By numpy, from the definition, with scipy's distances."""
    from scipy.spatial.distance import pdist, squareform
    rng = np.random.default_rng(17)
    rows = []
    for n, m, width, shift in [(20, 30, 1, 0.0), (40, 25, 3, 0.5), (30, 30, 5, 1.0)]:
        x, y = np.round(rng.normal(0, 1, (n, width)), 4), np.round(rng.normal(shift, 1.2, (m, width)), 4)
        z = np.vstack([x, y])
        d = pdist(z)
        sigma = float(np.median(d))
        k = np.exp(-squareform(d) ** 2 / (2 * sigma ** 2))
        a, b, c = k[:n, :n], k[n:, n:], k[:n, n:]
        biased = a.mean() + b.mean() - 2 * c.mean()
        unbiased = (a.sum() - n) / (n * (n - 1)) + (b.sum() - m) / (m * (m - 1)) - 2 * c.mean()
        rows.append({"x": x.ravel().tolist(), "y": y.ravel().tolist(), "width": width, "sigma": sigma, "biased": float(biased), "unbiased": float(unbiased)})
    return rows


out |= {"mmd": mmd(), "two_samples": two_samples(), "ks_p": ks_p(), "tables": tables(), "binned": binned(), "noncentral": noncentral()}
json.dump(out, sys.stdout)
