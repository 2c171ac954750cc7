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


if __name__ == "__main__":
    json.dump(globals()[sys.argv[1]](json.load(sys.stdin)), sys.stdout)
