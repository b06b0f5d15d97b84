/** @typedef {import('./types.js').State} State */

/** The page's state and who is told when a part of it changes. Watchers run once per turn of the event loop, after all writes of it. */
export class Store {
  /** @type {State} */
  state;
  /** @type {Set<{keys: (keyof State)[], run: () => void}>} */
  #watchers = new Set();
  /** @type {Set<keyof State>} */
  #changed = new Set();

  /** @param {State} initial */
  constructor(initial) {
    this.state = initial;
  }

  /** @param {Partial<State>} patch */
  set(patch) {
    const idle = this.#changed.size === 0;
    for (const key of /** @type {(keyof State)[]} */ (Object.keys(patch))) {
      if (Object.is(this.state[key], patch[key])) continue;
      /** @type {any} */ (this.state)[key] = patch[key];
      this.#changed.add(key);
    }
    if (idle && this.#changed.size > 0) queueMicrotask(() => this.#tell());
  }

  /** Runs now, and after each change of one of the keys. @param {(keyof State)[]} keys @param {() => void} run */
  watch(keys, run) {
    this.#watchers.add({ keys, run });
    run();
  }

  #tell() {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    for (const { keys, run } of this.#watchers) if (keys.some(key => changed.has(key))) run();
  }

  /** @param {string|null|undefined} id */
  person(id) {
    return this.state.people.find(person => person.id === id) ?? null;
  }

  /** @param {string|null|undefined} id */
  channel(id) {
    return this.state.channels.find(channel => channel.id === id) ?? null;
  }

  get me() {
    return this.person(this.state.me);
  }

  /** The acting person's zone. */
  get zone() {
    return this.me?.tz || 'UTC';
  }

  /** The DM between the acting person and the app. */
  get appChannel() {
    const bot = this.state.app?.bot_user_id;
    return bot ? this.state.channels.find(channel => channel.kind === 'im' && channel.user === bot) ?? null : null;
  }

  /** Business time, in ms: it flows between reads only while the clock runs and is not on its way to a target. */
  get now() {
    const { clock, clockReadAt } = this.state;
    if (!clock) return Date.now();
    const flowing = clock.running && clock.target_ms <= clock.now_ms;
    return clock.now_ms + (flowing ? performance.now() - clockReadAt : 0);
  }
}

/** @returns {State} */
export function emptyState() {
  return {
    me: '', team: '', people: [], channels: [], app: null, clock: null, clockReadAt: 0, faults: [], directory: 0,
    channel: null, thread: null, tab: 'home', messages: null, threadMessages: null, newFrom: null,
    stack: [], home: null, homeRead: false, drawer: false, menu: false, panel: 'clock', traffic: [], online: true,
  };
}
