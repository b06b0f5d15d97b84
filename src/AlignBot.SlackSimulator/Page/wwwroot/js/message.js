import { h } from './dom.js';
import { icon } from './icons.js';
import { avatar, nameOf } from './people.js';
import { openMenu } from './popup.js';
import { renderBlocks } from './blocks/blocks.js';
import { attachments, reactions } from './message-extras.js';
import { mrkdwn, dateNode, textObject } from './text/render.js';
import { shortMoment, timeOfDay, tsToMs } from './text/dates.js';

/** @typedef {import('./types.js').Client} Client */
/** @typedef {import('./types.js').Message} Message */

/** One message. `compact` leaves out the author, who is that of the message before. @param {Client} client @param {Message} message @param {{compact: boolean, inThread: boolean}} place */
export function messageNode(client, message, { compact, inThread }) {
  const { store } = client;
  const person = store.person(message.user);
  const at = tsToMs(message.ts);
  const stamp = timeOfDay(at, store.zone);
  const name = nameOf(person, message.user);
  const classes = ['message', compact && 'message--compact', message.ephemeral && 'message--ephemeral', message.pinned && 'message--pinned', message.subtype && `message--${message.subtype}`];
  return h('div', {
    class: classes.filter(Boolean).join(' '), role: 'article', tabindex: 0, 'aria-label': `${name}, ${stamp}`,
    'data-ts': message.ts, 'data-channel': message.channel, 'data-user': message.user, 'data-ephemeral': message.ephemeral ? 'true' : null,
  },
  message.pinned ? h('div', { class: 'message__note' }, icon('pin'), 'Pinned') : null,
  message.ephemeral ? h('div', { class: 'message__note' }, icon('eye'), 'Only visible to you') : null,
  h('div', { class: 'message__row' },
    h('div', { class: 'message__gutter' }, compact ? h('time', { class: 'message__hover-time', title: shortMoment(at, store.zone) }, stamp.replace(/ [AP]M$/, '')) : avatar(person, 'm', message.user)),
    h('div', { class: 'message__main' },
      compact ? null : h('div', { class: 'message__head' },
        h('button', { class: 'message__name', type: 'button', onclick: () => person && person.id !== store.state.me && client.go.toPerson(person.id) }, name),
        message.bot || person?.role === 'bot' ? h('span', { class: 'badge' }, 'APP') : person?.role === 'external' ? h('span', { class: 'badge badge--external' }, 'EXTERNAL') : null,
        h('time', { class: 'message__time', title: shortMoment(at, store.zone) }, stamp)),
      body(client, message),
      attachments(client, message),
      reactions(client, message),
      !inThread && message.reply_count ? threadSummary(client, message) : null)),
  message.ephemeral || message.deleted ? null : toolbar(client, message, inThread));
}

/** @param {Client} client @param {Message} message */
function body(client, message) {
  if (message.deleted) return h('div', { class: 'message__body message__body--muted' }, 'This message was deleted.');
  const edited = message.edited ? h('span', { class: 'message__edited' }, ' (edited)') : null;
  if (!message.blocks?.length) {
    const muted = /^(channel|group)_(join|leave|topic|purpose|archive|unarchive|name)$|^pinned_item$/.test(message.subtype ?? '');
    return h('div', { class: `message__body${muted ? ' message__body--muted' : ''}` }, mrkdwn(client, message.text ?? ''), edited);
  }
  const address = { channel: message.channel, message_ts: message.ts };
  const node = h('div', { class: 'message__body blocks' });
  const container = h('div', { class: 'blocks__list' });
  renderBlocks(container, message.blocks, { client, kind: 'message', address, form: client.forms.of(address, message.state), errors: {} });
  node.append(container);
  if (edited) node.append(edited);
  return node;
}

/** @param {Client} client @param {Message} message */
function threadSummary(client, message) {
  const { store } = client;
  const count = message.reply_count ?? 0;
  return h('button', { class: `thread-summary${message.unread_replies ? ' thread-summary--unread' : ''}`, type: 'button', 'data-thread': message.ts, onclick: () => client.go.toChannel(message.channel, message.ts) },
    h('span', { class: 'thread-summary__faces' }, (message.reply_users ?? []).slice(0, 4).map(id => avatar(store.person(id), 's', id))),
    h('span', { class: 'thread-summary__count' }, `${count} ${count === 1 ? 'reply' : 'replies'}`),
    message.unread_replies ? h('span', { class: 'thread-summary__new' }, `${message.unread_replies} new`) : null,
    message.latest_reply ? h('span', { class: 'thread-summary__last' }, 'Last reply ', dateNode(client, Math.floor(tsToMs(message.latest_reply) / 1000), '{date_short_pretty} at {time}', '')) : null,
    h('span', { class: 'thread-summary__open' }, 'View thread'));
}

/** What shows when the pointer or focus is on the message. @param {Client} client @param {Message} message @param {boolean} inThread */
function toolbar(client, message, inThread) {
  const more = h('button', { class: 'icon-button', type: 'button', 'aria-label': 'More actions', 'aria-haspopup': 'menu', title: 'More actions', onclick: () => openMore(client, message, more) }, icon('more'));
  return h('div', { class: 'message__toolbar', role: 'toolbar', 'aria-label': 'Message actions' },
    inThread ? null : h('button', { class: 'icon-button', type: 'button', 'aria-label': 'Reply in thread', title: 'Reply in thread', onclick: () => client.go.toChannel(message.channel, message.thread_ts ?? message.ts) }, icon('thread')),
    h('button', { class: 'icon-button', type: 'button', 'aria-label': 'Copy link', title: 'Copy link', onclick: () => copyLink(client, message) }, icon('link')),
    more);
}

/** @param {Client} client @param {Message} message @param {HTMLElement} anchor */
function openMore(client, message, anchor) {
  const { app } = client.store.state;
  const shortcuts = (app?.shortcuts ?? []).filter(shortcut => shortcut.type === 'message');
  openMenu(anchor, [
    { label: 'Reply in thread', mark: icon('thread'), run: () => client.go.toChannel(message.channel, message.thread_ts ?? message.ts) },
    { label: 'Copy link', mark: icon('link'), run: () => copyLink(client, message) },
    { label: 'Copy text', mark: icon('copy'), run: () => void navigator.clipboard?.writeText(message.text ?? '') },
    ...(shortcuts.length ? [{ label: 'Message shortcuts', heading: true }] : []),
    ...shortcuts.map(shortcut => ({
      label: shortcut.name, detail: app?.name, mark: icon('bolt'), data: { 'data-shortcut': shortcut.callback_id },
      run: () => void client.act.shortcut(shortcut.callback_id, message.channel, message.ts),
    })),
  ], { align: 'end' });
}

/** @param {Client} client @param {Message} message */
function copyLink(client, message) {
  const link = message.permalink ?? `${location.origin}/#/${message.channel}/${message.ts}`;
  void navigator.clipboard?.writeText(link).then(() => client.notices.show('Link copied.', 'news'), () => client.notices.show(link, 'news'));
}

/** One line that says what a message is about. @param {Client} client @param {Message} message */
export const gist = (client, message) => message.text
  ? mrkdwn(client, message.text)
  : textObject(client, message.blocks?.find(block => block.text)?.text);
