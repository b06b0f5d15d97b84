import { fill, h } from './dom.js';
import { composer } from './composer.js';
import { icon } from './icons.js';
import { messageKeys, renderMessages, stickToEnd } from './message-list.js';
import { channelTitle } from './people.js';

/** The thread at the right. @param {import('./types.js').Client} client */
export function threadPane(client) {
  const { store, go } = client;
  const list = h('div', { class: 'messages', role: 'log', 'aria-label': 'Thread' });
  const scroller = h('div', { class: 'scroller', tabindex: -1 }, list);
  const place = h('span', { class: 'thread-header__place' });
  const foot = h('div', { class: 'foot' }, composer(client, { inThread: true }));
  const close = h('button', { class: 'icon-button', type: 'button', 'aria-label': 'Close thread', onclick: () => store.state.channel && go.toChannel(store.state.channel) }, icon('close'));
  const pane = h('aside', { class: 'pane pane--thread', 'aria-label': 'Thread' },
    h('header', { class: 'channel-header' }, h('div', { class: 'channel-header__main' }, h('h2', { class: 'channel-header__name' }, 'Thread'), place), close), h('div', { class: 'conversation' }, scroller, foot));
  messageKeys(list);
  const toEnd = stickToEnd(scroller, list);
  /** @type {string|null} */
  let shown = null;
  let read = '';

  store.watch(['thread', 'channel', 'channels'], () => {
    const channel = store.channel(store.state.channel);
    pane.hidden = !store.state.thread;
    pane.dataset.thread = store.state.thread ?? '';
    fill(place, channel ? `${channel.kind === 'im' || channel.kind === 'mpim' ? '' : '# '}${channelTitle(store, channel)}` : null);
    foot.hidden = Boolean(channel?.is_archived) || channel?.is_member === false;
  });
  store.watch(['threadMessages', 'directory', 'me', 'app'], () => {
    const { threadMessages, thread, me } = store.state;
    if (!threadMessages) return void list.replaceChildren();
    renderMessages(client, list, threadMessages, { inThread: true });
    if (shown !== thread) {
      toEnd();
      if (!document.querySelector('dialog[open]')) foot.querySelector('textarea')?.focus({ preventScroll: true });
    }
    shown = thread;
    markRead(`${me} ${thread} ${threadMessages.at(-1)?.ts}`, threadMessages);
  });
  return pane;

  /** @param {string} mark @param {import('./types.js').Message[]} messages */
  function markRead(mark, messages) {
    const { channel, thread } = store.state;
    if (!channel || !thread || document.hidden || mark === read || messages.length < 2) return;
    read = mark;
    void client.act.read(channel, thread);
    // The channel beside it says so at once.
    const { messages: around } = store.state;
    if (around) store.set({ messages: around.map(message => (message.ts === thread ? { ...message, unread_replies: 0 } : message)) });
  }
}
