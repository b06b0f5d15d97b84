/**
 * What a person has entered in one message, modal or home. It outlives re-rendering: what was typed and not yet told to the
 * server wins over what the server says, and a field keeps its value as long as its block_id and action_id stay.
 */

/** @typedef {import('./types.js').Client} Client */
/** @typedef {import('./types.js').Json} Json */

export class Form {
  /** @type {Map<string, Json>} */
  #entered = new Map();
  /** @type {Map<string, {block: string, action: string}>} entered, not sent yet */
  #unsent = new Map();
  /** Sent and taken, but not yet among what the server was read to hold: a reading that is older than the sending must not undo it. @type {Map<string, {block: string, action: string, value: Json}>} */
  #told = new Map();
  /** @type {Json} */
  #server = {};

  /** @param {Client} client @param {Json} address */
  constructor(client, address) {
    this.client = client;
    this.address = address;
  }

  /** Told when a block's input changes. @type {((block: string) => void)|null} */
  changed = null;

  /** Takes what the server holds. @param {Json|undefined} values state.values */
  sync(values) {
    this.#server = values ?? {};
    for (const [name, { block, action, value }] of this.#told) if (same(this.#server[block]?.[action], value)) this.#told.delete(name);
  }

  /** The element's state, without `type`. @param {string} block @param {any} element @returns {Json} */
  read(block, element) {
    const name = key(block, element.action_id);
    const held = this.#server[block]?.[element.action_id];
    return this.#entered.get(name) ?? this.#told.get(name)?.value ?? held ?? initialState(element);
  }

  /** Remembers; the server hears of it on `flush`, or with the submission. @param {string} block @param {string} action @param {Json} value */
  type(block, action, value) {
    this.#entered.set(key(block, action), value);
    this.#unsent.set(key(block, action), { block, action });
    this.changed?.(block);
  }

  /** Remembers and tells the server, which delivers block_actions if Slack would. @param {string} block @param {string} action @param {Json} value */
  async enter(block, action, value) {
    this.#entered.set(key(block, action), value);
    this.#unsent.delete(key(block, action));
    this.changed?.(block);
    // An action's payload carries the whole state: what was typed elsewhere goes first.
    await this.flush();
    await this.#send(block, action);
  }

  /** From here on the server's word holds, unless the person has gone on meanwhile. @param {string} block @param {string} action */
  async #send(block, action) {
    const name = key(block, action);
    const value = /** @type {Json} */ (this.#entered.get(name));
    if (!(await this.client.act.input(this.address, block, action, value)) || this.#entered.get(name) !== value) return;
    this.#entered.delete(name);
    // A modal is sent as it stands. A message or Home may be changed by the app, whose word then holds.
    if (this.address.view_id) this.#told.set(name, { block, action, value });
    this.#server = { ...this.#server, [block]: { ...this.#server[block], [action]: value } };
  }

  /** Sends what is unsent: before a button is pressed, whose payload carries the state. Fields that dispatch wait for their own moment. */
  async flush() {
    const unsent = [...this.#unsent.values()];
    this.#unsent.clear();
    for (const { block, action } of unsent) {
      if (!this.#holds.has(key(block, action))) await this.#send(block, action);
    }
  }

  /** @type {Set<string>} */
  #holds = new Set();

  /** Marks a field that sends an action when it is sent (dispatch_action on Enter), so that flushing leaves it alone. @param {string} block @param {string} action */
  hold(block, action) {
    this.#holds.add(key(block, action));
  }

  /** state.values of these input blocks, with types. @param {any[]} blocks */
  values(blocks) {
    /** @type {Json} */
    const values = {};
    for (const { block_id, element } of inputsOf(blocks))
      values[block_id] = { ...values[block_id], [element.action_id]: { type: element.type, ...this.read(block_id, element) } };
    return values;
  }
}

/** One form for each message, modal and home shown. @param {Client} client */
export function createForms(client) {
  /** @type {Map<string, Form>} */
  const forms = new Map();
  return {
    /** @param {Json} address @param {Json|undefined} values */
    of(address, values) {
      const name = JSON.stringify([client.store.state.me, address]);
      let form = forms.get(name);
      if (!form) forms.set(name, (form = new Form(client, address)));
      form.sync(values);
      return form;
    },
  };
}

/** Whether the server holds what was sent: it adds the element's type. @param {Json|undefined} held @param {Json} sent */
const same = (held, sent) => held !== undefined && Object.entries(sent).every(([name, value]) => JSON.stringify(held[name] ?? null) === JSON.stringify(value ?? null));

const key = (/** @type {string} */ block, /** @type {string} */ action) => `${block}\n${action}`;

/** Every element of the blocks that has a state, with its block. @param {any[]} blocks @returns {{block_id: string, element: any, block: any}[]} */
export function inputsOf(blocks) {
  return blocks.flatMap(block => [block.element, block.accessory, ...(block.type === 'actions' ? block.elements ?? [] : [])]
    .filter(element => element?.action_id && !['button', 'overflow', 'image'].includes(element.type))
    .map(element => ({ block_id: block.block_id, element, block })));
}

/** @param {any} element @returns {Json} */
export function initialState(element) {
  switch (element.type) {
    case 'plain_text_input': case 'number_input': case 'email_text_input': case 'url_text_input': return { value: element.initial_value ?? null };
    case 'rich_text_input': return { rich_text_value: element.initial_value ?? null };
    case 'checkboxes': case 'multi_static_select': case 'multi_external_select': return { selected_options: element.initial_options ?? [] };
    case 'radio_buttons': case 'static_select': case 'external_select': return { selected_option: element.initial_option ?? null };
    case 'users_select': return { selected_user: element.initial_user ?? null };
    case 'multi_users_select': return { selected_users: element.initial_users ?? [] };
    case 'conversations_select': return { selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select': return { selected_conversations: element.initial_conversations ?? [] };
    case 'channels_select': return { selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select': return { selected_channels: element.initial_channels ?? [] };
    case 'datepicker': return { selected_date: element.initial_date ?? null };
    case 'timepicker': return { selected_time: element.initial_time ?? null };
    case 'datetimepicker': return { selected_date_time: element.initial_date_time ?? null };
    case 'file_input': return { files: [] };
    default: return {};
  }
}

/** @param {Json} state */
export function isEmpty(state) {
  const { type, ...rest } = state;
  return Object.values(rest).every(value => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0));
}

/** What Slack's client itself says about the input blocks before it sends anything. @param {any[]} blocks @param {Form} form @returns {Record<string, string>} */
export function clientErrors(blocks, form) {
  /** @type {Record<string, string>} */
  const errors = {};
  for (const { block_id, element, block } of inputsOf(blocks)) {
    if (block.type !== 'input') continue;
    const state = form.read(block_id, element);
    const problem = isEmpty(state) ? (block.optional ? null : 'Please complete this required field.') : wrong(element, String(state.value ?? ''));
    if (problem) errors[block_id] = problem;
  }
  return errors;
}

/** @param {any} element @param {string} text */
function wrong(element, text) {
  switch (element.type) {
    case 'plain_text_input':
      if (element.min_length && text.length < element.min_length) return `Must be at least ${element.min_length} characters.`;
      return element.max_length && text.length > element.max_length ? `Must be at most ${element.max_length} characters.` : null;
    case 'number_input':
      if (!(element.is_decimal_allowed ? /^-?\d*\.?\d+$/ : /^-?\d+$/).test(text)) return element.is_decimal_allowed ? 'Please enter a number.' : 'Please enter a whole number.';
      if (element.min_value !== undefined && Number(text) < Number(element.min_value)) return `Must be ${element.min_value} or more.`;
      return element.max_value !== undefined && Number(text) > Number(element.max_value) ? `Must be ${element.max_value} or less.` : null;
    case 'email_text_input': return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? null : 'Please enter a valid email address.';
    case 'url_text_input': return /^https?:\/\/\S+\.\S+/.test(text) || /^https?:\/\/localhost/.test(text) ? null : 'Please enter a valid URL.';
    default: return null;
  }
}
