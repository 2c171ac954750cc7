"""Writes exports/*.onnx: small models as honest tools write them.
The torch ones are written by torch.onnx.export (Debian's python3-torch 1.13); the others have the graphs that skl2onnx, onnxmltools (XGBoost, LightGBM) and tf2onnx write,
node by node and attribute by attribute, put together with python3-onnx 1.12, since those tools are not in Debian. Run: /usr/bin/python3 exports.py"""
import os, warnings
import numpy as np, onnx
from onnx import TensorProto as T, helper as h, numpy_helper as nh

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "exports")
ML = "ai.onnx.ml"
rng = np.random.default_rng(7)

def const(name, values, kind=np.float32):
    return nh.from_array(np.asarray(values, kind), name)

def save(name, nodes, inputs, outputs, constants=(), producer="skl2onnx", version="1.17.0", ir=8, opset=17, ml=3):
    graph = h.make_graph(nodes, "graph", [h.make_tensor_value_info(n, t, s) for n, t, s in inputs], [h.make_tensor_value_info(n, t, s) for n, t, s in outputs], list(constants))
    sets = [h.make_opsetid("", opset)] + ([h.make_opsetid(ML, ml)] if ml else [])
    model = h.make_model(graph, opset_imports=sets, producer_name=producer, producer_version=version)
    model.ir_version = ir
    onnx.checker.check_model(model)
    onnx.save(model, os.path.join(HERE, name + ".onnx"))

def tree(nodes, tid):
    """A full tree of depth 3 over 4 columns in the order in which skl2onnx writes it."""
    rows, leaves, count = [], [], [0]
    def grow(depth):
        me = count[0]; count[0] += 1
        if depth == 0:
            rows.append((me, 0, "LEAF", 0.0, 0, 0)); leaves.append(me); return me
        at = len(rows); rows.append(None)
        yes = grow(depth - 1); no = grow(depth - 1)
        rows[at] = (me, int(rng.integers(4)), "BRANCH_LEQ", float(np.float32(rng.normal())), yes, no)
        return me
    grow(3)
    for r in rows: nodes.append((tid,) + r)
    return [(tid, l) for l in leaves]

def ensemble(trees):
    nodes, leaves = [], []
    for t in range(trees): leaves += tree(nodes, t)
    lists = dict(nodes_treeids=[n[0] for n in nodes], nodes_nodeids=[n[1] for n in nodes], nodes_featureids=[n[2] for n in nodes], nodes_modes=[n[3] for n in nodes],
                 nodes_values=[n[4] for n in nodes], nodes_truenodeids=[n[5] for n in nodes], nodes_falsenodeids=[n[6] for n in nodes],
                 nodes_hitrates=[1.0] * len(nodes), nodes_missing_value_tracks_true=[0] * len(nodes))
    return lists, leaves

def sklearn_style():
    F, N = [("X", T.FLOAT, [None, 4])], [("label", T.INT64, [None]), ("probabilities", T.FLOAT, [None, 2])]
    lists, leaves = ensemble(10)
    pairs = [(t, n, c) for t, n in leaves for c in (0, 1)]
    save("skl_random_forest", [
        h.make_node("TreeEnsembleClassifier", ["X"], ["label", "probabilities"], "TreeEnsembleClassifier", domain=ML, **lists, class_treeids=[p[0] for p in pairs],
                    class_nodeids=[p[1] for p in pairs], class_ids=[p[2] for p in pairs], class_weights=[0.05] * len(pairs), classlabels_int64s=[0, 1], post_transform="NONE")], F, N)
    save("skl_scaler_logistic", [
        h.make_node("Scaler", ["X"], ["variable"], "Scaler", domain=ML, offset=[0.1, 0.2, 0.3, 0.4], scale=[1.0, 2.0, 3.0, 4.0]),
        h.make_node("LinearClassifier", ["variable"], ["label", "probability_tensor"], "LinearClassifier", domain=ML, classlabels_ints=[0, 1], coefficients=[-1.0, 1, -2, 2, 1, -1, 2, -2],
                    intercepts=[-0.5, 0.5], multi_class=0, post_transform="LOGISTIC"),
        h.make_node("Normalizer", ["probability_tensor"], ["probabilities"], "Normalizer", domain=ML, norm="L1")], F, N)
    mixed = [("age", T.FLOAT, [None, 1]), ("fee", T.FLOAT, [None, 1]), ("plan", T.STRING, [None, 1])]
    save("skl_column_transformer", [
        h.make_node("Concat", ["age", "fee"], ["merged_columns"], "Concat", axis=1),
        h.make_node("Imputer", ["merged_columns"], ["variable"], "Imputer", domain=ML, imputed_value_floats=[38.5, 12.0], replaced_value_float=float("nan")),
        h.make_node("Scaler", ["variable"], ["variable1"], "Scaler", domain=ML, offset=[38.5, 12.0], scale=[0.1, 0.2]),
        h.make_node("OneHotEncoder", ["plan"], ["transformed"], "OneHotEncoder", domain=ML, cats_strings=["basic", "plus", "zażółć"], zeros=1),
        h.make_node("Reshape", ["transformed", "shape_tensor"], ["flat"], "Reshape"),
        h.make_node("Concat", ["variable1", "flat"], ["features"], "Concat1", axis=1),
        h.make_node("LinearClassifier", ["features"], ["label", "probability_tensor"], "LinearClassifier", domain=ML, classlabels_ints=[0, 1], coefficients=[float(x) for x in rng.normal(size=10)],
                    intercepts=[-0.5, 0.5], post_transform="LOGISTIC"),
        h.make_node("Normalizer", ["probability_tensor"], ["probabilities"], "Normalizer", domain=ML, norm="L1")], mixed, N, [const("shape_tensor", [-1, 3], np.int64)])
    save("skl_label_encoder", [
        h.make_node("LabelEncoder", ["plan"], ["code"], "LabelEncoder", domain=ML, keys_strings=["basic", "plus"], values_floats=[0.0, 1.0], default_float=-1.0),
        h.make_node("Concat", ["code", "fee"], ["features"], "Concat", axis=1),
        h.make_node("MatMul", ["features", "coef"], ["product"], "MatMul"), h.make_node("Add", ["product", "intercept"], ["logit"], "Add"),
        h.make_node("Sigmoid", ["logit"], ["probability"], "Sigmoid")], mixed[1:], [("probability", T.FLOAT, [None, 1])], [const("coef", [[1], [2]]), const("intercept", [0.5])])
    lists, leaves = ensemble(5)
    save("skl_gradient_boosting", [
        h.make_node("TreeEnsembleRegressor", ["X"], ["raw"], "TreeEnsembleRegressor", domain=ML, **lists, target_treeids=[l[0] for l in leaves], target_nodeids=[l[1] for l in leaves],
                    target_ids=[0] * len(leaves), target_weights=[float(x) for x in rng.normal(size=len(leaves))], n_targets=1, base_values=[0.25], post_transform="NONE"),
        h.make_node("Sigmoid", ["raw"], ["p1"], "Sigmoid"), h.make_node("Sub", ["one", "p1"], ["p0"], "Sub"), h.make_node("Concat", ["p0", "p1"], ["probabilities"], "Concat", axis=1),
        h.make_node("ArgMax", ["probabilities"], ["at"], "ArgMax", axis=1, keepdims=0), h.make_node("ArrayFeatureExtractor", ["classes", "at"], ["found"], "Afe", domain=ML),
        h.make_node("Reshape", ["found", "flat"], ["label"], "Reshape")], F, N, [const("one", [1]), const("classes", [0, 1], np.int64), const("flat", [-1], np.int64)])
    save("skl_svc", [
        h.make_node("SVMClassifier", ["X"], ["label", "probabilities"], "SVMc", domain=ML, classlabels_ints=[0, 1], coefficients=[1.0, 0.5, -1.5], kernel_params=[0.25, 0.0, 3.0], kernel_type="RBF",
                    prob_a=[-1.1], prob_b=[0.02], rho=[0.3], support_vectors=[float(x) for x in rng.normal(size=12)], vectors_per_class=[2, 1], post_transform="NONE")], F, N)
    save("skl_tfidf", [
        h.make_node("StringNormalizer", ["text"], ["normal"], "StringNormalizer", case_change_action="LOWER", is_case_sensitive=0, locale="C"),
        h.make_node("TfIdfVectorizer", ["normal"], ["counts"], "TfIdf", max_gram_length=1, max_skip_count=0, min_gram_length=1, mode="TF", ngram_counts=[0], ngram_indexes=[0, 1, 2],
                    pool_strings=["cancel", "price", "thanks"], weights=[1.0, 1.5, 2.0]),
        h.make_node("Normalizer", ["counts"], ["features"], "Normalizer", domain=ML, norm="L2"),
        h.make_node("LinearRegressor", ["features"], ["score"], "LinearRegressor", domain=ML, coefficients=[1.0, 0.5, -1.0], intercepts=[0.1], targets=1)],
         [("text", T.STRING, [None])], [("score", T.FLOAT, [None, 1])])

def boosting_style():
    F = [("input", T.FLOAT, [None, 4])]
    lists, leaves = ensemble(8)
    save("xgboost_classifier", [
        h.make_node("TreeEnsembleClassifier", ["input"], ["label", "probabilities"], "TreeEnsembleClassifier", domain=ML, **lists, class_treeids=[l[0] for l in leaves], class_nodeids=[l[1] for l in leaves],
                    class_ids=[0] * len(leaves), class_weights=[float(x) for x in rng.normal(size=len(leaves))], classlabels_int64s=[0, 1], base_values=[0.0], post_transform="LOGISTIC")],
         F, [("label", T.INT64, [None]), ("probabilities", T.FLOAT, [None, 2])], producer="OnnxMLTools", version="1.12.0", opset=15, ml=3)
    lists, leaves = ensemble(8)
    lists.pop("nodes_hitrates")
    save("lightgbm_classifier", [
        h.make_node("TreeEnsembleRegressor", ["input"], ["raw"], "LgbmRaw", domain=ML, **lists, target_treeids=[l[0] for l in leaves], target_nodeids=[l[1] for l in leaves], target_ids=[0] * len(leaves),
                    target_weights=[float(x) for x in rng.normal(size=len(leaves))], n_targets=1, post_transform="NONE", aggregate_function="SUM"),
        h.make_node("Sigmoid", ["raw"], ["probability"], "LgbmSigmoid")], F, [("probability", T.FLOAT, [None, 1])], producer="OnnxMLTools", version="1.12.0", opset=15, ml=3)

def keras_dense(name, columns):
    c = [const("model/dense/MatMul/ReadVariableOp:0", rng.normal(size=(columns, 8))), const("model/dense/BiasAdd/ReadVariableOp:0", np.zeros(8)),
         const("model/dense_1/MatMul/ReadVariableOp:0", rng.normal(size=(8, 1))), const("model/dense_1/BiasAdd/ReadVariableOp:0", [0.0])]
    save(name, [
        h.make_node("MatMul", ["input_1", c[0].name], ["model/dense/MatMul:0"], "model/dense/MatMul"), h.make_node("Add", ["model/dense/MatMul:0", c[1].name], ["model/dense/BiasAdd:0"], "model/dense/BiasAdd"),
        h.make_node("Relu", ["model/dense/BiasAdd:0"], ["model/dense/Relu:0"], "model/dense/Relu"), h.make_node("MatMul", ["model/dense/Relu:0", c[2].name], ["model/dense_1/MatMul:0"], "model/dense_1/MatMul"),
        h.make_node("Add", ["model/dense_1/MatMul:0", c[3].name], ["model/dense_1/BiasAdd:0"], "model/dense_1/BiasAdd"), h.make_node("Sigmoid", ["model/dense_1/BiasAdd:0"], ["dense_1"], "model/dense_1/Sigmoid")],
         [("input_1", T.FLOAT, ["unk__6", columns])], [("dense_1", T.FLOAT, ["unk__7", 1])], c, "tf2onnx", "1.16.1 15c810", opset=15, ml=0)

def keras_style():
    keras_dense("keras_mlp", 6)
    k = [const("kernel", rng.normal(size=(4, 1, 3, 3))), const("w", rng.normal(size=(4, 1))), const("new_shape__18", [-1, 4], np.int64)]
    save("keras_conv", [
        h.make_node("Transpose", ["image"], ["t__6"], "Transpose__6", perm=[0, 3, 1, 2]), h.make_node("Conv", ["t__6", "kernel"], ["conv"], "conv", auto_pad="SAME_UPPER", strides=[1, 1], dilations=[1, 1], group=1, kernel_shape=[3, 3]),
        h.make_node("Relu", ["conv"], ["relu"], "relu"), h.make_node("MaxPool", ["relu"], ["pool"], "pool", kernel_shape=[2, 2], strides=[2, 2], auto_pad="VALID"),
        h.make_node("GlobalAveragePool", ["pool"], ["avg"], "avg"), h.make_node("Reshape", ["avg", "new_shape__18"], ["flat"], "flat"), h.make_node("MatMul", ["flat", "w"], ["logit"], "dense"), h.make_node("Sigmoid", ["logit"], ["score"], "sigmoid")],
         [("image", T.FLOAT, ["unk__1", 8, 8, 1])], [("score", T.FLOAT, ["unk__2", 1])], k, "tf2onnx", "1.16.1 15c810", opset=13, ml=0)

def torch_exports():
    import torch
    from torch import nn
    torch.manual_seed(7)
    class Tabular(nn.Module):
        def __init__(self):
            super().__init__()
            self.embed, self.net = nn.Embedding(20, 4), nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 1))
        def forward(self, code, x): return torch.sigmoid(self.net(torch.cat([self.embed(code).flatten(1), x], 1)))
    class Pool(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = nn.TransformerEncoderLayer(16, 2, 32, batch_first=True)
            self.inp, self.out = nn.Linear(3, 16), nn.Linear(16, 1)
        def forward(self, x): return torch.sigmoid(self.out(self.layer(self.inp(x)).mean(1)))
    class Recurrent(nn.Module):
        def __init__(self):
            super().__init__()
            self.lstm, self.out = nn.LSTM(3, 8, batch_first=True), nn.Linear(8, 1)
        def forward(self, x): return torch.sigmoid(self.out(self.lstm(x)[0][:, -1]))
    rows = {0: "rows"}
    def export(name, module, inputs, names, opset=17):
        path = os.path.join(HERE, name + ".onnx")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(module.eval(), inputs, path, opset_version=opset, input_names=names, output_names=["score"], dynamic_axes={n: rows for n in names + ["score"]})
        onnx.checker.check_model(onnx.load(path))
    export("torch_mlp", nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 1), nn.Sigmoid()), torch.randn(3, 6), ["x"])
    export("torch_mlp_opset9", nn.Sequential(nn.Linear(6, 16), nn.Tanh(), nn.Linear(16, 1), nn.Sigmoid()), torch.randn(3, 6), ["x"], 9)
    export("torch_batchnorm", nn.Sequential(nn.Linear(6, 16), nn.BatchNorm1d(16), nn.GELU(), nn.Linear(16, 2), nn.Softmax(1)), torch.randn(3, 6), ["x"])
    export("torch_layernorm", nn.Sequential(nn.Linear(6, 16), nn.LayerNorm(16), nn.SiLU(), nn.Linear(16, 1)), torch.randn(3, 6), ["x"])
    export("torch_layernorm_opset13", nn.Sequential(nn.Linear(6, 16), nn.LayerNorm(16), nn.LeakyReLU(), nn.Linear(16, 1)), torch.randn(3, 6), ["x"], 13)
    export("torch_embedding", Tabular(), (torch.tensor([[1], [2], [3]]), torch.randn(3, 3)), ["code", "x"])
    export("torch_transformer", Pool(), torch.randn(3, 5, 3), ["x"])
    export("torch_lstm", Recurrent(), torch.randn(3, 5, 3), ["x"])
    export("torch_conv", nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 1)), torch.randn(3, 1, 8, 8), ["x"])
    export("torch_four", nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid()), torch.randn(3, 4), ["x"])

if __name__ == "__main__":
    os.makedirs(HERE, exist_ok=True)
    sklearn_style(); boosting_style(); keras_style(); keras_dense("keras_four", 4); torch_exports()
