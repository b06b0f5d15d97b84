import { fill, h } from './dom.js';
import { icon } from './icons.js';
import { gist } from './message.js';
import { avatar, channelIcon, channelTitle, nameOf, roleName } from './people.js';
import { openMenu } from './popup.js';
import { mrkdwn } from './text/render.js';

/** @typedef {import('./types.js').Client} Client */
/** @typedef {import('./types.js').Channel} Channel */

/** @param {Client} client */
export function channelHeader(client) {
  const { store } = client;
  const header = h('header', { class: 'channel-header' });
  store.watch(['channel', 'channels', 'people', 'app', 'tab', 'me', 'messages'], () => {
    const channel = store.channel(store.state.channel);
    const atApp = (!channel && store.state.tab === 'home') || (channel && channel.id === store.appChannel?.id);
    if (atApp && store.state.app) fill(header, appHead(client));
    else if (channel) fill(header, channelHead(client, channel));
    else fill(header);
    header.classList.toggle('channel-header--app', Boolean(atApp));
  });
  return header;
}

/** @param {Client} client @param {Channel} channel */
function channelHead(client, channel) {
  const { store } = client;
  const other = channel.kind === 'im' ? store.person(channel.user) : null;
  const members = h('button', { class: 'header-button', type: 'button', 'aria-label': `${channel.members.length} members`, title: 'Members', onclick: () => openMembers(client, channel, members) }, icon('people'), String(channel.members.length));
  const pins = h('button', { class: 'header-button', type: 'button', 'aria-label': `${channel.pinned.length} pinned`, title: 'Pinned', onclick: () => openPins(client, channel, pins) }, icon('pin'), String(channel.pinned.length));
  return [
    h('div', { class: 'channel-header__main' },
      h('h1', { class: 'channel-header__name' }, other ? avatar(other, 's') : icon(channelIcon(channel)), h('span', {}, channelTitle(store, channel))),
      other ? h('span', { class: 'channel-header__topic' }, other.title) : channel.topic ? h('span', { class: 'channel-header__topic', title: channel.topic }, mrkdwn(client, channel.topic)) : null),
    h('div', { class: 'channel-header__tools' },
      channel.pinned.length ? pins : null,
      channel.kind === 'im' ? null : members),
  ];
}

/** @param {Client} client */
function appHead(client) {
  const { store, go, act } = client;
  const { app, tab, channel } = store.state;
  const bot = store.person(app?.bot_user_id);
  const openMessages = async () => {
    if (!store.appChannel && app && (await act.dm(app.bot_user_id))) await client.read.state();
    const opened = store.appChannel;
    if (opened) go.toChannel(opened.id);
  };
  const tabButton = (/** @type {string} */ label, /** @type {boolean} */ selected, /** @type {() => void} */ run) =>
    h('button', { class: 'tab', role: 'tab', type: 'button', 'aria-selected': selected ? 'true' : 'false', 'data-tab': label.toLowerCase(), onclick: run }, label);
  const atHome = tab === 'home' && !channel;
  return [
    h('div', { class: 'channel-header__main' },
      h('h1', { class: 'channel-header__name' }, avatar(bot, 's', app?.name), h('span', {}, app?.name ?? 'App'), h('span', { class: 'badge' }, 'APP')),
      app && !app.connected ? h('span', { class: 'channel-header__warning' }, icon('warning'), 'not connected') : null),
    h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'App' },
      app?.home_tab === false ? null : tabButton('Home', atHome, go.toHome),
      tabButton('Messages', !atHome, () => void openMessages())),
  ];
}

/** @param {Client} client @param {Channel} channel @param {HTMLElement} anchor */
function openMembers(client, channel, anchor) {
  const { store } = client;
  openMenu(anchor, [
    { label: `${channel.members.length} members`, heading: true },
    ...channel.members.map(id => {
      const person = store.person(id);
      return {
        label: nameOf(person, id), mark: avatar(person, 's', id), data: { 'data-user': id },
        detail: person ? [person.title, person.role === 'member' && !person.deleted ? '' : roleName(person)].filter(Boolean).join(' · ') : '',
        run: () => void (id !== store.state.me && client.go.toPerson(id)),
      };
    }),
  ], { align: 'end' });
}

/** @param {Client} client @param {Channel} channel @param {HTMLElement} anchor */
function openPins(client, channel, anchor) {
  const messages = client.store.state.messages ?? [];
  openMenu(anchor, [
    { label: 'Pinned in this channel', heading: true },
    ...channel.pinned.map(ts => {
      const message = messages.find(one => one.ts === ts);
      return {
        label: message ? h('span', { class: 'pin-gist' }, gist(client, message)) : 'A reply in a thread',
        detail: message ? nameOf(client.store.person(message.user), message.user) : ts,
        mark: icon('pin'),
        run: () => document.querySelector(`.pane [data-ts="${CSS.escape(ts)}"]`)?.scrollIntoView({ block: 'center', behavior: 'smooth' }),
      };
    }),
  ], { align: 'end' });
}
