/** What the acting person does, and what the page says when it went wrong. */

/** @typedef {import('./types.js').Json} Json */
/** @typedef {import('./types.js').Delivery} Delivery */

/** @param {import('./types.js').Client} client */
export function createActions(client) {
  const { api, store, notices } = client;

  /** Sends one deed; null if the simulator itself refused. @param {string} path @param {Json} body @returns {Promise<any>} */
  async function send(path, body) {
    try {
      return await api.post(`/control/${path}`, { as: store.state.me, ...body });
    } catch (problem) {
      notices.failed(problem);
      return null;
    }
  }

  /** Sends one deed that reaches the app. @param {string} path @param {Json} body @param {boolean} [toldInChannel] sentences are already said there @returns {Promise<Delivery|null>} */
  async function deliver(path, body, toldInChannel = false) {
    const delivery = await send(path, body);
    // An error is Slack's code or phrase for no answer, or a sentence of its own.
    const silent = /^([a-z_]+|We had some trouble connecting.*)$/.test(delivery?.error ?? '');
    if (silent) notices.show(`${store.state.app?.name ?? 'The app'} did not respond: ${delivery.error}`);
    else if (delivery?.error && !toldInChannel) notices.show(delivery.error);
    return delivery;
  }

  return {
    /** @param {string} channel @param {string} text @param {string} [thread_ts] */
    message: (channel, text, thread_ts) => deliver('message', { channel, text, thread_ts }),
    /** @param {string} channel @param {string} command @param {string} text */
    command: (channel, command, text) => deliver('command', { channel, command, text }, true),
    /** @param {string} callback_id @param {string} [channel] @param {string} [message_ts] */
    shortcut: (callback_id, channel, message_ts) => deliver('shortcut', { callback_id, channel, message_ts }),
    /** @param {Json} address @param {string} block_id @param {string} action_id @param {Json} value */
    input: (address, block_id, action_id, value) => deliver('input', { ...address, block_id, action_id, value }),
    /** @param {Json} address @param {string} block_id @param {string} action_id @param {string} [value] */
    click: (address, block_id, action_id, value) => deliver('click', { ...address, block_id: block_id || undefined, action_id, value }),
    /** @param {Json} address @param {string} block_id @param {string} action_id @param {string} query */
    options: (address, block_id, action_id, query) => send('options', { ...address, block_id, action_id, query }),
    /** @param {string} view_id @param {Json} values @returns {Promise<Delivery|null>} errors are for the modal to say */
    submit: (view_id, values) => send('submit', { view_id, values }),
    /** @param {string} view_id @param {boolean} all */
    close: (view_id, all) => send('close', { view_id, all }),
    /** @param {string} channel @param {string} [thread_ts] */
    read: (channel, thread_ts) => send('read', { channel, thread_ts }),
    /** @param {string} name @param {string} content_base64 its bytes, which need not be UTF-8 */
    file: (name, content_base64) => send('files', { name, content_base64 }),
    /** @param {string} user @returns {Promise<{channel: any}|null>} */
    dm: user => send('dm', { user }),
    home: () => send('home', {}),
    /** @param {string} channel */
    join: channel => send(`channels/${encodeURIComponent(channel)}/members`, { user: store.state.me }),
  };
}
