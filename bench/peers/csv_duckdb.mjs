// Reads a CSV file into typed columns with DuckDB and writes it again: csv_duckdb.mjs NODE_FOLDER FILE OUT THREADS. Prints one line of JSON.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const [, , folder, file, out, threads] = process.argv;
const { DuckDBInstance } = await import(pathToFileURL(createRequire(path.join(folder, 'package.json')).resolve('@duckdb/node-api')));
const link = await (await DuckDBInstance.create(':memory:', { threads })).connect();
const seconds = {};
const timed = async (name, sql) => {
  const begin = process.hrtime.bigint();
  await link.run(sql);
  seconds[name] = Number(process.hrtime.bigint() - begin) / 1e9;
};
await timed('read', `create table d as select * from read_csv('${file}')`);
await timed('write', `copy d to '${out}' (header, delimiter ',')`);
const rows = Number((await (await link.runAndReadAll('select count(*) n from d')).getRowObjects())[0].n);
const version = (await (await link.runAndReadAll('select version() v')).getRowObjects())[0].v;
console.log(JSON.stringify({ peer: 'duckdb', seconds, values: { rows }, versions: { duckdb: version } }));
process.exit(0);
