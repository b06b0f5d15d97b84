import { h } from '../dom.js';
import { askToConfirm } from '../confirm.js';
import { plainText } from '../text/render.js';
import { instantOf, localInput, zoneName } from '../text/dates.js';

/** @typedef {import('../types.js').Surface} Surface */

/** @param {any} element @param {any} block @param {Surface} surface */
export const datePicker = (element, block, surface) => picker(element, block, surface, 'date',
  surface.form.read(block.block_id, element).selected_date ?? '', text => ({ selected_date: text || null }));

/** @param {any} element @param {any} block @param {Surface} surface */
export const timePicker = (element, block, surface) => picker(element, block, surface, 'time',
  surface.form.read(block.block_id, element).selected_time ?? '', text => ({ selected_time: text || null }), element.timezone);

/** Shown in the acting person's zone, kept as Unix seconds. @param {any} element @param {any} block @param {Surface} surface */
export function dateTimePicker(element, block, surface) {
  const { zone } = surface.client.store;
  const at = surface.form.read(block.block_id, element).selected_date_time;
  return picker(element, block, surface, 'datetime-local', at ? localInput(at * 1000, zone) : '',
    text => ({ selected_date_time: text ? Math.floor(instantOf(text, zone) / 1000) : null }), zone);
}

/**
 * @param {any} element @param {any} block @param {Surface} surface @param {'date'|'time'|'datetime-local'} type @param {string} shown
 * @param {(text: string) => import('../types.js').Json} value @param {string} [zone]
 */
function picker(element, block, surface, type, shown, value, zone) {
  const input = h('input', { class: 'field field--picker', type, value: shown, title: plainText(element.placeholder) || null, 'aria-label': block.type === 'input' ? null : plainText(element.placeholder) || 'Pick a time', onchange: changed });
  return h('span', { class: 'picker' }, input, zone ? h('span', { class: 'picker__zone', title: zone }, zoneName(surface.client.store.now, zone)) : null);

  async function changed() {
    if (element.confirm && !(await askToConfirm(surface.client, element.confirm))) {
      input.value = shown;
      return;
    }
    shown = input.value;
    await surface.form.enter(block.block_id, element.action_id, value(shown));
  }
}
