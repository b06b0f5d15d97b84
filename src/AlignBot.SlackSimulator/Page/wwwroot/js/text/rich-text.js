import { h } from '../dom.js';
import { channelLink, dateNode, emojiNode, link, mention } from './render.js';
import { parseMrkdwn } from './parse.js';

/** @typedef {import('../types.js').Client} Client */
/** @typedef {import('./parse.js').Mark} Mark */

/** A rich_text block or value. @param {Client} client @param {any} block */
export const richText = (client, block) => h('div', { class: 'rich-text' }, (block.elements ?? []).map((/** @type {any} */ part) => section(client, part)));

/** @param {Client} client @param {any} part @returns {Node} */
function section(client, part) {
  const inside = () => (part.elements ?? []).map((/** @type {any} */ element) => inlineElement(client, element));
  switch (part.type) {
    case 'rich_text_section': return h('div', { class: 'rich-text__section' }, inside());
    case 'rich_text_quote': return h('blockquote', {}, inside());
    case 'rich_text_preformatted': return h('pre', {}, inside());
    case 'rich_text_list': {
      const ordered = part.style === 'ordered';
      const items = (part.elements ?? []).map((/** @type {any} */ item) => h('li', {}, section(client, item)));
      return h(ordered ? 'ol' : 'ul', {
        class: `rich-text__list rich-text__list--${(part.indent ?? 0) % 3}${part.border ? ' rich-text__list--border' : ''}`,
        style: { 'margin-left': `${(part.indent ?? 0) * 24}px` }, start: ordered && part.offset ? part.offset + 1 : null,
      }, items);
    }
    default: return h('div', { class: 'unknown' }, `Unknown rich text: ${part.type}`);
  }
}

/** @param {Client} client @param {any} element @returns {Node} */
function inlineElement(client, element) {
  const style = element.style ?? {};
  let node = bare(client, element);
  if (style.code) node = h('code', {}, node);
  if (style.strike) node = h('s', {}, node);
  if (style.italic) node = h('em', {}, node);
  if (style.bold) node = h('strong', {}, node);
  if (style.underline) node = h('u', {}, node);
  return node;
}

/** @param {Client} client @param {any} element @returns {Node} */
function bare(client, element) {
  switch (element.type) {
    case 'text': return document.createTextNode(element.text ?? '');
    case 'link': return link(client, element.url ?? '', element.text || element.url);
    case 'emoji': return emojiNode(element.name);
    case 'user': return mention(client, element.user_id);
    case 'usergroup': return h('span', { class: 'mention' }, `@${element.usergroup_id}`);
    case 'team': return h('span', { class: 'mention' }, element.team_id);
    case 'channel': return channelLink(client, element.channel_id);
    case 'broadcast': return h('span', { class: 'mention mention--me' }, `@${element.range}`);
    case 'date': return dateNode(client, element.timestamp, element.format, element.fallback ?? '', element.url);
    case 'color': return h('span', { class: 'color' }, h('i', { style: { 'background-color': element.value } }), element.value);
    default: return h('span', { class: 'unknown' }, element.type ?? 'unknown');
  }
}

/** What a person typed with mrkdwn signs, as the rich_text value an app receives. @param {string} text */
export function toRichText(text) {
  /** @type {any[]} */
  const elements = [];
  const open = () => {
    if (elements.at(-1)?.type !== 'rich_text_section') elements.push({ type: 'rich_text_section', elements: [] });
    return elements.at(-1).elements;
  };
  const walk = (/** @type {Mark[]} */ marks, /** @type {Record<string, boolean>} */ style, /** @type {any[]} */ into) => {
    const styled = (/** @type {any} */ element) => into.push(Object.keys(style).length ? { ...element, style } : element);
    for (const mark of marks) {
      if (mark.kind === 'text') styled({ type: 'text', text: mark.text });
      else if (mark.kind === 'code') into.push({ type: 'text', text: mark.text, style: { ...style, code: true } });
      else if (mark.kind === 'break') into.push({ type: 'text', text: '\n' });
      else if (mark.kind === 'emoji') styled({ type: 'emoji', name: mark.name });
      else if (mark.kind === 'link') styled({ type: 'link', url: mark.url, ...(mark.label && { text: mark.label }) });
      else if (mark.kind === 'user') styled({ type: 'user', user_id: mark.id });
      else if (mark.kind === 'channel') styled({ type: 'channel', channel_id: mark.id });
      else if ('children' in mark) walk(mark.children, { ...style, [mark.kind]: true }, into);
    }
  };
  for (const mark of parseMrkdwn(text)) {
    if (mark.kind === 'pre') elements.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: mark.text }] });
    else if (mark.kind === 'quote') {
      const quote = { type: 'rich_text_quote', elements: [] };
      walk(mark.children, {}, quote.elements);
      elements.push(quote);
    } else walk([mark], {}, open());
  }
  return { type: 'rich_text', elements };
}

/** The characters of a rich_text value, to put back into the field. @param {any} value */
export function fromRichText(value) {
  return (value?.elements ?? []).map((/** @type {any} */ part) => (part.elements ?? []).map((/** @type {any} */ element) => {
    const text = element.text ?? (element.type === 'emoji' ? `:${element.name}:` : element.type === 'user' ? `<@${element.user_id}>` : element.url ?? '');
    const sign = element.style?.bold ? '*' : element.style?.italic ? '_' : element.style?.strike ? '~' : element.style?.code ? '`' : '';
    return sign + text + sign;
  }).join('')).join('\n');
}
