import { emoji } from './emoji.js';

/**
 * Slack's mrkdwn as a tree.
 * @typedef {{kind: 'text'|'code'|'pre', text: string}
 *   | {kind: 'bold'|'italic'|'strike'|'quote', children: Mark[]}
 *   | {kind: 'break'}
 *   | {kind: 'emoji', name: string}
 *   | {kind: 'user'|'channel'|'usergroup'|'broadcast', id: string, label?: string}
 *   | {kind: 'link', url: string, label?: string}
 *   | {kind: 'date', unix: number, format: string, url?: string, fallback: string}} Mark
 */

/** `&amp;`, `&lt;` and `&gt;` are the only entities Slack has. @param {string} text */
export const unescape = text => text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[/** @type {'amp'} */ (name)]);

/** What a client does to typed text before it sends it. @param {string} text */
export const escape = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** @param {string} text @param {{verbatim?: boolean}} [options] @returns {Mark[]} */
export function parseMrkdwn(text, options = {}) {
  /** @type {Mark[]} */
  const marks = [];
  text.split(/```/).forEach((piece, index, pieces) => {
    const fenced = index % 2 === 1 && index < pieces.length - 1;
    if (fenced) marks.push({ kind: 'pre', text: unescape(piece.replace(/^\n|\n$/g, '')) });
    else marks.push(...lines(index % 2 === 1 ? '```' + piece : index > 0 ? piece.replace(/^\n/, '') : piece, options));
  });
  return marks;
}

/** @param {string} text @param {{verbatim?: boolean}} options @returns {Mark[]} */
function lines(text, options) {
  /** @type {{quote: boolean, lines: string[]}[]} */
  const runs = [];
  let rest = false;
  for (const line of text.split('\n')) {
    const tail = /^(?:&gt;|>){3} ?/.exec(line);
    const head = tail ?? /^(?:&gt;|>) ?/.exec(line);
    const quote = rest || head !== null;
    const last = runs.at(-1);
    const body = !rest && head ? line.slice(head[0].length) : line;
    rest ||= tail !== null;
    if (last && last.quote === quote) last.lines.push(body);
    else runs.push({ quote, lines: [body] });
  }
  return runs.flatMap(run => {
    const children = inline(run.lines.join('\n'), options);
    return run.quote ? [/** @type {Mark} */ ({ kind: 'quote', children })] : children;
  });
}

const pairs = /** @type {const} */ ({ '*': 'bold', _: 'italic', '~': 'strike' });
const wordy = /[\p{L}\p{N}]/u;

/** @param {string} text @param {{verbatim?: boolean}} options @returns {Mark[]} */
function inline(text, options) {
  /** @type {Mark[]} */
  const marks = [];
  let plain = '';
  const push = (/** @type {Mark} */ mark) => {
    if (plain) marks.push({ kind: 'text', text: unescape(plain) });
    plain = '';
    marks.push(mark);
  };
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const found = rest[0] === '\n' ? { mark: /** @type {Mark} */ ({ kind: 'break' }), length: 1 }
      : rest[0] === '<' ? control(rest)
      : rest[0] === '`' ? code(rest)
      : rest[0] === ':' ? shortcode(rest)
      : rest[0] in pairs ? styled(text, at, options)
      : options.verbatim ? null : bareLink(rest, text[at - 1]);
    if (found) {
      push(found.mark);
      at += found.length;
    } else {
      plain += rest[0];
      at++;
    }
  }
  if (plain) marks.push({ kind: 'text', text: unescape(plain) });
  return marks;
}

/** @typedef {{mark: Mark, length: number}|null} Found */

/** @param {string} rest @returns {Found} */
function code(rest) {
  const match = /^`([^`\n]+)`/.exec(rest);
  return match && { mark: { kind: 'code', text: unescape(match[1]) }, length: match[0].length };
}

/** @param {string} rest @returns {Found} */
function shortcode(rest) {
  const match = /^:([a-z0-9_+-]+):(?::skin-tone-\d:)?/.exec(rest);
  return match && emoji.has(match[1]) ? { mark: { kind: 'emoji', name: match[1] }, length: match[0].length } : null;
}

/** @param {string} rest @param {string|undefined} before @returns {Found} */
function bareLink(rest, before) {
  if (rest[0] !== 'h' || (before && wordy.test(before))) return null;
  const match = /^https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)'"*_~]/.exec(rest);
  return match && { mark: { kind: 'link', url: unescape(match[0]) }, length: match[0].length };
}

/** @param {string} text @param {number} at @param {{verbatim?: boolean}} options @returns {Found} */
function styled(text, at, options) {
  const sign = /** @type {keyof typeof pairs} */ (text[at]);
  if ((at > 0 && wordy.test(text[at - 1])) || /^[\s]?$/.test(text[at + 1] ?? '')) return null;
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end++) {
    const skip = text[end] === '<' ? control(text.slice(end)) : text[end] === '`' ? code(text.slice(end)) : null;
    if (skip) end += skip.length - 1;
    else if (text[end] === sign && end > at + 1 && !/\s/.test(text[end - 1]) && !(text[end + 1] && wordy.test(text[end + 1])))
      return { mark: { kind: pairs[sign], children: inline(text.slice(at + 1, end), options) }, length: end + 1 - at };
  }
  return null;
}

/** What stands between angle brackets. @param {string} rest @returns {Found} */
function control(rest) {
  const match = /^<([^<>\n]+)>/.exec(rest);
  if (!match) return null;
  const [target, ...labels] = match[1].split('|');
  const label = labels.length ? unescape(labels.join('|')) : undefined;
  const mark = controlMark(unescape(target), label);
  return mark && { mark, length: match[0].length };
}

/** @param {string} target @param {string|undefined} label @returns {Mark|null} */
function controlMark(target, label) {
  if (/^@[UWB]\w+$/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[CGD]\w+$/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: 'broadcast', id: target.slice(1), label };
  if (target.startsWith('!subteam^')) return { kind: 'usergroup', id: target.slice(9), label };
  const date = /^!date\^(-?\d+)\^([^^]*)(?:\^(.+))?$/.exec(target);
  if (date) return { kind: 'date', unix: Number(date[1]), format: date[2], url: date[3], fallback: label ?? '' };
  return /^(https?:\/\/|mailto:|tel:)/i.test(target) ? { kind: 'link', url: target, label } : null;
}
