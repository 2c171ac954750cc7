"""Reads a CSV file into typed columns with pandas and writes it again: csv_pandas.py FILE OUT. Prints one line of JSON."""
import json, sys, time
begin = time.perf_counter()
import pandas
seconds = {'import': time.perf_counter() - begin}
begin = time.perf_counter()
table = pandas.read_csv(sys.argv[1], low_memory=False)
seconds['read'] = time.perf_counter() - begin
begin = time.perf_counter()
table.to_csv(sys.argv[2], index=False)
seconds['write'] = time.perf_counter() - begin
print(json.dumps({'peer': 'pandas', 'seconds': seconds, 'values': {'rows': len(table), 'columns': table.shape[1]}, 'versions': {'pandas': pandas.__version__}}))
