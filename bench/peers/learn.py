"""Fits XGBoost, scikit-learn's histogram boosting and its logistic regression, and writes the very rows they had for the others.

learn.py SET FOLDER [DATA]    SET: elec2, adult, adult-texts, gen-ROWS; DATA holds elec2/ and adult/
Writes x.bin (float32, column by column), y.bin (uint8) and texts.txt (columns that are texts); the first four fifths of the rows are for training.
"""
import json, os, resource, sys, time
import numpy as np, pandas as pd, sklearn, xgboost
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score


def rows(name, data):
    if name == 'elec2':
        table = pd.read_csv(os.path.join(data, 'elec2', 'elec.csv'))
        return table.iloc[:, :-1].values.astype(np.float32), table.iloc[:, -1].values, []
    if name.startswith('adult'):
        table = pd.read_csv(os.path.join(data, 'adult', 'adult.csv'))
        y = table.iloc[:, -1].astype(str).str.contains('>50K').astype(int).values
        features = table.iloc[:, :-1]
        texts = [i for i, c in enumerate(features) if features[c].dtype == object]
        x = np.stack([features[c].astype('category').cat.codes.values if features[c].dtype == object else features[c].values for c in features], 1)
        return x.astype(np.float32), y, texts if name == 'adult-texts' else []
    r = np.random.default_rng(5)
    x = r.normal(size=(int(name.split('-')[1]), 30)).astype(np.float32)
    z = x @ (r.normal(size=30) * .3) + np.sin(x[:, 0] * 2) * x[:, 1] + .5 * (x[:, 2] > 0) * x[:, 3]
    return x, (r.random(len(x)) < 1 / (1 + np.exp(-z))).astype(int), []


def timed(make):
    """Wall and processor seconds of the faster of two runs, and what the last one made."""
    best = None
    for _ in range(2):
        before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
        made = make()
        wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = (wall, cpu) if best is None or wall < best[0] else best
    return best, made


name, folder = sys.argv[1], sys.argv[2]
x, y, texts = rows(name, sys.argv[3] if len(sys.argv) > 3 else '')
order = np.random.default_rng(0).permutation(len(y))
x, y, k = x[order], y[order], len(y) * 4 // 5
np.ascontiguousarray(x.T).tofile(os.path.join(folder, 'x.bin'))
y.astype(np.uint8).tofile(os.path.join(folder, 'y.bin'))
open(os.path.join(folder, 'texts.txt'), 'w').write(' '.join(map(str, texts)))
seconds, values = {}, {'rows': len(y), 'columns': x.shape[1]}


def tell(peer, took, score):
    seconds[peer], seconds[peer + '_cpu'] = took
    values[peer] = roc_auc_score(y[k:], score)


took, model = timed(lambda: HistGradientBoostingClassifier(
    max_iter=200, max_depth=6, learning_rate=.1, early_stopping=False, max_leaf_nodes=None, min_samples_leaf=20, l2_regularization=1,
    categorical_features=texts or None).fit(x[:k], y[:k]))
tell('sklearn', took, model.predict_proba(x[k:])[:, 1])
if not texts:
    how = dict(max_depth=6, eta=.1, tree_method='hist', objective='binary:logistic', nthread=2)
    took, model = timed(lambda: xgboost.train(how, xgboost.DMatrix(x[:k], y[:k]), 200))
    tell('xgboost', took, model.predict(xgboost.DMatrix(x[k:])))
    wide = x[:k].astype(float)
    mean, scale = wide.mean(0), wide.std(0) + 1e-9
    took, model = timed(lambda: LogisticRegression(max_iter=300).fit((wide - wide.mean(0)) / (wide.std(0) + 1e-9), y[:k]))
    tell('lbfgs', took, model.predict_proba((x[k:] - mean) / scale)[:, 1])
print(json.dumps({'peer': 'learn', 'seconds': seconds, 'values': values, 'versions': {'xgboost': xgboost.__version__, 'sklearn': sklearn.__version__, 'numpy': np.__version__}}))
