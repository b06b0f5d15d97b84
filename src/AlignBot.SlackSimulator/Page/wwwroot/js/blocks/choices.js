import { freshId, h } from '../dom.js';
import { askToConfirm } from '../confirm.js';
import { textObject } from '../text/render.js';

/** @typedef {import('../types.js').Surface} Surface */

/** @param {any} element @param {any} block @param {Surface} surface */
export function checkboxes(element, block, surface) {
  return choices(element, block, surface, 'checkbox', surface.form.read(block.block_id, element).selected_options ?? [], inputs => ({
    selected_options: element.options.filter((/** @type {any} */ _, /** @type {number} */ index) => inputs[index].checked),
  }));
}

/** @param {any} element @param {any} block @param {Surface} surface */
export function radioButtons(element, block, surface) {
  const selected = surface.form.read(block.block_id, element).selected_option;
  return choices(element, block, surface, 'radio', selected ? [selected] : [], inputs => ({
    selected_option: element.options[inputs.findIndex(input => input.checked)] ?? null,
  }));
}

/**
 * @param {any} element @param {any} block @param {Surface} surface @param {'checkbox'|'radio'} type @param {any[]} selected
 * @param {(inputs: HTMLInputElement[]) => import('../types.js').Json} value
 */
function choices(element, block, surface, type, selected, value) {
  const name = freshId();
  const before = new Set(selected.map(option => option.value));
  const inputs = element.options.map((/** @type {any} */ option) => h('input', { type, name, 'data-value': option.value, checked: before.has(option.value), onchange: changed }));
  return h('fieldset', { class: 'choices' }, element.options.map((/** @type {any} */ option, /** @type {number} */ index) => h('label', { class: 'choice' }, inputs[index],
    h('span', {}, textObject(surface.client, option.text), option.description ? h('small', {}, textObject(surface.client, option.description)) : null))));

  async function changed() {
    if (element.confirm && !(await askToConfirm(surface.client, element.confirm))) {
      for (const input of inputs) input.checked = before.has(input.dataset.value);
      return;
    }
    before.clear();
    for (const input of inputs) if (input.checked) before.add(input.dataset.value);
    await surface.form.enter(block.block_id, element.action_id, value(inputs));
  }
}
