import { h } from '../dom.js';
import { channelTitle, nameOf } from '../people.js';
import { formatTokens } from './dates.js';
import { emoji } from './emoji.js';
import { parseMrkdwn, unescape } from './parse.js';

/** @typedef {import('../types.js').Client} Client */
/** @typedef {import('./parse.js').Mark} Mark */

/** @param {Client} client @param {string} text @param {{verbatim?: boolean}} [options] @returns {Node[]} */
export const mrkdwn = (client, text, options) => parseMrkdwn(text, options).map(mark => renderMark(client, mark));

/** A text object of Block Kit: mrkdwn, or plain_text where only emoji are read. @param {Client} client @param {any} text @returns {Node[]} */
export function textObject(client, text) {
  if (!text) return [];
  if (typeof text === 'string') return [document.createTextNode(text)];
  if (text.type === 'mrkdwn') return mrkdwn(client, text.text ?? '', text);
  return [h('span', { class: 'plain' }, plainText(text))];
}

/** The characters of a plain_text object, for places that hold nothing else. @param {any} text */
export function plainText(text) {
  const raw = unescape(typeof text === 'string' ? text : text?.text ?? '');
  return text?.emoji === false ? raw : raw.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji.get(name) ?? whole);
}

/** @param {Client} client @param {Mark} mark @returns {Node} */
export function renderMark(client, mark) {
  switch (mark.kind) {
    case 'text': return document.createTextNode(mark.text);
    case 'break': return h('br');
    case 'bold': return h('strong', {}, children(client, mark));
    case 'italic': return h('em', {}, children(client, mark));
    case 'strike': return h('s', {}, children(client, mark));
    case 'quote': return h('blockquote', {}, children(client, mark));
    case 'code': return h('code', {}, mark.text);
    case 'pre': return h('pre', {}, mark.text);
    case 'emoji': return emojiNode(mark.name);
    case 'user': return mention(client, mark.id, mark.label);
    case 'channel': return channelLink(client, mark.id, mark.label);
    case 'usergroup': return h('span', { class: 'mention' }, mark.label || `@${mark.id}`);
    case 'broadcast': return h('span', { class: 'mention mention--me' }, `@${mark.id}`);
    case 'link': return link(client, mark.url, mark.label || mark.url);
    case 'date': return dateNode(client, mark.unix, mark.format, mark.fallback, mark.url);
  }
}

/** @param {Client} client @param {{children: Mark[]}} mark */
const children = (client, mark) => mark.children.map(child => renderMark(client, child));

/** @param {string} name */
export const emojiNode = name =>
  emoji.has(name) ? h('span', { class: 'emoji', role: 'img', 'aria-label': name.replace(/_/g, ' ') }, emoji.get(name)) : document.createTextNode(`:${name}:`);

/** @param {Client} client @param {string} id @param {string} [label] */
export function mention(client, id, label) {
  const person = client.store.person(id);
  const mine = id === client.store.state.me;
  return h('button', {
    class: `mention${mine ? ' mention--me' : ''}`, type: 'button', 'data-user': id, title: person?.title || null,
    onclick: () => person && !mine && client.go.toPerson(id),
  }, `@${person ? nameOf(person) : label || id}`);
}

/** @param {Client} client @param {string} id @param {string} [label] */
export function channelLink(client, id, label) {
  const channel = client.store.channel(id);
  if (!channel) return h('span', { class: 'mention' }, `#${label || 'private-channel'}`);
  return h('button', { class: 'mention', type: 'button', 'data-channel': id, onclick: () => client.go.toChannel(id) }, `#${channelTitle(client.store, channel)}`);
}

/** A link; one to a message of this workspace opens it here. @param {Client} client @param {string} url @param {string|Node} label */
export function link(client, url, label) {
  if (!/^(https?:|mailto:|tel:)/i.test(url)) return h('span', {}, label);
  return h('a', {
    href: url, target: '_blank', rel: 'noopener noreferrer', title: url,
    onclick: (/** @type {Event} */ event) => client.go.toPermalink(url) && event.preventDefault(),
  }, label);
}

/** @param {Client} client @param {number} unix @param {string} format @param {string} fallback @param {string} [url] */
export function dateNode(client, unix, format, fallback, url) {
  const text = tokens(client, unix, format) || fallback;
  const node = h('time', { class: 'date', 'data-unix': unix, 'data-format': format, title: fallback || null }, text);
  return url ? link(client, url, node) : node;
}

/** @param {Client} client @param {number} unix @param {string} format */
const tokens = (client, unix, format) => formatTokens(unescape(format), unix * 1000, client.store.zone, client.store.now);

/** Says every date token of the page anew: 'in 2 days' grows old as the clock is turned. @param {Client} client */
export function refreshDates(client) {
  for (const node of document.querySelectorAll('time[data-unix]')) {
    const { unix, format } = /** @type {HTMLElement} */ (node).dataset;
    const text = tokens(client, Number(unix), format ?? '');
    if (text && node.textContent !== text) node.textContent = text;
  }
}
