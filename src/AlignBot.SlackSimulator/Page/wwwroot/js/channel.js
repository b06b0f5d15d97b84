import { fill, h } from './dom.js';
import { composer } from './composer.js';
import { channelHeader } from './channel-header.js';
import { homeTab } from './home.js';
import { messageKeys, renderMessages, stickToEnd } from './message-list.js';
import { channelTitle } from './people.js';
import { textObject } from './text/render.js';

/** @typedef {import('./types.js').Client} Client */

/** The middle of the page: header, messages, composer; or the app's home. @param {Client} client */
export function channelPane(client) {
  const { store } = client;
  const list = h('div', { class: 'messages', role: 'log', 'aria-label': 'Messages' });
  const opening = h('div', { class: 'opening' });
  const scroller = h('div', { class: 'scroller', tabindex: -1 }, opening, list);
  const compose = composer(client, { inThread: false });
  const foot = h('div', { class: 'foot' });
  const home = homeTab(client);
  const conversation = h('div', { class: 'conversation' }, scroller, foot);
  const pane = h('main', { class: 'pane', 'aria-label': 'Conversation' }, channelHeader(client), conversation, home);
  messageKeys(list);
  const toEnd = stickToEnd(scroller, list);
  /** @type {string|null} */
  let shown = null;
  /** The newest message that was shown. @type {string|undefined} */
  let newest;
  /** What was marked read last, so that nothing is marked twice. */
  let read = '';

  store.watch(['tab', 'channel', 'app'], () => {
    const atHome = store.state.tab === 'home' && !store.state.channel;
    conversation.hidden = atHome;
    home.hidden = !atHome;
  });
  store.watch(['channel', 'channels', 'me', 'people'], () => {
    const channel = store.channel(store.state.channel);
    pane.dataset.channel = store.state.channel ?? '';
    fill(opening, channel ? introduction(client, channel) : null);
    if (!channel) fill(foot);
    else if (channel.is_archived) fill(foot, h('div', { class: 'foot__bar' }, h('strong', {}, `#${channel.name}`), ' is archived: nobody can post here.'));
    else if (!channel.is_member && channel.kind === 'public') {
      fill(foot, h('div', { class: 'foot__bar' }, h('strong', {}, `#${channel.name}`), h('button', { class: 'button button--primary button--solid', type: 'button', onclick: () => void client.act.join(channel.id) }, 'Join channel')));
    } else if (foot.firstChild !== compose) fill(foot, compose);
  });
  store.watch(['messages', 'directory', 'me', 'newFrom', 'app'], () => {
    const { messages, channel, newFrom } = store.state;
    if (!messages) return void list.replaceChildren();
    renderMessages(client, list, messages, { inThread: false, newFrom });
    const last = messages.at(-1);
    // One's own words, and what the app says to oneself alone, are read at once: from their beginning, where they are longer than the page.
    const mine = newest && shown === channel ? messages.filter(message => message.ts > (newest ?? '') && (message.ephemeral || message.user === store.state.me)) : [];
    const node = mine.length ? list.querySelector(`[data-ts="${CSS.escape(mine[0].ts)}"]`) : null;
    if (node instanceof HTMLElement) {
      toEnd();
      if (node.getBoundingClientRect().top < scroller.getBoundingClientRect().top) node.scrollIntoView({ block: 'start' });
    }
    newest = last?.ts;
    if (shown !== channel) {
      toEnd();
      if (!store.state.thread && !document.querySelector('dialog[open]')) compose.querySelector('textarea')?.focus({ preventScroll: true });
    }
    shown = channel;
  });
  store.watch(['messages', 'channels'], markRead);
  document.addEventListener('visibilitychange', markRead);
  return pane;

  function markRead() {
    const { messages, me } = store.state;
    const channel = store.channel(store.state.channel);
    if (!channel || !messages || document.hidden || !(channel.unread || channel.mentions)) return;
    const mark = `${me} ${channel.id} ${messages.at(-1)?.ts}`;
    if (mark === read) return;
    read = mark;
    void client.act.read(channel.id);
  }
}

/** What stands above the first message. @param {Client} client @param {import('./types.js').Channel} channel */
function introduction(client, channel) {
  const title = channelTitle(client.store, channel);
  if (channel.kind === 'im') return [h('h2', {}, title), h('p', {}, `This conversation is just between ${title} and you.`)];
  if (channel.kind === 'mpim') return [h('h2', {}, title), h('p', {}, 'This is the beginning of your group conversation.')];
  return [h('h2', {}, `${channel.kind === 'private' ? '' : '# '}${title}`), h('p', {}, `This is the very beginning of the ${title} channel. `, textObject(client, channel.topic ? { type: 'mrkdwn', text: channel.topic } : null))];
}
