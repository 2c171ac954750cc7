"""
The graded response model by another way: direct maximisation with scipy over 61 points of Gauss and Hermite. Reads the 2,800 answers of the shared data/irt_bfi/bfi.csv on
standard input; prints irt.json.
"""
import csv
import json
import sys

import numpy
import scipy
from scipy.optimize import minimize
from scipy.special import expit

LSAT6 = "00000:3 00001:6 00010:2 00011:11 00100:1 00101:1 00110:3 00111:4 01000:1 01001:8 01011:16 01101:3 01110:2 01111:15 10000:10 10001:29 10010:14 10011:81 10100:3 10101:28 " \
        "10110:15 10111:80 11000:16 11001:56 11010:21 11011:173 11100:11 11101:61 11110:28 11111:298"
NODES, WEIGHTS = numpy.polynomial.hermite_e.hermegauss(61)
LOG_WEIGHTS = numpy.log(WEIGHTS / WEIGHTS.sum())


class Model:
    def __init__(self, x, f=None):
        self.x, self.f = x, numpy.ones(len(x)) if f is None else f
        self.levels = [int(x[:, j].max()) + 1 for j in range(x.shape[1])]
        self.hot = [numpy.stack([(x[:, j] == k).astype(float) for k in range(n)]) for j, n in enumerate(self.levels)]
        self.at = numpy.concatenate([[0], numpy.cumsum(self.levels)])

    def curves(self, p, theta):
        """P of each level over theta, and its derivatives in slope and intercepts; P(x >= k) = expit(a theta + d_k)."""
        a, d = p[0], p[1:]
        above = numpy.vstack([numpy.ones_like(theta), expit(a * theta + d[:, None]), numpy.zeros_like(theta)])
        slope = above * (1 - above)
        return above[:-1] - above[1:], slope

    def loss(self, p):
        logs = numpy.tile(LOG_WEIGHTS, (len(self.x), 1))
        parts = []
        for j, hot in enumerate(self.hot):
            prob, slope = self.curves(p[self.at[j]:self.at[j + 1]], NODES)
            prob = numpy.maximum(prob, 1e-300)
            parts.append((prob, slope))
            logs += hot.T @ numpy.log(prob)
        top = logs.max(1, keepdims=True)
        post = numpy.exp(logs - top)
        total = post.sum(1, keepdims=True)
        value = float((self.f * (top + numpy.log(total))[:, 0]).sum())
        post *= (self.f / total[:, 0])[:, None]
        gradient = numpy.zeros_like(p)
        for j, (hot, (prob, slope)) in enumerate(zip(self.hot, parts)):
            r = (hot @ post) / prob
            at = self.at[j]
            for k in range(self.levels[j]):
                gradient[at] += (r[k] * NODES * (slope[k] - slope[k + 1])).sum()
                if k > 0:
                    gradient[at + k] += (r[k] * slope[k]).sum()
                if k < self.levels[j] - 1:
                    gradient[at + k + 1] -= (r[k] * slope[k + 1]).sum()
        return -value, -gradient

    def fit(self, signs=None):
        p = numpy.zeros(self.at[-1])
        for j, n in enumerate(self.levels):
            share = [(self.hot[j][k:] @ self.f).sum() / (self.hot[j] @ self.f).sum() for k in range(1, n)]
            p[self.at[j]] = 1.0 if signs is None else signs[j]
            p[self.at[j] + 1:self.at[j + 1]] = [1.2 * numpy.log(s / (1 - s)) for s in share]
        for _ in range(4):
            p = minimize(self.loss, p, jac=True, method="L-BFGS-B", options={"maxiter": 3000, "maxfun": 6000, "ftol": 1e-15, "gtol": 1e-7, "maxcor": 40}).x
        return p

    def errors(self, p):
        """Standard errors of slopes and cuts by differences of the gradient."""
        size, h = len(p), 1e-4
        hessian = numpy.zeros((size, size))
        for i in range(size):
            e = numpy.zeros(size)
            e[i] = h
            hessian[i] = (self.loss(p + e)[1] - self.loss(p - e)[1]) / (2 * h)
        covariance = numpy.linalg.inv((hessian + hessian.T) / 2)
        out = []
        for j in range(len(self.levels)):
            at, a = self.at[j], p[self.at[j]]
            cuts = []
            for k in range(1, self.levels[j]):
                b = -p[at + k] / a
                cuts.append(float(numpy.sqrt(covariance[at + k, at + k] + b * b * covariance[at, at] + 2 * b * covariance[at, at + k]) / abs(a)))
            out.append({"slope": float(numpy.sqrt(covariance[at, at])), "cuts": cuts})
        return out

    def report(self, p, errors=True):
        told = {"loglik": -self.loss(p)[0], "gradient": float(numpy.abs(self.loss(p)[1]).max()),
                "items": [{"slope": float(p[self.at[j]]), "cuts": (-p[self.at[j] + 1:self.at[j + 1]] / p[self.at[j]]).tolist()} for j in range(len(self.levels))]}
        if errors:
            told["errors"] = self.errors(p)
        return told

    def eap(self, p, x):
        theta = numpy.linspace(-5, 5, 201)
        logs = -theta ** 2 / 2
        for j, value in enumerate(x):
            if value >= 0:
                logs = logs + numpy.log(self.curves(p[self.at[j]:self.at[j + 1]], theta)[0][value])
        w = numpy.exp(logs - logs.max())
        w /= w.sum()
        mean = (w * theta).sum()
        return [float(mean), float(numpy.sqrt((w * (theta - mean) ** 2).sum()))]


def main():
    rows = [r[1:26] for r in list(csv.reader(sys.stdin))[1:]]
    bfi = numpy.array([[-1 if c in ("", "NA") else int(c) - 1 for c in r] for r in rows])
    patterns = [(p.split(":")[0], int(p.split(":")[1])) for p in LSAT6.split()]
    lsat = Model(numpy.array([[int(c) for c in p] for p, _ in patterns]), numpy.array([f for _, f in patterns], float))
    extraversion = Model(bfi[:, 10:15])
    whole = Model(bfi)
    signs = numpy.sign(numpy.nan_to_num(numpy.corrcoef(numpy.where(bfi < 0, 3, bfi).T)[:, 13]))

    random = numpy.random.RandomState(8)
    theta = random.normal(size=500)
    slopes, cuts = [0.8, 1.2, 1.7, 2.2, -1.0, 1.4], [[-1, 0, 1], [0.3], [-0.5, 0.5, 1.5, 2], [-1.2, 0], [1, 0, -1], [0.0]]
    x = numpy.stack([(random.random_sample(500)[:, None] < expit(a * (theta[:, None] - numpy.array(c)))).sum(1) for a, c in zip(slopes, cuts)], 1)
    x[random.random_sample(x.shape) < 0.1] = -1
    mixed = Model(x)
    p = mixed.fit(numpy.sign(slopes))

    print(json.dumps({
        "versions": {"python": sys.version.split()[0], "numpy": numpy.__version__, "scipy": scipy.__version__},
        "lsat6": lsat.report(lsat.fit()), "extraversion": extraversion.report(extraversion.fit([-1, -1, 1, 1, 1])), "bfi": whole.report(whole.fit(signs), errors=False),
        "mixed": {"answers": x.tolist(), **mixed.report(p), "eap": [mixed.eap(p, row) for row in x[:20]]}}))


main()
