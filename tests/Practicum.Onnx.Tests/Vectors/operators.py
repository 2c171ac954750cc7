"""Writes operators.json: each operator that python3-onnx knows, with its versions, its numbers of inputs and outputs, and its attributes with their kinds, of all versions from 7 (ai.onnx) or 1
(ai.onnx.ml) on. Made with Debian's python3-onnx 1.12.0 (operator set 17). Run: /usr/bin/python3 operators.py > operators.json"""
import collections, json
import onnx.defs

history = collections.defaultdict(list)
for schema in onnx.defs.get_all_schemas_with_history():
    history[schema.domain, schema.name].append(schema)
rows = []
for (domain, name), versions in sorted(history.items()):
    versions.sort(key=lambda s: s.since_version)
    first = 7 if domain == "" else 1
    used = [s for s, later in zip(versions, versions[1:] + [None]) if not s.deprecated and (later is None or later.since_version > first)]
    removed = [s.since_version for s in versions if s.deprecated]
    if not used: continue
    attributes = collections.defaultdict(set)
    for schema in used:
        for a in schema.attributes.values(): attributes[a.name].add(a.type.name)
    rows.append(json.dumps({"domain": domain, "name": name, "since": versions[0].since_version, "removed": removed[0] if removed else 0,
        "inputs": [min(s.min_input for s in used), max(s.max_input for s in used)], "outputs": [min(s.min_output for s in used), max(s.max_output for s in used)],
        "attributes": {k: sorted(v) for k, v in sorted(attributes.items())}}))
print("[\n" + ",\n".join(rows) + "\n]")
