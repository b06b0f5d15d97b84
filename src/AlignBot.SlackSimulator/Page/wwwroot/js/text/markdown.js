import { h } from '../dom.js';
import { emojiNode, link } from './render.js';
import { emoji } from './emoji.js';

/** @typedef {import('../types.js').Client} Client */

/** The markdown block: ordinary Markdown, as far as Slack reads it. @param {Client} client @param {string} source */
export function markdown(client, source) {
  const root = h('div', { class: 'markdown' });
  const lines = source.split('\n');
  for (let at = 0; at < lines.length;) at = block(client, root, lines, at);
  return root;
}

const item = /^(\s*)(?:[-*+]|(\d+)[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/;
const special = /^(#{1,6}\s|>|```|\s*(?:[-*+]|\d+[.)])\s|-{3,}\s*$|\|)/;

/** Adds the block that starts at a line; answers the line after it. @param {Client} client @param {HTMLElement} root @param {string[]} lines @param {number} at @returns {number} */
function block(client, root, lines, at) {
  const line = lines[at];
  const takeWhile = (/** @type {(text: string) => boolean} */ holds, from = at) => {
    let end = from;
    while (end < lines.length && holds(lines[end])) end++;
    return end;
  };
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  if (!line.trim()) return at + 1;
  if (heading) {
    root.append(h('p', { class: `markdown__h markdown__h--${Math.min(3, heading[1].length)}`, role: 'heading', 'aria-level': heading[1].length }, inline(client, heading[2])));
    return at + 1;
  }
  if (line.startsWith('```')) {
    const end = takeWhile(text => !text.startsWith('```'), at + 1);
    root.append(h('pre', {}, lines.slice(at + 1, end).join('\n')));
    return end + 1;
  }
  if (/^(-{3,}|\*{3,})\s*$/.test(line)) {
    root.append(h('hr'));
    return at + 1;
  }
  if (line.startsWith('>')) {
    const end = takeWhile(text => text.startsWith('>'));
    root.append(h('blockquote', {}, markdown(client, lines.slice(at, end).map(text => text.replace(/^>\s?/, '')).join('\n'))));
    return end;
  }
  if (item.test(line)) {
    const end = takeWhile(text => item.test(text));
    root.append(list(client, lines.slice(at, end)));
    return end;
  }
  if (line.startsWith('|')) {
    const end = takeWhile(text => text.startsWith('|'));
    root.append(table(client, lines.slice(at, end)));
    return end;
  }
  const end = takeWhile(text => text.trim() !== '' && !special.test(text), at + 1);
  root.append(h('p', {}, lines.slice(at, end).flatMap((text, index) => [index ? h('br') : null, inline(client, text)])));
  return end;
}

/** @param {Client} client @param {string[]} lines */
function list(client, lines) {
  const first = item.exec(lines[0]);
  const node = h(first?.[2] ? 'ol' : 'ul', { class: 'rich-text__list', start: first?.[2] ?? null });
  for (const line of lines) {
    const [, indent, , tick, text] = /** @type {RegExpExecArray} */ (item.exec(line));
    node.append(h('li', { style: { 'margin-left': `${Math.floor(indent.length / 2) * 20}px` } }, tick ? `${tick === ' ' ? '☐' : '☑'} ` : null, inline(client, text)));
  }
  return node;
}

/** @param {Client} client @param {string[]} lines */
function table(client, lines) {
  const rows = lines.filter(line => !/^\|[\s:|-]+\|?\s*$/.test(line)).map(line => line.replace(/^\||\|\s*$/g, '').split('|').map(cell => cell.trim()));
  const cells = (/** @type {string[]} */ row, /** @type {'th'|'td'} */ tag) => h('tr', {}, row.map(cell => h(tag, {}, inline(client, cell))));
  return h('div', { class: 'table-block' }, h('table', {}, h('thead', {}, cells(rows[0] ?? [], 'th')), h('tbody', {}, rows.slice(1).map(row => cells(row, 'td')))));
}

const spans = /(`[^`]+`)|\*\*(.+?)\*\*|__(.+?)__|~~(.+?)~~|\*([^*\s][^*]*)\*|\b_([^_]+)_\b|\[([^\]]+)\]\(([^)\s]+)\)|(https?:\/\/[^\s<>)]+)|:([a-z0-9_+-]+):/;

/** @param {Client} client @param {string} text @returns {(Node|string)[]} */
function inline(client, text) {
  const match = spans.exec(text);
  if (!match) return text ? [text] : [];
  const [whole, code, strong, strong2, strike, em, em2, label, url, bare, name] = match;
  const node = code ? h('code', {}, code.slice(1, -1))
    : strong || strong2 ? h('strong', {}, inline(client, strong || strong2))
    : strike ? h('s', {}, inline(client, strike))
    : em || em2 ? h('em', {}, inline(client, em || em2))
    : label ? link(client, url, label)
    : bare ? link(client, bare, bare)
    : emoji.has(name) ? emojiNode(name) : whole;
  return [text.slice(0, match.index), node, ...inline(client, text.slice(match.index + whole.length))];
}
