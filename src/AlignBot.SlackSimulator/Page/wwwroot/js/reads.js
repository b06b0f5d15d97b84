/**
 * Reading again what the server says has changed. Of two answers to the same question only the later one counts; whoever waits
 * for the earlier waits for the later.
 */

/** @param {import('./types.js').Client} client */
export function createReads(client) {
  const { api, store, notices } = client;
  /** @type {Record<string, Promise<void>>} the latest reading of each kind */
  const latest = {};

  /**
   * @param {string} name @param {string} path @param {Record<string, any>} query @param {(answer: any) => void} take
   * @param {() => boolean} [still] whether the answer is still wanted when it comes
   */
  function read(name, path, query, take, still = () => true) {
    const as = store.state.me;
    const wanted = () => as === store.state.me && still();
    /** @type {Promise<void>} */
    const reading = api.get(path, query).then(
      answer => (reading !== latest[name] ? latest[name] : wanted() ? take(answer) : undefined),
      problem => (reading === latest[name] && wanted() ? notices.failed(problem) : undefined));
    return (latest[name] = reading);
  }

  return {
    /** Everybody there is, before it is known who acts. @returns {Promise<import('./types.js').Person[]>} */
    people: () => api.get('/control/people').then(answer => answer.people, problem => {
      notices.failed(problem);
      return [];
    }),

    state: () => read('state', '/control/state', { as: store.state.me || null }, answer => {
      const { state } = store;
      const shown = (/** @type {any[]} */ people, /** @type {any[]} */ channels) => JSON.stringify([people.map(p => [p.id, p.real_name, p.name, p.color, p.initials, p.tz, p.role, p.deleted]), channels.map(c => [c.id, c.name])]);
      const directory = shown(state.people, state.channels) === shown(answer.people, answer.channels) ? state.directory : state.directory + 1;
      const me = typeof answer.me === 'string' ? answer.me : answer.me?.id;
      store.set({ me: me || state.me, people: answer.people, channels: answer.channels, team: answer.team?.name ?? '', app: answer.app ?? null, clock: answer.clock, clockReadAt: performance.now(), faults: answer.faults ?? [], directory });
    }),

    messages: () => {
      const { channel, me } = store.state;
      if (!channel) return Promise.resolve();
      return read('messages', '/control/messages', { as: me, channel }, answer => store.set({ messages: answer.messages }), () => store.state.channel === channel);
    },

    thread: () => {
      const { channel, thread, me } = store.state;
      if (!channel || !thread) return Promise.resolve();
      return read('thread', '/control/messages', { as: me, channel, thread_ts: thread }, answer => store.set({ threadMessages: answer.messages }), () => store.state.thread === thread);
    },

    views: () => read('views', '/control/views', { as: store.state.me }, answer => store.set({ stack: answer.stack ?? [] })),
    home: () => read('home', '/control/home', { as: store.state.me }, answer => store.set({ home: answer?.view ?? null, homeRead: true })),

    clock: () => read('clock', '/control/clock', {}, answer => store.set({ clock: answer, clockReadAt: performance.now() })),
    faults: () => read('faults', '/control/faults', {}, answer => store.set({ faults: answer.faults ?? answer })),

    traffic: () => {
      const after = store.state.traffic.at(-1)?.n ?? 0;
      return read('traffic', '/control/traffic', { after, limit: 300 }, answer => {
        const fresh = (answer.entries ?? []).filter((/** @type {any} */ entry) => entry.n > (store.state.traffic.at(-1)?.n ?? 0));
        if (fresh.length) store.set({ traffic: [...store.state.traffic, ...fresh].slice(-600) });
      });
    },
  };
}
