import { h } from './dom.js';
import { renderBlocks } from './blocks/blocks.js';
import { nameOf } from './people.js';
import { emojiNode, link, mrkdwn } from './text/render.js';

/** @typedef {import('./types.js').Client} Client */
/** @typedef {import('./types.js').Message} Message */

/** What hangs below a message in the old way: a bar of colour, and blocks or text. @param {Client} client @param {Message} message */
export function attachments(client, message) {
  return (message.attachments ?? []).map(attachment => {
    const inside = h('div', { class: 'attachment__body' });
    if (attachment.blocks?.length) {
      const address = { channel: message.channel, message_ts: message.ts };
      renderBlocks(inside, attachment.blocks, { client, kind: 'message', address, form: client.forms.of(address, message.state), errors: {} });
      inside.classList.add('blocks__list');
    } else {
      inside.append(
        ...part('div', 'attachment__author', attachment.author_name),
        ...(attachment.title ? [h('div', { class: 'attachment__title' }, attachment.title_link ? link(client, attachment.title_link, attachment.title) : attachment.title)] : []),
        h('div', {}, mrkdwn(client, attachment.text ?? attachment.fallback ?? '')),
        ...part('div', 'attachment__footer', attachment.footer));
    }
    const color = /^#?[0-9a-f]{3,8}$/i.test(attachment.color ?? '') ? `#${attachment.color.replace('#', '')}` : null;
    return h('div', { class: 'attachment', style: color ? { 'border-color': color } : {} }, inside);
  });
}

/** @param {'div'} tag @param {string} name @param {any} text */
const part = (tag, name, text) => (text ? [h(tag, { class: name }, String(text))] : []);

/** @param {Client} client @param {Message} message */
export function reactions(client, message) {
  if (!message.reactions?.length) return null;
  return h('div', { class: 'reactions' }, message.reactions.map(reaction => h('span', {
    class: `reaction${reaction.users.includes(client.store.state.me) ? ' reaction--mine' : ''}`,
    title: `${reaction.users.map(id => nameOf(client.store.person(id), id)).join(', ')} reacted with :${reaction.name}:`,
  }, emojiNode(reaction.name), h('span', {}, String(reaction.users.length)))));
}
