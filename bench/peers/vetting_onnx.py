"""Loads a model with python3-onnx and runs its checker; prints the processor time of each, best of three in one process. Usage: vetting_onnx.py model.onnx"""
import json, sys, time
import onnx, onnx.checker

load, check = [], []
for _ in range(3):
    begin = time.process_time(); model = onnx.load(sys.argv[1]); load.append(time.process_time() - begin)
    begin = time.process_time(); onnx.checker.check_model(model); check.append(time.process_time() - begin)
print(json.dumps({"peer": "onnx", "seconds": {"load": min(load), "check": min(check)}, "values": {"nodes": len(model.graph.node)}, "versions": {"onnx": onnx.__version__}}))
