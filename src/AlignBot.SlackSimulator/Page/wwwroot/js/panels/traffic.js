import { h, reconcile } from '../dom.js';
import { icon } from '../icons.js';
import { stickToEnd } from '../message-list.js';

/** @typedef {import('../types.js').TrafficEntry} TrafficEntry */

/** What went between the app and the simulator, newest last. @param {import('../types.js').Client} client */
export function trafficPanel(client) {
  const { store } = client;
  const filter = h('input', { class: 'field', type: 'search', placeholder: 'Filter: chat.postMessage, 429, block_actions…', 'aria-label': 'Filter traffic', oninput: show });
  const list = h('div', { role: 'list' });
  const scroller = h('div', { class: 'traffic' }, list);
  const empty = h('p', { class: 'panel__hint' }, 'Nothing yet.');
  const root = h('section', { class: 'panel panel--traffic', role: 'tabpanel', 'aria-label': 'Traffic' }, filter, empty, scroller);
  stickToEnd(scroller, list);
  store.watch(['traffic', 'panel', 'drawer'], show);
  return { root };

  function show() {
    const words = filter.value.trim().toLowerCase();
    const entries = store.state.traffic.filter(entry => !words || `${entry.direction} ${entry.kind} ${entry.name} ${entry.status} ${entry.summary}`.toLowerCase().includes(words));
    empty.hidden = entries.length > 0;
    reconcile(list, entries.map(entry => ({ key: String(entry.n), sig: `${entry.n} ${entry.status} ${entry.ms}`, make: () => row(entry) })));
  }
}

/** @param {TrafficEntry} entry */
function row(entry) {
  const refused = /^\s*\{\s*"ok":\s*false/.test(typeof entry.response === 'string' ? entry.response : JSON.stringify(entry.response ?? null));
  const failed = refused || Number(entry.status) === 0 || Number(entry.status) >= 400;
  // The bodies are written out when they are first looked at.
  const details = h('details', { class: `traffic__row${failed ? ' traffic__row--failed' : ''}`, role: 'listitem', 'data-n': entry.n, 'data-kind': entry.kind, 'data-name': entry.name, ontoggle: () => {
    if (details.open && details.childElementCount === 1) details.append(part('Request', entry.request), part('Response', entry.response));
  } },
  h('summary', {},
    h('span', { class: `traffic__way traffic__way--${entry.direction}`, title: entry.direction === 'in' ? 'from the app' : 'to the app' }, icon(entry.direction === 'in' ? 'arrowIn' : 'arrowOut')),
    h('span', { class: 'traffic__name' }, entry.name || entry.kind, h('small', {}, about(entry))),
    h('span', { class: 'traffic__status' }, entry.status === null || entry.status === undefined ? '…' : String(entry.status)),
    h('span', { class: 'traffic__ms' }, entry.ms === null || entry.ms === undefined ? '' : `${Math.round(entry.ms)} ms`)));
  return details;
}

/** @param {string} title @param {any} body */
const part = (title, body) => h('div', { class: 'traffic__part' }, h('h4', {}, title), h('pre', {}, pretty(body)));

/** @param {any} body */
function pretty(body) {
  const read = typeof body === 'string' ? parse(body) : body;
  if (read === null || read === undefined || read === '') return '(empty)';
  return typeof read === 'string' ? read : JSON.stringify(read, null, 2);
}

/** JSON, or a form whose fields may hold JSON (`payload`, `blocks`). @param {string} text @returns {any} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    const form = /^[\w.[\]-]+=[^\s]*$/.test(text) ? [...new URLSearchParams(text)] : null;
    return form ? Object.fromEntries(form.map(([name, value]) => [name, /^[[{]/.test(value) ? parse(value) : value])) : text;
  }
}

/** The kind, and what the summary adds to the columns beside it. @param {TrafficEntry} entry */
function about(entry) {
  const told = entry.summary?.split(': ').at(-1) ?? '';
  return [entry.kind, /^(ok|\d{3})?$/.test(told) ? '' : told].filter(Boolean).join(' · ');
}
