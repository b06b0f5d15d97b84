import { h } from '../dom.js';
import { button, overflow } from './buttons.js';
import { checkboxes, radioButtons } from './choices.js';
import { datePicker, dateTimePicker, timePicker } from './pickers.js';
import { multiSelect, select } from './select.js';
import { fileInput } from './file-input.js';
import { richTextInput, textInput } from './text-inputs.js';

/** @typedef {import('../types.js').Surface} Surface */
/** @typedef {(element: any, block: any, surface: Surface) => HTMLElement} Render */

/** @type {Record<string, Render>} */
const kinds = {
  button,
  workflow_button: button,
  overflow,
  checkboxes,
  radio_buttons: radioButtons,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  plain_text_input: textInput,
  number_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  rich_text_input: richTextInput,
  static_select: select,
  external_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
  multi_static_select: multiSelect,
  multi_external_select: multiSelect,
  multi_users_select: multiSelect,
  multi_conversations_select: multiSelect,
  multi_channels_select: multiSelect,
  file_input: fileInput,
  image: element => h('img', { class: 'accessory-image', src: element.image_url, alt: element.alt_text ?? '' }),
};

/** An interactive element; the control itself carries the ids by which it is found. @param {any} element @param {any} block @param {Surface} surface @returns {HTMLElement} */
export function element(element, block, surface) {
  const render = kinds[element.type];
  if (!render) return h('div', { class: 'unknown' }, `This page does not know the element type “${element.type}”.`);
  const node = render(element, block, surface);
  const control = node.matches('input,textarea,button,fieldset') ? node : /** @type {HTMLElement} */ (node.querySelector('input,textarea,button') ?? node);
  if (element.action_id) {
    control.dataset.actionId = element.action_id;
    control.dataset.blockId = block.block_id;
  }
  return node;
}
