"""Writes reader.json: for every model of libonnx-testdata and every model beside this script, the SHA-256 of what python3-onnx reads in it, spelled out line by line.
Made with Debian's python3-onnx 1.12.0 and libonnx-testdata 1.12.0. Run: /usr/bin/python3 reader.py > reader.json; with a model as argument it prints the lines."""
import glob, hashlib, json, os, struct, sys
import onnx, onnx.numpy_helper

def own(domain):
    return "" if domain == "ai.onnx" else domain

def bits(x):
    return struct.pack("<f", x).hex()

def tensor(t):
    typed = sum(map(len, (t.float_data, t.int32_data, t.string_data, t.int64_data, t.double_data, t.uint64_data)))
    line = f"tensor {t.name}|{t.data_type}|{list(t.dims)}|{hashlib.sha256(t.raw_data).hexdigest()}|{typed}"
    if t.data_type in (6, 7, 9):
        values = onnx.numpy_helper.to_array(t).ravel().tolist()
        if len(values) <= 4096:
            line += "|" + ",".join(str(int(v)) for v in values)
    yield line

def value(kind, v):
    which = v.type.WhichOneof("value")
    if which == "tensor_type":
        t = v.type.tensor_type
        shape = ",".join(str(d.dim_value) if d.HasField("dim_value") else "-1:" + d.dim_param for d in t.shape.dim) if t.HasField("shape") else "none"
        yield f"{kind} {v.name}|Tensor|{t.elem_type}|{shape}"
    else:
        yield f"{kind} {v.name}|{'None' if which is None else 'Other'}|0|none"

def attribute(a):
    head = f"attribute {a.name}|{a.type}|"
    if a.type == 1: yield head + bits(a.f)
    elif a.type == 2: yield head + str(a.i)
    elif a.type == 3: yield head + a.s.hex()
    elif a.type == 6: yield head + ",".join(map(bits, a.floats))
    elif a.type == 7: yield head + ",".join(map(str, a.ints))
    elif a.type == 8: yield head + ",".join(s.hex() for s in a.strings)
    else: yield head
    for t in ([a.t] if a.HasField("t") else []) + list(a.tensors): yield from tensor(t)
    for g in ([a.g] if a.HasField("g") else []) + list(a.graphs): yield from graph(g)

def graph(g):
    yield f"graph {g.name}|{len(g.sparse_initializer)}"
    for n in g.node:
        yield f"node {n.name}|{n.op_type}|{own(n.domain)}|{','.join(n.input)}|{','.join(n.output)}"
        for a in n.attribute: yield from attribute(a)
    for t in g.initializer: yield from tensor(t)
    for v in g.input: yield from value("input", v)
    for v in g.output: yield from value("output", v)
    for v in g.value_info: yield from value("claim", v)

def model(m):
    yield f"model {m.ir_version}|{m.producer_name}|{m.producer_version}|{len(m.functions)}|{bool(len(m.training_info))}|{','.join(p.key for p in m.metadata_props)}"
    for o in m.opset_import: yield f"set {own(o.domain)}|{o.version}"
    yield from graph(m.graph)

def lines(path):
    return "".join(line + "\n" for line in model(onnx.load(path, load_external_data=False)))

if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(lines(sys.argv[1]), end="")
    else:
        data, here = "/usr/share/libonnx-testdata/data", os.path.dirname(os.path.abspath(__file__))
        found = {os.path.relpath(p, data): p for p in glob.glob(data + "/**/model.onnx", recursive=True)}
        found |= {os.path.relpath(p, here): p for p in glob.glob(here + "/exports/*.onnx")}
        rows = [f"  {json.dumps(k)}: \"{hashlib.sha256(lines(found[k]).encode()).hexdigest()}\"" for k in sorted(found)]
        print("{\n" + ",\n".join(rows) + "\n}")
