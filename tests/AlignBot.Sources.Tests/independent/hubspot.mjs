// Drives the local HubSpot with HubSpot's own client: what it reads there, it would read from a real account.
// Usage: MODULES=<folder with node_modules> node hubspot.mjs <url> <token>
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.MODULES ?? '.', 'package.json'));
const { Client } = require('@hubspot/api-client');
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

const { crm, oauth } = new Client({ accessToken: token, basePath: url });

/** Every row of a call that gives pages, and how many pages there were. */
async function all(page) {
  const rows = [];
  let after;
  let pages = 0;
  do {
    const answer = await page(after);
    rows.push(...answer.results);
    after = answer.paging?.next?.after;
    pages++;
  } while (after !== undefined);
  return { rows, pages };
}

const companies = await all(after => crm.companies.basicApi.getPage(100, after, ['name', 'hs_is_target_account', 'hs_merged_object_ids', 'no_such_property']));

await check('companies, page by page', async () => {
  const { rows, pages } = companies;
  assert.equal(new Set(rows.map(one => one.id)).size, rows.length);
  assert.ok(pages > 1 && rows[0].createdAt instanceof Date && rows[0].archived === false);
  assert.equal('no_such_property' in rows[0].properties, false);
  return `${rows.length} on ${pages} pages, an unknown property left out without a word`;
});

await check('companies, by the client\'s own getAll', async () => {
  const rows = await crm.companies.getAll(100, undefined, ['name']);
  assert.deepEqual(rows.map(one => one.id), companies.rows.map(one => one.id));
  return `${rows.length}`;
});

await check('a merge', async () => {
  const survivor = companies.rows.find(one => one.properties.hs_merged_object_ids);
  assert.equal(survivor.properties.hs_merged_object_ids, '9021;9022');
  await assert.rejects(crm.companies.basicApi.getById('9021'), failure => failure.code === 404);
  return `${survivor.id} was 9021 and 9022, which are gone`;
});

await check('search, page by page', async () => {
  let total;
  const { rows, pages } = await all(async after => {
    const answer = await crm.companies.searchApi.doSearch({
      filterGroups: [{ filters: [{ propertyName: 'hs_is_target_account', operator: 'EQ', value: 'true' }] }],
      sorts: ['hs_object_id'], properties: ['name', 'hs_is_target_account'], limit: 200, after,
    });
    total = answer.total;
    return answer;
  });
  assert.equal(rows.length, total);
  assert.ok(rows.every(one => one.properties.hs_is_target_account === 'true'));
  return `${total} on ${pages} pages`;
});

await check('a search for what is no property', async () => {
  const asked = crm.companies.searchApi.doSearch({ filterGroups: [{ filters: [{ propertyName: 'no_such', operator: 'EQ', value: '1' }] }], sorts: [], properties: [], limit: 1, after: '0' });
  await assert.rejects(asked, failure => failure.code === 400 && failure.body.category === 'VALIDATION_ERROR');
  return '400 VALIDATION_ERROR';
});

await check('batch read', async () => {
  const whole = await crm.companies.batchApi.read({ inputs: [{ id: '9023' }, { id: '9024' }], properties: ['name'], propertiesWithHistory: [] });
  assert.deepEqual(whole.results.map(one => one.id), ['9023', '9024']);
  const part = await crm.companies.batchApi.read({ inputs: [{ id: '9023' }, { id: '9021' }], properties: ['name'], propertiesWithHistory: [] });
  assert.equal(part.numErrors, 1);
  assert.deepEqual(part.errors[0].context.ids, ['9021']);
  return '2 of 2; then 1 of 2, with the missing id in its error';
});

await check('a list by its name, and its members', async () => {
  const { list } = await crm.lists.listsApi.getByName('Target accounts', '0-2');
  const { rows, pages } = await all(after => crm.lists.membershipsApi.getPage(list.listId, after, undefined, 250));
  assert.equal(rows.length, list.size);
  const known = new Set(companies.rows.map(one => one.id));
  assert.ok(rows.every(one => known.has(one.recordId)));
  return `list ${list.listId}: ${rows.length} members on ${pages} pages`;
});

await check('owners, those who are there and those who left', async () => {
  const here = await all(after => crm.owners.ownersApi.getPage(undefined, after, 100, false));
  const left = await all(after => crm.owners.ownersApi.getPage(undefined, after, 100, true));
  assert.ok(here.rows.every(one => one.userId > 0 && !one.archived));
  assert.ok(left.rows.every(one => one.userId === undefined && one.userIdIncludingInactive > 0 && one.archived));
  return `${here.rows.map(one => one.email).join(', ')}; ${left.rows.map(one => one.email).join(', ')}`;
});

const deals = await all(after => crm.deals.basicApi.getPage(100, after, ['dealname', 'amount', 'dealstage'], undefined, ['companies']));

await check('deals with the companies that come along', async () => {
  const first = deals.rows[0].associations.companies.results;
  assert.deepEqual(first.map(one => one.type), ['deal_to_company', 'deal_to_company_unlabeled']);
  assert.equal(typeof deals.rows[0].properties.amount, 'string');
  return `${deals.rows.length} deals, the same company once for each label`;
});

await check('associations with their types', async () => {
  const answer = await crm.associations.v4.batchApi.getPage('deals', 'companies', { inputs: [{ id: '5503' }, { id: '5504' }] });
  const third = answer.results.find(one => one._from.id === '5503');
  const primary = third.to.filter(one => one.associationTypes.some(type => type.typeId === 5)).map(one => String(one.toObjectId));
  assert.deepEqual(primary, ['9023']);
  assert.equal(third.to.length, 2);
  const single = await crm.associations.v4.basicApi.getPage('deals', '5503', 'companies');
  assert.equal(single.results.length, 2);
  return '5503 has two companies, and 9023 is the primary one';
});

await check('pipelines', async () => {
  const { results: [pipeline] } = await crm.pipelines.pipelinesApi.getAll('deals');
  const won = pipeline.stages.find(one => one.id === 'closedwon');
  assert.deepEqual(won.metadata, { isClosed: 'true', probability: '1.0' });
  return pipeline.stages.map(one => one.id).join(', ');
});

await check('properties', async () => {
  const { results: properties } = await crm.properties.coreApi.getAll('companies');
  const tier = properties.find(one => one.name === 'hs_ideal_customer_profile');
  assert.deepEqual(tier.options.map(one => one.value), ['tier_1', 'tier_2', 'tier_3', 'tier_0']);
  return `${properties.length}, a tier of ${tier.options.length} options`;
});

for (const [type, api] of Object.entries({ calls: crm.objects.calls, emails: crm.objects.emails, contacts: crm.contacts })) {
  await check(type, async () => {
    const { rows, pages } = await all(after => api.basicApi.getPage(100, after));
    assert.ok(rows.length > 0 && pages > 1);
    return `${rows.length} on ${pages} pages`;
  });
}

await check('a key that is none', async () => {
  const other = new Client({ accessToken: 'pat-eu1-other', basePath: url });
  await assert.rejects(other.crm.companies.basicApi.getPage(1), failure => failure.code === 401 && failure.body.category === 'INVALID_AUTHENTICATION');
  return '401 INVALID_AUTHENTICATION';
});

await check('a refresh token', async () => {
  const granted = await oauth.tokensApi.create('refresh_token', undefined, undefined, '5d1a3c9e-client', 'client-secret-of-the-app', 'refresh-token-0');
  const app = new Client({ accessToken: granted.accessToken, basePath: url });
  const one = await app.crm.companies.basicApi.getPage(1);
  assert.equal(one.results.length, 1);
  await assert.rejects(oauth.tokensApi.create('refresh_token', undefined, undefined, '5d1a3c9e-client', 'client-secret-of-the-app', 'other'));
  return `good for ${granted.expiresIn} seconds; another one is refused`;
});

console.log(results.join('\n'));
