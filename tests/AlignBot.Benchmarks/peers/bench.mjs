#!/usr/bin/env node
// Measures peers in alternation (A B A B ...): cold start to the first 200 ack of a signed
// command, then warm-up and load with load.mjs, then RSS. Server on CPU 0, this and the load on CPU 1:
//
//   taskset -c 1 node bench.mjs peers.json [--rounds 5] [--requests 20000] [--concurrency 32]
//        [--warmup 3000] [--only name,name] [--out result.json]
//
// peers.json: [{ "name", "cmd": [..], "cwd", "env": {..}, "url", "secret", "db" (deleted before each round),
//   "template" (a database that db is then copied from), "table" (its new rows in db are counted with sqlite3),
//   "reset" (commands run before each round, in place of db), "count" (a command that prints how many rows there are),
//   "command", "users", "channels", "expect" }]
import { spawn, execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: o, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '20000' },
    concurrency: { type: 'string', default: '32' },
    warmup: { type: 'string', default: '3000' },
    only: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    'server-cpu': { type: 'string', default: '0' },
  },
});
const here = dirname(fileURLToPath(import.meta.url));
const run = mkdtempSync(join(tmpdir(), 'peers-')); // $RUN in the file; $HERE is this folder
let peers = JSON.parse(readFileSync(positionals[0] || join(here, 'peers.json'), 'utf8').replaceAll('$HERE', here).replaceAll('$RUN', run));
if (o.only) peers = o.only.split(',').map((n) => peers.find((p) => p.name === n) ?? (() => { throw new Error(`no peer ${n}`); })());
const sleep = (ms) => new Promise((ok) => setTimeout(ok, ms));

function post(p, text) { // one signed command; resolves with the status, or 0
  const body = new URLSearchParams({
    token: 'x', team_id: 'T01TEST', team_domain: 't', channel_id: 'C01GEN', channel_name: 'general', user_id: 'UCOLD',
    user_name: 'cold', command: p.command || '/dispute', text, api_app_id: 'A01APP', is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/x', trigger_id: `cold.${Date.now()}.${Math.random()}`,
  }).toString();
  const t = Math.floor(Date.now() / 1000);
  const sig = 'v0=' + createHmac('sha256', p.secret).update(`v0:${t}:${body}`).digest('hex');
  return new Promise((resolve) => {
    const req = http.request(p.url, { method: 'POST', agent: false, headers: {
      'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body),
      'X-Slack-Request-Timestamp': t, 'X-Slack-Signature': sig } }, (res) => {
      res.resume();
      res.on('end', () => resolve(res.statusCode));
    });
    req.on('error', () => resolve(0));
    req.end(body);
  });
}

async function round(p) {
  for (const [command, ...args] of p.reset ?? []) execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (p.db) for (const s of ['', '-wal', '-shm', '-journal']) rmSync(p.db + s, { force: true });
  if (p.template) copyFileSync(p.template, p.db);
  const t0 = performance.now();
  const child = spawn('taskset', ['-c', o['server-cpu'], ...p.cmd], {
    cwd: p.cwd, env: { ...process.env, ...p.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stdout.on('data', (d) => (log += d));
  child.stderr.on('data', (d) => (log += d));
  const exited = new Promise((ok) => child.on('exit', ok));
  try {
    let status = 0;
    while (status !== 200) {
      if (performance.now() - t0 > 30000 || child.exitCode !== null) throw new Error(`${p.name} did not start: ${log}`);
      status = await post(p, 'cold');
      if (status !== 200) await sleep(2);
    }
    const cold = performance.now() - t0;
    await sleep(500);
    const kb = (f) => Number(new RegExp(`${f}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]);
    const cpu = () => { const f = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' '); return (Number(f[11]) + Number(f[12])) * 10; };
    const idle = kb('VmRSS');
    const c0 = cpu();
    let out;
    try {
      out = execFileSync(process.execPath, [join(here, 'load.mjs'), '--url', p.url, '--secret', p.secret,
        '--requests', o.requests, '--concurrency', o.concurrency, '--warmup', o.warmup,
        ...(p.db && p.table ? ['--db', p.db, '--table', p.table] : []), ...(p.count ? ['--count', JSON.stringify(p.count)] : []),
        ...(p.channels ? ['--channels', String(p.channels)] : []), ...(p.command ? ['--command', p.command] : []), ...(p.users ? ['--users', String(p.users)] : []),
        ...(p.expect ? ['--expect', p.expect] : [])], { encoding: 'utf8' });
    } catch (e) { out = e.stdout; }
    const r = JSON.parse(out);
    const cpuMs = cpu() - c0;
    const rss = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' }));
    return { name: p.name, cold_ms: +cold.toFixed(1), rss_idle_mb: +(idle / 1024).toFixed(1), rss_mb: +(rss / 1024).toFixed(1),
      peak_mb: +(kb('VmHWM') / 1024).toFixed(1), cpu_us_per_req: +((cpuMs * 1000) / (r.requests + Number(o.warmup))).toFixed(0),
      rps: r.rps, p50_ms: r.p50_ms, p95_ms: r.p95_ms, p99_ms: r.p99_ms, max_ms: r.max_ms, ok: r.ok, failed: r.failed, rows_match: r.rows_match };
  } finally {
    child.kill('SIGTERM');
    await Promise.race([exited, sleep(5000).then(() => child.kill('SIGKILL'))]);
  }
}

const runs = [];
for (let i = 1; i <= Number(o.rounds); i++) {
  for (const p of peers) {
    const r = { round: i, ...(await round(p)) };
    runs.push(r);
    console.log(JSON.stringify(r));
    await sleep(500);
  }
}
const median = (a) => { const s = [...a].sort((x, y) => x - y); return s.length % 2 ? s[s.length >> 1] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2; };
const keys = ['rps', 'p50_ms', 'p95_ms', 'p99_ms', 'max_ms', 'rss_idle_mb', 'rss_mb', 'peak_mb', 'cold_ms', 'cpu_us_per_req'];
const medians = peers.map((p) => ({ name: p.name, ...Object.fromEntries(keys.map((k) => [k, +median(runs.filter((r) => r.name === p.name).map((r) => r[k])).toFixed(2)])) }));
console.log('\n| peer | ' + keys.join(' | ') + ' |\n|' + ' --- |'.repeat(keys.length + 1));
for (const m of medians) console.log(`| ${m.name} | ${keys.map((k) => m[k]).join(' | ')} |`);
for (const m of medians.slice(1)) console.log(`| ${m.name} / ${medians[0].name} | ${keys.map((k) => (m[k] / medians[0][k]).toFixed(2)).join(' | ')} |`);
if (o.out) writeFileSync(o.out, JSON.stringify({ options: o, runs, medians }, null, 1));
