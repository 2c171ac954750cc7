"""Writes a fitted scikit-learn model as ONNX, as a submission wants it: one input `features` [N, F] of floats, one output `probability` [N, 1].

Binary classifiers: LogisticRegression, DecisionTreeClassifier, RandomForestClassifier, ExtraTreesClassifier, GradientBoostingClassifier,
HistGradientBoostingClassifier (without native categories), alone or as the last step of a Pipeline after SimpleImputer and StandardScaler.
Needs python3-onnx and numpy. Missing values reach the model as NaN.

Another way, untested here, is skl2onnx:
    from skl2onnx import to_onnx
    to_onnx(model, X[:1].astype("float32"), options={"zipmap": False})     # a submission refuses the ZipMap output
"""
import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

INPUT, OUTPUT = "features", "probability"


def floor32(thresholds):
    """The largest float32 not above each threshold: then a float32 x is <= it exactly when x is <= the threshold itself."""
    wide = np.asarray(thresholds, dtype=np.float64)
    with np.errstate(over="ignore"):
        near = wide.astype(np.float32)
    return np.where(near.astype(np.float64) > wide, np.nextafter(near, np.float32(-np.inf)), near).astype(np.float32)


class Graph:
    """Nodes and constants under construction; `last` names the newest tensor."""

    def __init__(self):
        self.nodes, self.constants, self.last = [], [], INPUT

    def constant(self, values):
        name = "c%d" % len(self.constants)
        self.constants.append(numpy_helper.from_array(np.asarray(values, dtype=np.float32), name))
        return name

    def add(self, operation, inputs, **attributes):
        output = "t%d" % len(self.nodes)
        self.nodes.append(helper.make_node(operation, inputs, [output], **attributes))
        self.last = output
        return output


def add_step(graph, step):
    """A step before the classifier."""
    kind = type(step).__name__
    if kind == "SimpleImputer":
        if step.add_indicator or not (isinstance(step.missing_values, float) and np.isnan(step.missing_values)) or np.isnan(step.statistics_).any():
            raise ValueError("SimpleImputer: only NaN as the missing value, no indicator, and no column that is always missing")
        x = graph.last
        missing = graph.add("IsNaN", [x])
        graph.add("Where", [missing, graph.constant(step.statistics_.reshape(1, -1)), x])
    elif kind == "StandardScaler":
        if step.with_mean:
            graph.add("Sub", [graph.last, graph.constant(step.mean_.reshape(1, -1))])
        if step.with_std:
            graph.add("Div", [graph.last, graph.constant(step.scale_.reshape(1, -1))])
    else:
        raise ValueError("%s is not supported before the classifier; SimpleImputer and StandardScaler are" % kind)


def nodes_of_tree(tree, weigh):
    """A scikit-learn tree as rows (feature, threshold, missing goes left, left, right, is leaf, value)."""
    shares = tree.value[:, 0, :]
    missing_left = getattr(tree, "missing_go_to_left", np.zeros(tree.node_count))
    for i in range(tree.node_count):
        leaf = tree.children_left[i] < 0
        yield (max(0, int(tree.feature[i])), tree.threshold[i], int(missing_left[i]), int(tree.children_left[i]), int(tree.children_right[i]), leaf,
               weigh(shares[i]) if leaf else 0.0)


def nodes_of_histogram_tree(nodes):
    """A tree of HistGradientBoostingClassifier as the same rows."""
    if nodes["is_categorical"].any():
        raise ValueError("HistGradientBoostingClassifier with categorical_features is not supported; use one-hot columns")
    for n in nodes:
        yield (int(n["feature_idx"]), n["num_threshold"], int(n["missing_go_to_left"]), int(n["left"]), int(n["right"]), bool(n["is_leaf"]), float(n["value"]))


def add_trees(graph, trees, base):
    """Sum of the trees' leaves and `base`, [N, 1]."""
    a = {key: [] for key in ("nodes_treeids", "nodes_nodeids", "nodes_featureids", "nodes_values", "nodes_modes", "nodes_truenodeids", "nodes_falsenodeids",
                             "nodes_missing_value_tracks_true", "target_treeids", "target_nodeids", "target_ids", "target_weights")}
    for t, tree in enumerate(trees):
        for i, (feature, threshold, missing_left, left, right, leaf, value) in enumerate(tree):
            a["nodes_treeids"].append(t)
            a["nodes_nodeids"].append(i)
            a["nodes_featureids"].append(0 if leaf else feature)
            a["nodes_values"].append(0.0 if leaf else float(floor32(threshold)))
            a["nodes_modes"].append("LEAF" if leaf else "BRANCH_LEQ")
            a["nodes_truenodeids"].append(0 if leaf else left)
            a["nodes_falsenodeids"].append(0 if leaf else right)
            a["nodes_missing_value_tracks_true"].append(0 if leaf else missing_left)
            if leaf:
                a["target_treeids"].append(t)
                a["target_nodeids"].append(i)
                a["target_ids"].append(0)
                a["target_weights"].append(float(value))
    # The sigmoid, where there is one, is a node of its own: ONNX Runtime ignores post_transform on tree regressors.
    graph.add("TreeEnsembleRegressor", [graph.last], domain="ai.onnx.ml", n_targets=1, base_values=[float(base)], aggregate_function="SUM",
              post_transform="NONE", **a)


def add_classifier(graph, model):
    """The classifier; afterwards `last` is the probability of the second class, [N, 1]."""
    kind = type(model).__name__
    if len(model.classes_) != 2:
        raise ValueError("only binary classifiers are supported; this one knows %d classes" % len(model.classes_))
    share = lambda values: values[1] / values.sum()
    if kind == "LogisticRegression":
        graph.add("MatMul", [graph.last, graph.constant(model.coef_.reshape(-1, 1))])
        graph.add("Add", [graph.last, graph.constant(np.reshape(model.intercept_, (1, 1)))])
        graph.add("Sigmoid", [graph.last])
    elif kind == "DecisionTreeClassifier":
        add_trees(graph, [nodes_of_tree(model.tree_, share)], 0)
    elif kind in ("RandomForestClassifier", "ExtraTreesClassifier"):
        count = len(model.estimators_)
        add_trees(graph, [nodes_of_tree(e.tree_, lambda values: share(values) / count) for e in model.estimators_], 0)
    elif kind == "GradientBoostingClassifier":
        if model.loss == "exponential":
            raise ValueError("GradientBoostingClassifier with the exponential loss is not supported")
        prior = 0.0 if model.init_ == "zero" else getattr(model.init_, "class_prior_", None)
        if prior is None:
            raise ValueError("GradientBoostingClassifier with an `init` of its own is not supported")
        base = 0.0 if np.isscalar(prior) else np.log(prior[1] / prior[0])
        add_trees(graph, [nodes_of_tree(e.tree_, lambda values: values[0] * model.learning_rate) for e in model.estimators_[:, 0]], base)
        graph.add("Sigmoid", [graph.last])
    elif kind == "HistGradientBoostingClassifier":
        add_trees(graph, [nodes_of_histogram_tree(one[0].nodes) for one in model._predictors], float(np.ravel(model._baseline_prediction)[0]))
        graph.add("Sigmoid", [graph.last])
    else:
        raise ValueError("%s is not supported; see the first lines of this file" % kind)


def to_onnx(model, columns):
    """The ONNX model of a fitted classifier or pipeline over `columns` float columns."""
    graph = Graph()
    steps = [step for _, step in model.steps] if type(model).__name__ == "Pipeline" else [model]
    for step in steps[:-1]:
        if step is not None and step != "passthrough":
            add_step(graph, step)
    add_classifier(graph, steps[-1])
    graph.nodes[-1].output[0] = OUTPUT
    made = helper.make_graph(
        graph.nodes, "starter",
        [helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, ["N", columns])],
        [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["N", 1])],
        graph.constants)
    onnx_model = helper.make_model(made, producer_name="starter", opset_imports=[helper.make_opsetid("", 15), helper.make_opsetid("ai.onnx.ml", 3)])
    onnx_model.ir_version = 8
    checker.check_model(onnx_model)
    return onnx_model


def save(model, columns, path):
    """Writes the model to a file."""
    with open(path, "wb") as out:
        out.write(to_onnx(model, columns).SerializeToString())
