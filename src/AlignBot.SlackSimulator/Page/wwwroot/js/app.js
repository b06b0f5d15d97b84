import { createActions } from './actions.js';
import { createApi } from './api.js';
import { channelPane } from './channel.js';
import { h } from './dom.js';
import { createForms } from './form.js';
import { modals } from './modal.js';
import { createNotices } from './notices.js';
import { drawer } from './panels/drawer.js';
import { createReads } from './reads.js';
import { createRouter } from './router.js';
import { showMe } from './show-me.js';
import { sidebar } from './sidebar.js';
import { emptyState, Store } from './state.js';
import { createStream } from './stream.js';
import { refreshDates } from './text/render.js';
import { threadPane } from './thread.js';
import { topbar } from './topbar.js';

/**
 * Joins the parts, follows the address, and listens.
 *
 * What browser tests find things by: `data-ts`, `data-channel` and `data-user` on messages; `data-block-id` and `data-action-id` on
 * controls; `data-value` on options; `data-channel` and `data-user` in the sidebar; `data-acting` on who acts; `data-composer` on
 * the two fields; `data-command` and `data-shortcut` in menus; `data-view-id` and `data-modal` (submit, close, cross) in modals.
 */

const client = /** @type {import('./types.js').Client} */ ({ store: new Store(emptyState()), api: createApi(), notices: createNotices() });
client.act = createActions(client);
client.read = createReads(client);
client.forms = createForms(client);
client.go = createRouter(client);
const { store, read, go } = client;
const stream = createStream(client);
/** What is being shown, until it is. */
let following = Promise.resolve();

await start();

async function start() {
  go.adoptPermalink();
  const people = await read.people();
  const named = people.find(person => person.id === go.current().as);
  // No one is named, or someone who is not there: the first person who can act.
  store.set({ me: (named ?? people.find(person => person.role === 'member' && !person.deleted && person.id !== 'USLACKBOT') ?? people[0])?.id ?? '' });
  await read.state();
  build();
  window.addEventListener('hashchange', () => void follow());
  stream.open();
  await Promise.all([follow(), read.views()]);
}

function build() {
  const bar = topbar(client);
  const side = drawer(client);
  const root = /** @type {HTMLElement} */ (document.getElementById('app'));
  root.append(bar.root, showMe(client), sidebar(client), channelPane(client), threadPane(client), side.root);
  modals(client);
  const tick = () => {
    bar.tick();
    side.tick();
    refreshDates(client);
  };
  store.watch(['clock', 'me', 'people'], tick);
  setInterval(tick, 5_000);
  store.watch(['drawer', 'thread', 'menu'], () => {
    root.classList.toggle('app--drawer', store.state.drawer);
    root.classList.toggle('app--thread', Boolean(store.state.thread));
    root.classList.toggle('app--menu', store.state.menu);
  });
  // On a narrow page the list of channels makes way for what was chosen from it.
  store.watch(['channel', 'tab', 'thread', 'me'], () => store.set({ menu: false }));
  store.watch(['channel', 'channels', 'app', 'tab'], () => {
    const channel = store.channel(store.state.channel);
    const unread = store.state.channels.reduce((sum, one) => sum + (one.id === store.state.channel ? 0 : one.mentions || 0), 0);
    document.title = `${unread ? `(${unread}) ` : ''}${channel ? channel.name || 'Direct message' : store.state.app?.name ?? 'Slack simulator'} | Slack simulator`;
  });
}

/**
 * Shows what the address names. One after the other: what was asked for last is what stays, also when an answer to something
 * earlier is slow.
 */
function follow() {
  following = following.then(show, show);
  return following;
}

async function show() {
  const { as, home, channel, thread } = go.current();
  if (as && as !== store.state.me && store.person(as)) {
    // Nothing of the other person's stays to be pressed while this one's is read.
    store.set({ me: as, channels: [], messages: null, threadMessages: null, stack: [], home: null, homeRead: false, newFrom: null, channel: null, thread: null });
    stream.open();
    await Promise.all([read.state(), read.views()]);
  }
  if (home) {
    store.set({ channel: null, thread: null, tab: 'home', messages: null, threadMessages: null, newFrom: null });
    await client.act.home();
    return read.home();
  }
  // One that was made a moment ago may not have been heard of yet.
  if (channel && !store.channel(channel)) await read.state();
  const target = store.channel(channel) ?? firstChannel();
  if (!target) return store.set({ channel: null, thread: null, tab: 'messages' });
  if (target.id !== store.state.channel) {
    store.set({ channel: target.id, thread: null, tab: 'messages', messages: null, threadMessages: null, newFrom: null });
    const { unread } = target;
    await read.messages();
    const others = (store.state.messages ?? []).filter(message => message.user !== store.state.me && !message.ephemeral);
    store.set({ newFrom: unread > 0 ? others.at(-unread)?.ts ?? others[0]?.ts ?? null : null });
  }
  const wanted = target.id === channel ? thread : null;
  if (wanted !== store.state.thread) store.set({ thread: wanted, threadMessages: null });
  if (wanted) await read.thread();
}

/** Where a person lands who named no channel: the fullest one they are in, and sooner where the app is, too. */
function firstChannel() {
  const joined = store.state.channels.filter(channel => channel.is_member && !channel.is_archived && (channel.kind === 'public' || channel.kind === 'private'));
  const bot = store.state.app?.bot_user_id;
  const isThere = channel => Number(channel.members.includes(bot));
  return joined.sort((one, other) => isThere(other) - isThere(one) || other.members.length - one.members.length)[0] ?? store.state.channels[0] ?? null;
}
