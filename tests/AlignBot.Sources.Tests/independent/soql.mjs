// Parses every query that the connector sends with a grammar that others wrote.
// Usage: MODULES=<folder with node_modules> node soql.mjs <file with one query a line>
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.MODULES ?? '.', 'package.json'));
const { parseQuery, isQueryValid } = require('@jetstreamapp/soql-parser-js');

// A grammar that takes anything proves nothing.
for (const wrong of ['SELECT Id FROM Account WHERE', 'SELECT Id, FROM Account', "SELECT Id FROM Account WHERE Name = 'O'Neil'"]) {
  if (isQueryValid(wrong)) {
    console.log(`FAIL taken although wrong: ${wrong}`);
    process.exitCode = 1;
  }
}

const texts = readFileSync(process.argv[2], 'utf8').split('\n').filter(line => line.trim());
for (const text of texts) {
  try {
    const read = parseQuery(text);
    console.log(`ok   ${read.sObject}: ${read.fields.length} fields${read.where ? ', with conditions' : ''}`);
  } catch (failure) {
    console.log(`FAIL ${text}\n     ${failure.message}`);
    process.exitCode = 1;
  }
}
console.log(`${texts.length} queries`);
process.exitCode ??= texts.length > 0 ? 0 : 1;
