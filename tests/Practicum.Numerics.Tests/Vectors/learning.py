"""Numbers of scikit-learn and scipy that the learners are held against; prints JSON."""
import json
import numpy as np, scipy, sklearn
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.calibration import _sigmoid_calibration
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

r = np.random.default_rng(11)
out = {'versions': {'numpy': np.__version__, 'scipy': scipy.__version__, 'sklearn': sklearn.__version__}}

x = np.round(r.normal(size=120), 1)  # with ties
y = (r.random(120) < expit(1.3 * x - .4)).astype(int)
w = np.round(r.random(120) * 3, 2) + .01
grid = np.round(np.linspace(-4, 4, 41), 2)


def platt(weights):
    n1, n0 = weights[y == 1].sum(), weights[y == 0].sum()
    target = np.where(y == 1, (n1 + 1) / (n1 + 2), 1 / (n0 + 2))
    def loss(ab):
        z = -(ab[0] * x + ab[1])
        return (weights * (np.logaddexp(0, z) - target * z)).sum()
    def slope(ab):
        off = weights * (target - expit(-(ab[0] * x + ab[1])))
        return np.array([(off * x).sum(), off.sum()])
    return minimize(loss, [-1, 0], jac=slope, method='L-BFGS-B', options=dict(ftol=1e-16, gtol=1e-12, maxiter=1000)).x.tolist()


out['calibration'] = {
    'x': x.tolist(), 'y': y.tolist(), 'w': w.tolist(), 'grid': grid.tolist(),
    'isotonic': IsotonicRegression(out_of_bounds='clip').fit(x, y).predict(grid).tolist(),
    'isotonic_weighted': IsotonicRegression(out_of_bounds='clip').fit(x, y, w).predict(grid).tolist(),
    'platt_sklearn': [float(v) for v in _sigmoid_calibration(x, y)],
    'platt_sklearn_weighted': [float(v) for v in _sigmoid_calibration(x, y, w)],
    'platt': platt(np.ones(120)), 'platt_weighted': platt(w)}

n = 240
X = np.round(r.normal(size=(n, 4)) * [1, 5, .2, 30] + [0, 3, -1, 100], 3)
X = np.column_stack([X, 2 * X[:, 0] - X[:, 1]])  # collinear
label = (r.random(n) < expit(X[:, 0] - .2 * X[:, 1] + 3 * X[:, 2] + 3.5)).astype(int)
weight = r.integers(1, 4, n).astype(float) / 2


def fitted(w, l2, rows, labels):
    q = rows.astype(np.float32)
    mean = np.average(q.astype(float), axis=0, weights=w).astype(np.float32)
    scale = (1 / np.sqrt(np.average((q.astype(float) - mean.astype(float)) ** 2, axis=0, weights=w))).astype(np.float32)
    z = ((q - mean) * scale).astype(float)
    m = LogisticRegression(C=1 / l2, solver='newton-cholesky', tol=1e-13, max_iter=1000).fit(z, labels, w)
    return {'l2': l2, 'coefficients': m.coef_[0].tolist(), 'intercept': float(m.intercept_[0])}


out['logistic'] = {
    'x': X.T.tolist(), 'y': label.tolist(), 'w': weight.tolist(),
    'plain': fitted(np.ones(n), 1.0, X, label), 'weighted': fitted(weight, .5, X, label),
    'separated': fitted(np.ones(n), .1, X, (X[:, 0] > 0).astype(int))}
print(json.dumps(out))
