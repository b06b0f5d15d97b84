/** Listens for what changed and reads it again, once for each burst. @param {import('./types.js').Client} client */
export function createStream(client) {
  const { store, read, notices } = client;
  /** @type {EventSource|null} */
  let source = null;
  /** @type {any[]} */
  let hints = [];
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;

  /** Listens as the acting person. */
  function open() {
    source?.close();
    const current = (source = new EventSource(`/control/stream?as=${encodeURIComponent(store.state.me)}`));
    current.onmessage = event => {
      hints.push(JSON.parse(event.data));
      timer ??= setTimeout(handle, 40);
    };
    current.onopen = () => {
      if (!store.state.online) everything();
      store.set({ online: true });
    };
    current.onerror = () => {
      if (current === source) store.set({ online: false });
    };
  }

  function handle() {
    const kinds = new Set(hints.map(hint => hint.kind));
    const { channel, thread } = store.state;
    const here = hints.filter(hint => hint.kind === 'message' && (!hint.channel || hint.channel === channel));
    const told = hints.filter(hint => hint.kind === 'notice' && typeof hint.text === 'string');
    hints = [];
    timer = undefined;
    if (here.length) void read.messages();
    if (thread && here.some(hint => !hint.thread_ts || hint.thread_ts === thread || hint.ts === thread)) void read.thread();
    if (['message', 'channels', 'people'].some(kind => kinds.has(kind))) void read.state();
    if (kinds.has('view')) void read.views();
    if (kinds.has('home')) void read.home();
    if (kinds.has('clock')) void read.clock();
    if (kinds.has('faults')) void read.faults();
    if (kinds.has('traffic') && store.state.drawer && store.state.panel === 'traffic') void read.traffic();
    for (const hint of told) notices.show(hint.text, 'news');
  }

  function everything() {
    void read.state();
    void read.messages();
    void read.thread();
    void read.views();
    void read.home();
    void read.faults();
    store.set({ traffic: [] });
    if (store.state.drawer && store.state.panel === 'traffic') void read.traffic();
  }

  // A browser holds few connections to one server: a page that is not looked at gives its own back.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) source?.close();
    else if (store.state.me) {
      open();
      everything();
    }
  });

  return { open };
}
