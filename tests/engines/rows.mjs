// Runs a statement in DuckDB and writes its rows as CSV: node rows.mjs STATEMENT.sql > rows.csv
// Status 77 where DuckDB is not installed.
import fs from 'fs';

let DuckDBInstance;
try {
  ({ DuckDBInstance } = await import('@duckdb/node-api'));
} catch {
  process.exit(77);
}
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const rows = (await connection.runAndReadAll(fs.readFileSync(process.argv[2], 'utf8'))).getRows();
const cell = (value) => `"${String(value ?? '').replaceAll('"', '""')}"`;
process.stdout.write(rows.map((row) => row.map(cell).join(',') + '\n').join(''));
