"""Trains a first model and hands it in: reads ../data, writes ../submission/model.onnx and ../submission/submission.yaml.

    python3 train.py                    # logistic regression
    python3 train.py --model boosted    # or tree, forest, gradient, boosted

Needs numpy, scikit-learn (python3-sklearn) and onnx (python3-onnx). Change anything you like; only the files in ../submission count.
In submission.yaml the model and the validation figures are written anew; what it says about a policy, challengers or documents stays.
"""
import argparse
import csv
import json
import os
import re

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier, HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

import to_onnx

WORKSPACE = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir)
VALIDATION = 0.2          # share of the rows, the latest ones, kept aside to judge the model
MOST_TEXTS = 20           # texts of a column that get a 0/1 column of their own

MODELS = {
    "logistic": lambda: make_pipeline(SimpleImputer(), StandardScaler(), LogisticRegression(max_iter=1000)),
    "tree": lambda: make_pipeline(SimpleImputer(), DecisionTreeClassifier(max_depth=6, min_samples_leaf=50, random_state=1)),
    "forest": lambda: make_pipeline(SimpleImputer(), RandomForestClassifier(n_estimators=100, max_depth=10, min_samples_leaf=20, random_state=1)),
    "gradient": lambda: make_pipeline(SimpleImputer(), GradientBoostingClassifier(n_estimators=100, max_depth=3, random_state=1)),
    "boosted": lambda: HistGradientBoostingClassifier(max_iter=100, max_depth=4, random_state=1),
}


def read_text(*parts):
    with open(os.path.join(WORKSPACE, *parts), encoding="utf-8") as file:
        return file.read()


def flow_mapping(text):
    """{name: tenure, type: number, about: "…"} as a dictionary of texts."""
    pairs = re.findall(r'([\w.-]+):\s*("(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'|[^,{}]*)', text)
    return {key: unquote(value.strip()) for key, value in pairs}


def unquote(text):
    if text.startswith('"'):
        return json.loads(text)
    return text[1:-1].replace("''", "'") if text.startswith("'") else text


def read_schema():
    """The columns of data/train.csv: name, type, role and more, one dictionary each."""
    return [flow_mapping(line.strip()[2:]) for line in read_text("data", "schema.yaml").splitlines() if line.strip().startswith("- {")]


def read_workspace():
    """What this script needs of workspace.yaml: project, variant, target and the money of each decision."""
    text = read_text("workspace.yaml")
    value = re.search(r"(?m)\bvalue:\s*\{([^}]*)\}", text)
    return {
        "project": re.search(r'(?m)^project:\s*\{?\s*(?:id:\s*)?["\']?([\w.-]+)', text).group(1),
        "variant": int(re.search(r"(?m)^variant:\s*(\d+)", text).group(1)),
        "value": {key: float(number) for key, number in flow_mapping(value.group(1)).items()} if value else None,
    }


def read_rows(schema):
    """data/train.csv in order of time: a list of texts for each column."""
    with open(os.path.join(WORKSPACE, "data", "train.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    head, rows = rows[0], rows[1:]
    time = next((head.index(c["name"]) for c in schema if c["role"] == "time"), None)
    if time is not None:
        rows.sort(key=lambda row: (int(row[time]), "") if row[time].isdigit() else (0, row[time]))
    return {name: [row[c] for row in rows] for c, name in enumerate(head)}


def choose_features(schema, rows, count):
    """(column, text) pairs: text None is a number, else a test "is it this text?". Looks at the first `count` rows only."""
    features = []
    for column in schema:
        if column["role"] != "feature":
            continue
        if column["type"] == "number":
            features.append((column["name"], None))
            continue
        texts, counts = np.unique([t for t in rows[column["name"]][:count] if t != ""], return_counts=True)
        common = texts[np.argsort(-counts, kind="stable")][:MOST_TEXTS]
        features += [(column["name"], str(text)) for text in sorted(common)]
    return features


def matrix(features, rows):
    """[N, F] float32, as the model will get it: missing numbers are NaN."""
    columns = []
    for name, text in features:
        if text is None:
            columns.append(np.array([v if v != "" else "nan" for v in rows[name]], dtype=np.float64).astype(np.float32))
        else:
            columns.append(np.array([v == text for v in rows[name]], dtype=np.float32))
    return np.column_stack(columns)


def best_threshold(value):
    """Act when that is worth more than not acting: p·tp + (1−p)·fp >= p·fn + (1−p)·tn. Right as far as the probabilities are."""
    if value is None:
        return 0.5
    act, rest = value["tp"] - value["fn"], value["tn"] - value["fp"]
    return min(1.0, max(0.0, rest / (act + rest))) if act + rest > 0 else 0.5


def feature_line(name, text):
    if text is None:
        return json.dumps(name, ensure_ascii=False)
    if "=" in name or "=" in text:
        return "{onehot: [%s, %s]}" % (json.dumps(name, ensure_ascii=False), json.dumps(text, ensure_ascii=False))
    return json.dumps(name + "=" + text, ensure_ascii=False)


def kept_lines(path):
    """What an earlier submission.yaml says about other things than the model: challengers, policy and so on stay as they are."""
    kept, keeping = [], False
    for line in open(path, encoding="utf-8").read().splitlines() if os.path.exists(path) else []:
        if not line[:1].isspace():
            keeping = re.match(r"(challengers|train|findings|policy|documents):", line) is not None
        if keeping and line.strip():
            kept.append(line)
    return kept


def write_manifest(workspace, features, threshold, figures):
    lines = ["practicum: submission/v1", "project: %s" % workspace["project"], "variant: %d" % workspace["variant"], "model:", "  file: model.onnx", "  features:"]
    lines += ["    - " + feature_line(name, text) for name, text in features]
    lines += ["  output: %s" % to_onnx.OUTPUT, "  threshold: %.6g" % threshold]
    lines += ["validation: {rows: %d, log_loss: %.6f, roc_auc: %.6f}" % figures]
    lines += kept_lines(os.path.join(WORKSPACE, "submission", "submission.yaml"))
    with open(os.path.join(WORKSPACE, "submission", "submission.yaml"), "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")


def main():
    arguments = argparse.ArgumentParser(description="Train a first model and hand it in.")
    arguments.add_argument("--model", choices=sorted(MODELS), default="logistic")
    chosen = arguments.parse_args().model

    workspace, schema = read_workspace(), read_schema()
    rows = read_rows(schema)
    target = next(column["name"] for column in schema if column["role"] == "target")
    labels = np.array(rows[target], dtype=np.float64).astype(int)
    count = int(len(labels) * (1 - VALIDATION))        # train on the past, judge on what came later
    features = choose_features(schema, rows, count)
    x = matrix(features, rows)
    print("%d rows, %d inputs, %.1f %% positive" % (len(labels), x.shape[1], 100 * labels.mean()))

    model = MODELS[chosen]().fit(x[:count], labels[:count])
    scores = model.predict_proba(x[count:])[:, 1]
    figures = (len(scores), log_loss(labels[count:], scores, labels=[0, 1]), roc_auc_score(labels[count:], scores))
    print("validation on the last %d rows: log_loss %.4f, roc_auc %.4f" % figures)
    threshold = best_threshold(workspace["value"])
    print("threshold %.4f: act when that is worth more than not acting" % threshold)

    os.makedirs(os.path.join(WORKSPACE, "submission"), exist_ok=True)
    to_onnx.save(model, x.shape[1], os.path.join(WORKSPACE, "submission", "model.onnx"))
    write_manifest(workspace, features, threshold, figures)
    print("wrote submission/model.onnx and submission/submission.yaml")


if __name__ == "__main__":
    main()
