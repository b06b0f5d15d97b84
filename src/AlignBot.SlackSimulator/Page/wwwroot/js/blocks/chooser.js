import { debounce, fill, freshId, h } from '../dom.js';
import { icon } from '../icons.js';
import { openPopup } from '../popup.js';
import { choicesFor } from './sources.js';

/** @typedef {import('./sources.js').Choice} Choice */

/**
 * The searchable list of a select: type to narrow, arrows to move, Enter to pick, Esc to leave.
 * @param {HTMLElement} anchor
 * @param {{element: any, block: any, surface: import('../types.js').Surface, many?: boolean, isPicked: (choice: Choice) => boolean, pick: (choice: Choice) => void, onclose?: () => void}} options
 */
export function openChooser(anchor, options) {
  const { element, block, surface } = options;
  const listId = freshId();
  /** @type {Choice[]} */
  let choices = [];
  let active = 0;
  let asked = 0;
  const search = h('input', {
    class: 'chooser__search', type: 'text', role: 'combobox', autofocus: true, 'aria-label': 'Search', 'aria-controls': listId, 'aria-expanded': 'true',
    autocomplete: 'off', placeholder: element.type.includes('external') ? 'Type to search' : 'Search', onkeydown,
    oninput: element.type.includes('external') ? debounce(() => void load(), 180) : () => void load(),
  });
  const list = h('div', { class: 'chooser__list', role: 'listbox', id: listId, 'aria-multiselectable': options.many ? 'true' : null });
  const close = openPopup(anchor, h('div', { class: 'chooser' }, h('div', { class: 'chooser__head' }, icon('search'), search), list), { matchWidth: true, onclose: options.onclose });
  search.focus();
  void load();

  async function load() {
    const turn = ++asked;
    const needed = element.type.includes('external') ? (element.min_query_length ?? 3) - search.value.length : 0;
    if (needed > 0) {
      choices = [];
      return say(`Type ${needed} more character${needed === 1 ? '' : 's'} to search.`);
    }
    if (element.type.includes('external')) say('Searching…');
    const found = await choicesFor(element, block, surface, search.value);
    if (turn !== asked) return;
    choices = found;
    active = Math.max(0, search.value ? 0 : choices.findIndex(options.isPicked));
    show();
  }

  /** @param {string} text */
  function say(text) {
    fill(list, h('div', { class: 'chooser__empty' }, text));
  }

  function show() {
    if (choices.length === 0) return say('No results');
    fill(list, choices.flatMap((choice, index) => [
      choice.group && choice.group !== choices[index - 1]?.group ? h('div', { class: 'menu__heading' }, choice.group) : null,
      h('div', {
        class: 'option', role: 'option', id: `${listId}-${index}`, 'data-value': choice.value, 'aria-selected': options.isPicked(choice) ? 'true' : 'false',
        onclick: () => choose(index), onpointermove: () => index !== active && point(index),
      }, h('span', { class: 'option__check' }, options.isPicked(choice) ? icon('check') : null),
      h('span', { class: 'option__text' }, h('span', {}, choice.label), choice.detail ? h('small', {}, choice.detail) : null)),
    ]));
    point(active);
  }

  /** @param {number} index */
  function point(index) {
    active = index;
    for (const node of list.querySelectorAll('.option')) node.classList.toggle('option--active', node.id === `${listId}-${index}`);
    search.setAttribute('aria-activedescendant', `${listId}-${index}`);
    list.querySelector('.option--active')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {number} index */
  function choose(index) {
    if (!choices[index]) return;
    options.pick(choices[index]);
    if (options.many) return show();
    close();
    anchor.focus();
  }

  /** @param {KeyboardEvent} event */
  function onkeydown(event) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && choices.length) point((active + move + choices.length) % choices.length);
    else if (event.key === 'Enter') choose(active);
    else if (event.key === 'Tab') return void close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
