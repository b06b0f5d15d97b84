import { fill, h } from './dom.js';
import { completion } from './completion.js';
import { encode } from './encode.js';
import { icon } from './icons.js';
import { channelTitle } from './people.js';
import { openMenu } from './popup.js';

/** @typedef {import('./types.js').Client} Client */
/** @typedef {{text: string, mentions: import('./encode.js').Mention[]}} Draft */

/** Where a person writes. One for the channel, one for the thread; drafts stay with their conversation. @param {Client} client @param {{inThread: boolean}} options */
export function composer(client, { inThread }) {
  const { store, act } = client;
  /** @type {Map<string, Draft>} */
  const drafts = new Map();
  const field = h('textarea', { class: 'composer__field', rows: 1, 'aria-label': inThread ? 'Reply' : 'Message', 'data-composer': inThread ? 'thread' : 'channel', oninput: changed, onkeydown });
  const usage = h('div', { class: 'composer__usage', hidden: true });
  const send = h('button', { class: 'composer__send', type: 'button', 'aria-label': 'Send', title: 'Send', onclick: () => void submit() }, icon('send'));
  const bolt = h('button', { class: 'icon-button', type: 'button', 'aria-label': 'Shortcuts', 'aria-haspopup': 'menu', title: 'Shortcuts', onclick: () => openShortcuts(client, bolt, inThread ? null : startCommand) }, icon('bolt'));
  const complete = completion(client, field, { commands: !inThread, taken: mention => current().mentions.push(mention) });
  const root = h('div', { class: 'composer' }, complete.list, usage,
    h('div', { class: 'composer__box' }, field, h('div', { class: 'composer__tools' }, inThread ? null : bolt, h('span', { class: 'composer__hint' }, 'Shift + Enter for a new line'), send)));
  store.watch(['channel', 'channels', 'thread', 'me', 'people'], () => {
    const channel = store.channel(store.state.channel);
    const title = channel ? `${channel.kind === 'im' || channel.kind === 'mpim' ? '' : '#'}${channelTitle(store, channel)}` : '';
    field.placeholder = inThread ? 'Reply…' : `Message ${title}`;
    if (field.dataset.draft === key()) return;
    field.dataset.draft = key();
    field.value = current().text;
    changed();
  });
  return root;

  function key() {
    const { me, channel, thread } = store.state;
    return `${me} ${channel} ${inThread ? thread : ''}`;
  }

  /** @returns {Draft} */
  function current() {
    let draft = drafts.get(key());
    if (!draft) drafts.set(key(), (draft = { text: '', mentions: [] }));
    return draft;
  }

  function changed() {
    current().text = field.value;
    field.style.setProperty('height', 'auto');
    if (field.scrollHeight) field.style.setProperty('height', `${Math.min(field.scrollHeight, 220)}px`);
    send.classList.toggle('composer__send--ready', field.value.trim() !== '');
    complete.update();
    const command = inThread ? null : typedCommand();
    usage.hidden = !command || !field.value.includes(' ');
    if (command) fill(usage, h('strong', {}, command.command), ` ${command.usage_hint ?? ''}`, h('span', {}, command.description));
  }

  function typedCommand() {
    const word = /^\/\S+/.exec(field.value)?.[0];
    return word ? store.state.app?.commands.find(command => command.command === word) ?? null : null;
  }

  /** @param {KeyboardEvent} event */
  function onkeydown(event) {
    if (event.isComposing || complete.onkeydown(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void submit();
  }

  /** @param {string} command */
  function startCommand(command) {
    field.value = `${command} `;
    field.focus();
    changed();
  }

  async function submit() {
    const draft = current();
    const text = draft.text.trim();
    const { channel, thread } = store.state;
    if (!text || !channel) return;
    const command = inThread ? null : /^\/\S+/.exec(text)?.[0];
    const mentions = draft.mentions;
    drafts.delete(key());
    field.value = '';
    changed();
    const sent = command
      ? await act.command(channel, command, encode(text.slice(command.length).trim(), mentions))
      : await act.message(channel, encode(text, mentions), inThread ? thread ?? undefined : undefined);
    if (!sent || (!command && sent.error && !sent.message_ts)) restore(text, mentions);
  }

  /** Gives back what could not be sent. @param {string} text @param {import('./encode.js').Mention[]} mentions */
  function restore(text, mentions) {
    if (current().text) return;
    current().mentions = mentions;
    field.value = text;
    changed();
  }
}

/** The lightning menu: global shortcuts, and commands to start. @param {Client} client @param {HTMLElement} anchor @param {((command: string) => void)|null} startCommand */
function openShortcuts(client, anchor, startCommand) {
  const { app } = client.store.state;
  const globals = (app?.shortcuts ?? []).filter(shortcut => shortcut.type === 'global');
  openMenu(anchor, [
    { label: app ? 'Shortcuts' : 'No app is registered', heading: true },
    ...globals.map(shortcut => ({
      label: shortcut.name, detail: shortcut.description, mark: icon('bolt'), data: { 'data-shortcut': shortcut.callback_id },
      run: () => void client.act.shortcut(shortcut.callback_id),
    })),
    ...(startCommand && app?.commands.length ? [{ label: 'Commands', heading: true }] : []),
    ...(startCommand ? app?.commands ?? [] : []).map(command => ({
      label: command.command, detail: command.description, data: { 'data-command': command.command }, run: () => startCommand?.(command.command),
    })),
  ], { above: true });
}
