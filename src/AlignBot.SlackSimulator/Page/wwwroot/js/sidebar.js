import { fill, h } from './dom.js';
import { icon } from './icons.js';
import { avatar, channelIcon, channelTitle, nameOf, roleName } from './people.js';
import { openMenu } from './popup.js';

/** @typedef {import('./types.js').Client} Client */
/** @typedef {import('./types.js').Channel} Channel */

/** Channels, direct messages, the app, and who acts. @param {Client} client */
export function sidebar(client) {
  const { store } = client;
  const workspace = h('div', { class: 'sidebar__workspace' });
  const acting = h('div', { class: 'sidebar__acting' });
  const lists = h('div', { class: 'sidebar__lists' });
  store.watch(['people', 'me', 'app', 'team'], () => {
    fill(workspace, h('span', { class: 'sidebar__logo', 'aria-hidden': 'true' }, (store.state.team || 'S').slice(0, 1)), h('span', {}, store.state.team || 'Slack simulator'));
    fill(acting, switcher(client));
  });
  store.watch(['channels', 'people', 'channel', 'tab', 'app', 'me'], () => {
    const scroll = lists.scrollTop;
    fill(lists, sections(client));
    lists.scrollTop = scroll;
  });
  return h('nav', { class: 'sidebar', 'aria-label': 'Channels and direct messages' }, workspace, lists, acting);
}

/** @param {Client} client */
function switcher(client) {
  const { store, go } = client;
  const { me } = store;
  const button = h('button', { class: 'acting', type: 'button', 'aria-haspopup': 'menu', 'data-acting': store.state.me, onclick: () => openMenu(button, [
    { label: 'Act as', heading: true },
    ...store.state.people.filter(person => person.role !== 'bot' && person.id !== 'USLACKBOT').map(person => ({
      label: nameOf(person), mark: avatar(person, 's'), current: person.id === store.state.me, data: { 'data-user': person.id },
      detail: [person.title, person.role === 'member' && !person.deleted ? '' : roleName(person)].filter(Boolean).join(' · '),
      run: () => go.actAs(person.id),
    })),
  ], { above: true, matchWidth: true }) },
  avatar(me, 'm'),
  h('span', { class: 'acting__text' }, h('small', {}, 'Acting as'), h('strong', {}, nameOf(me, store.state.me)), h('small', {}, me?.title || (me ? roleName(me) : ''))), icon('caret'));
  return button;
}

/** @param {Client} client */
function sections(client) {
  const { store, go } = client;
  const { channels, app, people } = store.state;
  const byName = (/** @type {Channel} */ one, /** @type {Channel} */ other) => channelTitle(store, one).localeCompare(channelTitle(store, other));
  const open = channels.filter(channel => channel.kind === 'public' || channel.kind === 'private').sort(byName);
  const joined = open.filter(channel => channel.is_member && !channel.is_archived);
  const current = store.channel(store.state.channel);
  const peeked = current && open.includes(current) && !joined.includes(current) ? [current] : [];
  const rest = open.filter(channel => !joined.includes(channel));
  const direct = channels.filter(channel => (channel.kind === 'im' || channel.kind === 'mpim') && channel.id !== store.appChannel?.id && !(channel.kind === 'im' && channel.user === store.state.me)).sort(byName);
  return [
    section('Channels', [...joined, ...peeked].map(channel => item(client, channel)), rest.length ? anchor => openMenu(anchor, [
      { label: 'Other channels', heading: true },
      ...rest.map(channel => ({ label: channel.name, mark: icon(channel.is_archived ? 'archive' : channelIcon(channel)), detail: channel.is_archived ? 'Archived' : channel.topic, run: () => go.toChannel(channel.id) })),
    ]) : null),
    section('Direct messages', direct.map(channel => item(client, channel)), anchor => openMenu(anchor, [
      { label: 'Message', heading: true },
      ...people.filter(person => person.id !== store.state.me && !person.deleted && person.id !== app?.bot_user_id && person.id !== 'USLACKBOT').map(person => ({
        label: nameOf(person), mark: avatar(person, 's'), detail: person.title, run: () => void go.toPerson(person.id),
      })),
    ])),
    app ? section('Apps', [appItem(client)], null) : null,
  ];
}

/** @param {string} title @param {Node[]} items @param {((anchor: HTMLElement) => void)|null} add */
function section(title, items, add) {
  const plus = add && h('button', { class: 'icon-button', type: 'button', 'aria-label': `Add to ${title.toLowerCase()}`, 'aria-haspopup': 'menu', onclick: () => add(/** @type {HTMLElement} */ (plus)) }, icon('plus'));
  return h('section', { class: 'sidebar__section' }, h('h2', {}, title, plus), h('div', { role: 'list' }, items));
}

/** @param {Client} client @param {Channel} channel */
function item(client, channel) {
  const { store, go } = client;
  const other = channel.kind === 'im' ? store.person(channel.user) : null;
  const current = store.state.channel === channel.id;
  return entry({
    // What lies open is being read: it has no badge.
    title: channelTitle(store, channel), unread: current ? 0 : channel.unread,
    mentions: current ? 0 : channel.kind === 'im' || channel.kind === 'mpim' ? channel.mentions || channel.unread : channel.mentions,
    current, muted: !channel.is_member || channel.is_archived, data: { 'data-channel': channel.id, 'data-user': channel.user ?? null },
    mark: other ? avatar(other, 's') : icon(channel.is_archived ? 'archive' : channelIcon(channel)), run: () => go.toChannel(channel.id),
  });
}

/** @param {Client} client */
function appItem(client) {
  const { store, go } = client;
  const { app, channel, tab } = store.state;
  const dm = store.appChannel;
  const open = Boolean(dm) && channel === dm?.id;
  return entry({
    title: app?.name ?? 'App', unread: open ? 0 : dm?.unread ?? 0, mentions: dm && !open ? dm.mentions || dm.unread : 0, current: (tab === 'home' && !channel) || (Boolean(dm) && channel === dm?.id), muted: false,
    data: { 'data-app': app?.id ?? '', 'data-channel': dm?.id ?? null }, mark: avatar(store.person(app?.bot_user_id), 's', app?.name),
    run: () => (app?.home_tab === false || dm?.unread ? dm && go.toChannel(dm.id) : go.toHome()),
  });
}

/** @param {{title: string, unread: number, mentions: number, current: boolean, muted: boolean, data: Record<string, string|null>, mark: Node, run: () => void}} options */
function entry({ title, unread, mentions, current, muted, data, mark, run }) {
  const classes = ['sidebar__item', unread > 0 && 'sidebar__item--unread', current && 'sidebar__item--current', muted && 'sidebar__item--muted'];
  const more = [unread > 0 && `${unread} unread`, mentions > 0 && `${mentions} for you`].filter(Boolean).join(', ');
  return h('div', { role: 'listitem' }, h('button', { class: classes.filter(Boolean).join(' '), type: 'button', 'aria-current': current ? 'page' : null, 'data-unread': unread || null, ...data, onclick: run },
    mark, h('span', { class: 'sidebar__title' }, title), more ? h('span', { class: 'only-heard' }, `, ${more}`) : null, mentions > 0 ? h('span', { class: 'sidebar__count', 'aria-hidden': 'true' }, String(mentions)) : null));
}
