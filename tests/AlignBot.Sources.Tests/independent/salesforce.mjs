// Drives the local Salesforce with jsforce, a client that others wrote: what it reads there, it would read from a real org.
// Usage: MODULES=<folder with node_modules> node salesforce.mjs <url> <token>
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.MODULES ?? '.', 'package.json'));
const jsforce = require('jsforce');
const [url, token] = process.argv.slice(2);
const results = [];

async function check(what, how) {
  try {
    results.push(`ok   ${what}: ${await how()}`);
  } catch (failure) {
    results.push(`FAIL ${what}: ${failure?.stack ?? failure}`);
    process.exitCode = 1;
  }
}

const oauth2 = { clientId: 'local-consumer-key', clientSecret: 'local-consumer-secret', loginUrl: url };

/** A token by client credentials, by jsforce's own code. */
async function authorized() {
  const granted = new jsforce.Connection({ instanceUrl: url, oauth2, version: '66.0' });
  await granted.authorize({ grant_type: 'client_credentials' });
  return granted;
}

const given = () => new jsforce.Connection({
  instanceUrl: url,
  accessToken: token,
  version: '66.0',
  refreshFn: (conn, done) => authorized().then(fresh => done(null, fresh.accessToken), done),
});
const conn = given();

await check('login by client credentials', async () => {
  const fresh = await authorized();
  assert.equal(fresh.instanceUrl, url);
  const one = await fresh.query('SELECT Id FROM Account LIMIT 1');
  assert.equal(one.records.length, 1);
  return `instance ${new URL(fresh.instanceUrl).host}`;
});

await check('a wrong secret', async () => {
  const wrong = new jsforce.Connection({ instanceUrl: url, oauth2: { ...oauth2, clientSecret: 'other' } });
  await assert.rejects(wrong.authorize({ grant_type: 'client_credentials' }), /invalid/);
  return 'refused';
});

await check('query, then queryMore by hand', async () => {
  let page = await conn.query('SELECT Id, Name, Owner.Name, Tier__c FROM Account ORDER BY Name');
  const { totalSize } = page;
  const ids = page.records.map(one => one.Id);
  let pages = 1;
  while (!page.done) {
    page = await conn.queryMore(page.nextRecordsUrl);
    ids.push(...page.records.map(one => one.Id));
    pages++;
  }
  assert.equal(new Set(ids).size, totalSize);
  return `${totalSize} rows on ${pages} pages`;
});

await check('query with autoFetch', async () => {
  const all = await conn.query('SELECT Id, Name FROM Account', { autoFetch: true, maxFetch: 10000 });
  assert.equal(all.records.length, all.totalSize);
  return `${all.records.length} rows`;
});

await check('a lookup that is empty', async () => {
  const without = await conn.query('SELECT Id, OwnerId, Owner.Email FROM Account WHERE OwnerId = null');
  assert.ok(without.records.every(one => one.Owner === null));
  return `${without.totalSize} rows, Owner is null`;
});

await check('COUNT()', async () => {
  const counted = await conn.query('SELECT COUNT() FROM Account WHERE Target_Account__c = true');
  assert.equal(counted.records.length, 0);
  return `${counted.totalSize}`;
});

await check('find with conditions that jsforce writes', async () => {
  const found = await conn.sobject('Account').find({ Tier__c: 'Tier 1', Name: { $like: 'Account%' } }, 'Id, Name').limit(2);
  assert.equal(found.length, 2);
  return found.map(one => one.Name).join(', ');
});

await check('a field that is not there', async () => {
  await assert.rejects(conn.query('SELECT Id, Teir__c FROM Account'), failure => failure.errorCode === 'INVALID_FIELD');
  return 'INVALID_FIELD';
});

await check('a malformed query', async () => {
  await assert.rejects(conn.query('SELECT Id FROM Account WHERE'), failure => failure.errorCode === 'MALFORMED_QUERY');
  return 'MALFORMED_QUERY';
});

await check('describe', async () => {
  const told = await conn.sobject('Account').describe();
  const tier = told.fields.find(one => one.name === 'Tier__c');
  assert.deepEqual(tier.picklistValues.map(one => one.value), ['Tier 1', 'Tier 2', 'Old']);
  return `${told.fields.length} fields`;
});

await check('limits', async () => {
  const limits = await conn.limits();
  assert.ok(limits.DailyApiRequests.Max > limits.DailyApiRequests.Remaining);
  return `${limits.DailyApiRequests.Remaining} of ${limits.DailyApiRequests.Max}, and by the header ${conn.limitInfo?.apiUsage?.used}`;
});

await check('a token that ends is renewed', async () => {
  const before = conn.accessToken;
  for (let time = 0; time < 40; time++) {
    await conn.query('SELECT Id FROM Account LIMIT 1');
  }
  assert.notEqual(conn.accessToken, before);
  return 'after INVALID_SESSION_ID, by refreshFn';
});

await check('bulk query 2.0', async () => {
  conn.bulk2.pollInterval = 50;
  conn.bulk2.pollTimeout = 5000;
  const stream = await conn.bulk2.query('SELECT Id, Name, Owner.Name, Tier__c FROM Account');
  const rows = await stream.toArray();
  assert.ok(rows.length > 0 && rows.every(one => one.Id.length === 18));
  return `${rows.length} rows, columns ${Object.keys(rows[0]).join(', ')}`;
});

console.log(results.join('\n'));
