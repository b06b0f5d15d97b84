/** The address says who acts and what is open: `#/C123/1700000000.000100?as=U1`, `#/home?as=U1`. */

/** @param {import('./types.js').Client} client */
export function createRouter(client) {
  const { store } = client;

  /** @param {string} path @param {string} [as] */
  const go = (path, as = store.state.me) => {
    location.hash = `#/${path}${as ? `?as=${encodeURIComponent(as)}` : ''}`;
  };

  const router = {
    /** What the address names now. */
    current() {
      const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
      const [first = '', second = ''] = path.split('/').map(decodeURIComponent);
      return { as: new URLSearchParams(query ?? '').get('as'), home: first === 'home', channel: first === 'home' || !first ? null : first, thread: second || null };
    },
    /** A permalink followed from outside lands at `/?channel=…&ts=…&thread_ts=…`: from here on it is an ordinary address. */
    adoptPermalink() {
      const query = new URLSearchParams(location.search);
      const channel = query.get('channel');
      if (!channel) return;
      const thread = query.get('thread_ts') ?? query.get('ts');
      const as = router.current().as;
      history.replaceState(null, '', `/#/${thread ? `${channel}/${thread}` : channel}${as ? `?as=${encodeURIComponent(as)}` : ''}`);
    },
    /** @param {string} channel @param {string|null} [thread] */
    toChannel: (channel, thread) => go(thread ? `${channel}/${thread}` : channel),
    toHome: () => go('home'),
    /** @param {string} id another person who acts from here on @param {string|null} [where] a channel to look at; the present one unless it is said */
    actAs: (id, where) => {
      const { channel, home } = router.current();
      go(where ?? (home ? 'home' : channel ?? ''), id);
    },
    /** Opens the DM with a person. @param {string} id */
    async toPerson(id) {
      const known = store.state.channels.find(channel => channel.kind === 'im' && channel.user === id);
      const opened = known ? known.id : await client.act.dm(id).then(answer => (typeof answer?.channel === 'string' ? answer.channel : answer?.channel?.id));
      if (!known) await client.read.state();
      if (opened) router.toChannel(opened);
    },
    /** Opens a link to a message of this workspace; false if it is not one. @param {string} url */
    toPermalink(url) {
      const match = /\/archives\/(\w+)(?:\/p(\d{10})(\d{6}))?(?:\?(.*))?$/.exec(url);
      if (!match || !store.channel(match[1])) return false;
      const thread = new URLSearchParams(match[4] ?? '').get('thread_ts');
      router.toChannel(match[1], thread ?? (match[2] ? `${match[2]}.${match[3]}` : null));
      return true;
    },
  };
  return router;
}
