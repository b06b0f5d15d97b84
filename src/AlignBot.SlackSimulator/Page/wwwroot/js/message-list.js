import { h, reconcile } from './dom.js';
import { messageNode } from './message.js';
import { dayKey, dayName, tsToMs } from './text/dates.js';

/** @typedef {import('./types.js').Client} Client */
/** @typedef {import('./types.js').Message} Message */

/** Messages of one author this close together are shown under one name. */
const together = 5 * 60_000;

/**
 * Renders messages oldest first, with a divider a day and one where the unread begin.
 * @param {Client} client @param {HTMLElement} list @param {Message[]} messages @param {{inThread: boolean, newFrom?: string|null}} options
 */
export function renderMessages(client, list, messages, { inThread, newFrom }) {
  const { zone, now, state } = client.store;
  /** @type {{key: string, sig: string, make: () => HTMLElement}[]} */
  const items = [];
  /** @type {Message|null} */
  let before = null;
  messages.forEach((message, index) => {
    const at = tsToMs(message.ts);
    const day = dayKey(at, zone);
    const newDay = !before || dayKey(tsToMs(before.ts), zone) !== day;
    const firstNew = message.ts === newFrom;
    if (newDay && !inThread) {
      const name = dayName(at, zone, now);
      items.push({ key: `day ${day}`, sig: name, make: () => h('div', { class: 'day-divider', role: 'separator' }, h('span', {}, name)) });
    }
    if (firstNew) items.push({ key: 'new', sig: message.ts, make: () => h('div', { class: 'new-divider', role: 'separator' }, h('span', {}, 'New')) });
    const compact = Boolean(before) && !newDay && !firstNew && before?.user === message.user && !before?.ephemeral && !message.ephemeral && !message.pinned
      && !before?.subtype && !message.subtype && at - tsToMs(before?.ts ?? message.ts) < together && !(inThread && index === 1);
    const { state: _, ...shown } = message;
    const sig = JSON.stringify([shown, compact, state.directory, state.me, state.app?.shortcuts]);
    items.push({ key: `${message.ephemeral ? 'e' : 'm'} ${message.ts}`, sig, make: () => messageNode(client, message, { compact, inThread }) });
    if (inThread && index === 0) {
      const count = messages.length - 1;
      const words = count === 1 ? '1 reply' : `${count} replies`;
      if (count > 0) items.push({ key: 'replies', sig: words, make: () => h('div', { class: 'replies-divider', role: 'separator' }, h('span', {}, words)) });
    }
    before = message;
  });
  reconcile(list, items);
}

/**
 * Keeps a list at its end while the person is there, whatever grows: messages, pictures, the composer below.
 * @param {HTMLElement} scroller @param {HTMLElement} content
 * @returns {() => void} goes to the end
 */
export function stickToEnd(scroller, content) {
  let atEnd = true;
  const toEnd = () => {
    atEnd = true;
    scroller.scrollTop = scroller.scrollHeight;
  };
  scroller.addEventListener('scroll', () => {
    // Hidden, it has no place of its own to remember.
    if (scroller.clientHeight > 0) atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
  }, { passive: true });
  const sizes = new ResizeObserver(() => atEnd && toEnd());
  sizes.observe(scroller);
  sizes.observe(content);
  return toEnd;
}

/** Up and down move focus from message to message. @param {HTMLElement} list */
export function messageKeys(list) {
  list.addEventListener('keydown', event => {
    const node = /** @type {HTMLElement} */ (event.target);
    if (!node.matches('.message') || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    const all = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('.message')]);
    all[all.indexOf(node) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  });
}
