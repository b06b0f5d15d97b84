import { fill, freshId, h } from './dom.js';
import { icon } from './icons.js';
import { avatar, channelIcon, nameOf, roleName } from './people.js';

/** @typedef {import('./types.js').Client} Client */
/** @typedef {{label: Node|string, detail: string, mark: Node|null, insert: string, mention?: import('./encode.js').Mention, data: Record<string, string>}} Suggestion */

/**
 * Suggestions while writing: `/command`, `@person`, `#channel`. The field keeps the focus; arrows move, Tab or Enter takes.
 * @param {Client} client @param {HTMLTextAreaElement} field
 * @param {{commands: boolean, taken: (mention: import('./encode.js').Mention) => void}} options
 */
export function completion(client, field, options) {
  const id = freshId();
  const list = h('div', { class: 'completion', role: 'listbox', id, hidden: true, 'aria-label': 'Suggestions' });
  /** @type {Suggestion[]} */
  let found = [];
  let active = 0;
  let start = 0;
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', id);
  // Who comes back at once, as after a dialog, goes on with what they see.
  field.addEventListener('blur', () => setTimeout(() => document.activeElement !== field && hide(), 120));

  function hide() {
    found = [];
    show();
  }

  function update() {
    const before = field.value.slice(0, field.selectionStart ?? 0);
    const typed = /(?:^|\s)([@#])([\p{L}\p{N}._ -]{0,30})$/u.exec(before);
    const command = options.commands && field.selectionStart === field.value.length ? /^\/(\S*)$/.exec(before) : null;
    active = 0;
    if (command) {
      start = 0;
      found = commands(client, before);
    } else if (typed) {
      start = before.length - typed[2].length - 1;
      found = typed[1] === '@' ? people(client, typed[2]) : channels(client, typed[2]);
    } else found = [];
    show();
  }

  function show() {
    list.hidden = found.length === 0;
    field.setAttribute('aria-expanded', String(found.length > 0));
    fill(list, found.map((one, index) => h('div', {
      class: `option${index === active ? ' option--active' : ''}`, role: 'option', id: `${id}-${index}`, 'aria-selected': String(index === active), ...one.data,
      onpointerdown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => take(index),
    }, one.mark, h('span', { class: 'option__text' }, h('span', {}, one.label), one.detail ? h('small', {}, one.detail) : null))));
    if (found.length) field.setAttribute('aria-activedescendant', `${id}-${active}`);
    else field.removeAttribute('aria-activedescendant');
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {number} index */
  function take(index) {
    const one = found[index];
    if (one.mention) options.taken(one.mention);
    field.setRangeText(`${one.insert} `, start, field.selectionStart ?? start, 'end');
    field.focus();
    field.dispatchEvent(new Event('input'));
  }

  /** True if the key was for the list. @param {KeyboardEvent} event */
  function onkeydown(event) {
    if (found.length === 0) return false;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // A command typed in full is sent by Enter at once.
    if (event.key === 'Enter' && found[active].insert === field.value) return false;
    if (move) {
      active = (active + move + found.length) % found.length;
      show();
    } else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') take(active);
    else if (event.key === 'Escape') hide();
    else return false;
    event.preventDefault();
    return true;
  }

  return { list, update, onkeydown };
}

/** @param {Client} client @param {string} typed @returns {Suggestion[]} */
function commands(client, typed) {
  return (client.store.state.app?.commands ?? []).filter(one => one.command.startsWith(typed)).map(one => ({
    label: h('span', {}, h('strong', {}, one.command), one.usage_hint ? h('span', { class: 'option__usage' }, ` ${one.usage_hint}`) : null),
    detail: one.description, mark: icon('bolt'), insert: one.command, data: { 'data-command': one.command },
  }));
}

/** @param {Client} client @param {string} typed @returns {Suggestion[]} */
function people(client, typed) {
  const words = typed.toLowerCase();
  return client.store.state.people.filter(person => !person.deleted && (nameOf(person).toLowerCase().includes(words) || person.name.toLowerCase().startsWith(words))).slice(0, 8)
    .map(person => ({
      label: nameOf(person), detail: person.role === 'member' ? person.title : roleName(person), mark: avatar(person, 's'),
      insert: `@${nameOf(person)}`, mention: { label: `@${nameOf(person)}`, control: `<@${person.id}>` }, data: { 'data-user': person.id },
    }));
}

/** @param {Client} client @param {string} typed @returns {Suggestion[]} */
function channels(client, typed) {
  return client.store.state.channels.filter(one => (one.kind === 'public' || one.kind === 'private') && one.name.startsWith(typed.toLowerCase())).slice(0, 8)
    .map(one => ({ label: one.name, detail: one.topic, mark: icon(channelIcon(one)), insert: `#${one.name}`, mention: { label: `#${one.name}`, control: `<#${one.id}>` }, data: { 'data-channel': one.id } }));
}
