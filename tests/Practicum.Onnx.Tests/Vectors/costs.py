"""Writes costs.json: small graphs and the dimensions that python3-onnx 1.12 infers for their values (onnx.shape_inference, strict, with data propagation).

Run: python3 costs.py > costs.json
"""
import base64
import json
import random

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, shape_inference

random.seed(20260101)
F, I = TensorProto.FLOAT, TensorProto.INT64


def ints(name, *values):
    return numpy_helper.from_array(np.array(values, dtype=np.int64), name)


def scalar(name, value):
    return numpy_helper.from_array(np.array(value, dtype=np.int64), name)


def weights(name, *shape):
    # Only the dimensions matter; one text field is shorter than zeros.
    return helper.make_tensor(name, F, shape, np.zeros(int(np.prod(shape)), dtype=np.float32).tobytes(), raw=True)


def node(op, inputs, outputs="y", **attributes):
    return helper.make_node(op, inputs.split(" "), outputs.split(" "), **attributes)


def some(low, high):
    return random.randint(low, high)


def dims(count, low=1, high=6):
    return [some(low, high) for _ in range(count)]


def window(rank, transposed=False):
    attributes = {"kernel_shape": dims(rank, 1, 3), "strides": dims(rank, 1, 3)}
    way = random.choice(["pads", "SAME_UPPER", "SAME_LOWER", "VALID", "none"])
    if way == "pads":
        attributes["pads"] = dims(2 * rank, 0, 1) if min(attributes["kernel_shape"]) > 1 else [0] * (2 * rank)
    elif way != "none":
        attributes["auto_pad"] = way
    return attributes


def conv():
    rank, group = some(1, 3), some(1, 2)
    attributes = window(rank)
    if "auto_pad" not in attributes:
        attributes["dilations"] = dims(rank, 1, 2)
    channels = 2 * group
    return [some(1, 3), channels] + dims(rank, 8, 12), [weights("w", 2 * group, channels // group, *attributes["kernel_shape"])], [node("Conv", "x w", group=group, **attributes)]


def conv_transpose():
    rank, group = some(1, 2), some(1, 2)
    attributes = {"kernel_shape": dims(rank, 2, 3), "strides": dims(rank, 2, 3), "pads": dims(2 * rank, 0, 1), "output_padding": dims(rank, 0, 1)}
    return [some(1, 3), 2 * group] + dims(rank, 3, 6), [weights("w", 2 * group, 3, *attributes["kernel_shape"])], [node("ConvTranspose", "x w", group=group, **attributes)]


def pool():
    rank = some(1, 3)
    op = random.choice(["MaxPool", "AveragePool", "LpPool"])
    return dims(2) + dims(rank, 6, 12), [], [node(op, "x", **window(rank))]


def slicing():
    shape = dims(some(1, 4), 2, 8)
    axes = random.sample(range(len(shape)), some(1, len(shape)))
    starts, ends, steps = ([some(-9, 9) for _ in axes] for _ in range(3))
    steps = [s or 1 for s in steps]
    ends = [random.choice([e, 2**63 - 1, -2**63 + 1]) for e in ends]
    axes = [a - len(shape) * some(0, 1) for a in axes]
    return shape, [ints("a", *starts), ints("b", *ends), ints("c", *axes), ints("d", *steps)], [node("Slice", "x a b c d")]


def padding():
    shape = dims(some(1, 4), 3, 6)
    return shape, [ints("p", *[some(-1, 3) for _ in range(2 * len(shape))])], [node("Pad", "x p")]


def reduction():
    shape = dims(some(1, 4))
    op = random.choice(["ReduceMax", "ReduceMean", "ReduceL2", "ReduceProd", "ReduceLogSumExp"])
    axes = sorted(random.sample(range(-len(shape), 0), some(1, len(shape))))
    return shape, [], [node(op, "x", axes=axes, keepdims=some(0, 1))]


def reduce_sum():
    shape = dims(some(1, 4))
    return shape, [ints("a", *random.sample(range(-len(shape), 0), some(1, len(shape))))], [node("ReduceSum", "x a", keepdims=some(0, 1))]


def argmax():
    shape = dims(some(1, 4))
    return shape, [], [node("ArgMax", "x", axis=some(-len(shape), len(shape) - 1), keepdims=some(0, 1))]


def matmul():
    front = dims(some(0, 2))
    a, b, c = dims(3)
    left, right = random.choice([(front + [a, b], [b, c]), (front + [a, b], front + [b, c]), ([b], front + [b, c]), (front + [a, b], [b]), ([b], [b])])
    return left, [weights("w", *right)], [node("MatMul", "x w")]


def gemm():
    m, k, n = dims(3)
    ta, tb = some(0, 1), some(0, 1)
    return ([k, m] if ta else [m, k]), [weights("w", *([n, k] if tb else [k, n])), weights("c", n)], [node("Gemm", "x w c", transA=ta, transB=tb)]


def broadcast():
    shape = dims(some(1, 4), 2, 5)
    other = [d if some(0, 1) else 1 for d in shape][some(0, len(shape) - 1):]
    op = random.choice(["Add", "Mul", "Less", "Max", "Where", "Pow"])
    if op == "Where":
        return shape, [weights("w", *other), numpy_helper.from_array(np.ones(other[-1:], dtype=bool), "k")], [node("Where", "k x w")]
    return shape, [weights("w", *other)], [node(op, "x w")]


def moving():
    shape = dims(some(2, 4), 2, 6)
    axis = some(-len(shape), len(shape) - 1)
    op = random.choice(["Transpose", "Concat", "Split", "Flatten", "Gather", "GatherElements", "Unsqueeze", "Tile", "Expand", "TopK", "OneHot", "Cast", "Softmax", "DepthToSpace", "SpaceToDepth"])
    if op == "Transpose":
        return shape, [], [node(op, "x", perm=random.sample(range(len(shape)), len(shape)))]
    if op == "Concat":
        return shape, [], [node(op, "x x x", axis=axis)]
    if op == "Split":
        shape[axis] = 7
        return shape, [ints("s", 2, 0, 5)], [node(op, "x s", "y z u", axis=axis)]
    if op == "Flatten":
        return shape, [], [node(op, "x", axis=axis)]
    if op == "Gather":
        return shape, [numpy_helper.from_array(np.zeros(dims(some(0, 3)), dtype=np.int64), "i")], [node(op, "x i", axis=axis)]
    if op == "GatherElements":
        return shape, [numpy_helper.from_array(np.zeros([some(1, d) for d in shape], dtype=np.int64), "i")], [node(op, "x i", axis=axis)]
    if op == "Unsqueeze":
        return shape, [ints("a", 0, -1)], [node(op, "x a")]
    if op == "Tile":
        return shape, [ints("r", *dims(len(shape), 0, 3))], [node(op, "x r")]
    if op == "Expand":
        shape[0] = 1
        return shape, [ints("s", 2, 3, *shape[1:])], [node(op, "x s")]
    if op == "TopK":
        return shape, [ints("k", 2)], [node(op, "x k", "y z", axis=axis)]
    if op == "OneHot":
        return shape, [scalar("d", 5), weights("v", 2)], [node("Cast", "x", "i", to=I), node(op, "i d v", axis=axis)]
    if op == "Cast":
        return shape, [], [node(op, "x", to=TensorProto.INT32)]
    if op == "Softmax":
        return shape, [], [node(op, "x", axis=axis)]
    if op == "DepthToSpace":
        return [2, 12, 3, 4], [], [node(op, "x", blocksize=2)]
    return [2, 3, 4, 6], [], [node(op, "x", blocksize=2)]


def resize():
    scales = [1.0, 1.0] + [random.choice([0.5, 0.75, 1.5, 2.0, 2.6, 3.0]) for _ in range(2)]
    constant = helper.make_tensor("f", F, [4], scales) if some(0, 1) else numpy_helper.from_array(np.array(scales, dtype=np.float32), "f")
    return dims(2) + dims(2, 3, 9), [constant], [helper.make_node("Resize", ["x", "", "f"], ["y"], mode=random.choice(["nearest", "linear"]))]


def computed():
    """Sizes that are computed from the input's, as exporters write them."""
    a, b, c = dims(3, 2, 6)
    shape = [a, 2 * b, c]
    way = some(0, 5)
    if way == 0:  # x.view(x.size(0), -1)
        return shape, [scalar("zero", 0), ints("last", -1)], [node("Shape", "x", "s"), node("Gather", "s zero", "n", axis=0), node("Unsqueeze", "n at", "m"), node("Concat", "m last", "t", axis=0), node("Reshape", "x t")], [ints("at", 0)]
    if way == 1:  # x.view(n, b, 2 * c)
        return shape, [scalar("two", 2), scalar("i", 2), ints("at", 0), ints("first", 0)], [
            node("Shape", "x", "s"), node("Gather", "s i", "c", axis=0), node("Mul", "c two", "c2"), node("Unsqueeze", "c2 at", "u"), node("Gather", "s first", "n", axis=0),
            node("Concat", "n half u", "t", axis=0), node("Reshape", "x t")], [ints("half", b)]
    if way == 2:  # a slice of the shape, expanded
        return [a, 1], [ints("k", c), ints("from", 0), ints("to", 1)], [node("Shape", "x", "s"), node("Slice", "s from to", "n"), node("Concat", "n k", "t", axis=0), node("Expand", "x t")]
    if way == 3:  # zeros(n, hidden)
        return shape, [ints("h", 5), ints("first", 0)], [node("Shape", "x", "s"), node("Gather", "s first", "n", axis=0), node("Concat", "n h", "t", axis=0), node("ConstantOfShape", "t")]
    if way == 4:  # Size and Add
        return shape, [scalar("one", 1), ints("at", 0)], [node("Size", "x", "s"), node("Add", "s one", "p"), node("Unsqueeze", "p at", "t"), node("ConstantOfShape", "t")]
    return shape, [ints("i", 1, 0), ints("half", 0, 0, -1)], [node("Shape", "x", "s"), node("Gather", "s i", "two", axis=0), node("Transpose", "x", "z", perm=[1, 0, 2]), node("Concat", "two last", "t", axis=0), node("Reshape", "z t")], [ints("last", -1)]


makers = [conv, conv_transpose, pool, slicing, padding, reduction, reduce_sum, argmax, matmul, gemm, broadcast, moving, resize, computed]
cases, failed = [], 0
while len(cases) < 420:
    maker = makers[len(cases) % len(makers)]
    parts = maker()
    shape, constants, nodes = parts[0], parts[1] + (parts[3] if len(parts) > 3 else []), parts[2]
    last = [o for o in nodes[-1].output]
    graph = helper.make_graph(nodes, "g", [helper.make_tensor_value_info("x", F, shape)], [helper.make_empty_tensor_value_info(o) for o in last], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    try:
        inferred = shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    except Exception:
        failed += 1
        assert failed < 200, "too many graphs that are not valid"
        continue
    found = {}
    for value in list(inferred.graph.value_info) + list(inferred.graph.output):
        tensor = value.type.tensor_type
        if tensor.HasField("shape") and all(d.HasField("dim_value") for d in tensor.shape.dim):
            found[value.name] = [tensor.elem_type] + [d.dim_value for d in tensor.shape.dim]
    if any(o not in found for o in last):
        failed += 1
        continue
    cases.append({"maker": maker.__name__, "model": base64.b64encode(model.SerializeToString()).decode(), "values": found})

print("[")
print(",\n".join(json.dumps(c) for c in cases))
print("]")
