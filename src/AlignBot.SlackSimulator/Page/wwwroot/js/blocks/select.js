import { fill, h } from '../dom.js';
import { icon } from '../icons.js';
import { askToConfirm } from '../confirm.js';
import { plainText } from '../text/render.js';
import { openChooser } from './chooser.js';
import { labelOf } from './sources.js';

/** @typedef {import('../types.js').Surface} Surface */

/** Where each kind keeps what was picked. */
const stateKeys = /** @type {Record<string, [string, string]>} */ ({
  static_select: ['selected_option', 'selected_options'],
  external_select: ['selected_option', 'selected_options'],
  users_select: ['selected_user', 'selected_users'],
  conversations_select: ['selected_conversation', 'selected_conversations'],
  channels_select: ['selected_channel', 'selected_channels'],
});

const valueOf = (/** @type {any} */ picked) => (typeof picked === 'string' ? picked : picked?.value);

/** A select of one. @param {any} element @param {any} block @param {Surface} surface */
export function select(element, block, surface) {
  const [stateKey] = stateKeys[element.type];
  let picked = surface.form.read(block.block_id, element)[stateKey] ?? preset(element, surface);
  const label = h('span', { class: 'select__label' });
  const node = h('button', {
    class: 'select', type: 'button', role: 'combobox', 'aria-haspopup': 'listbox', 'aria-expanded': 'false',
    onclick: () => openChooser(node, { element, block, surface, isPicked: choice => choice.value === valueOf(picked), pick: choice => void choose(choice.picked) }),
  }, label, icon('caret'));
  const clear = h('button', { class: 'select__clear icon-button', type: 'button', 'aria-label': 'Clear', onclick: () => void choose(null) }, icon('close'));
  show();
  return block.type === 'input' && block.optional ? h('span', { class: 'select-clearable' }, node, clear) : node;

  function show() {
    label.textContent = picked ? labelOf(picked, element, surface) : plainText(element.placeholder) || 'Select an option';
    label.classList.toggle('select__label--empty', !picked);
    node.dataset.value = valueOf(picked) ?? '';
    clear.hidden = !picked;
  }

  async function choose(/** @type {any} */ next) {
    if (element.confirm && !(await askToConfirm(surface.client, element.confirm))) return;
    picked = next;
    show();
    await surface.form.enter(block.block_id, element.action_id, { [stateKey]: next });
  }
}

/** A select of several: chips, and the list stays open. What was picked is told when the list closes. @param {any} element @param {any} block @param {Surface} surface */
export function multiSelect(element, block, surface) {
  const stateKey = stateKeys[element.type.replace('multi_', '')][1];
  /** @type {any[]} */
  let picked = [...(surface.form.read(block.block_id, element)[stateKey] ?? [])];
  let told = JSON.stringify(picked);
  const node = h('button', {
    class: 'select select--multi', type: 'button', role: 'combobox', 'aria-haspopup': 'listbox', 'aria-expanded': 'false',
    onclick: () => openChooser(node, {
      element, block, surface, many: true,
      isPicked: choice => picked.some(one => valueOf(one) === choice.value),
      pick: choice => toggle(choice.picked),
      onclose: () => void tell(),
    }),
  });
  show();
  return node;

  function show() {
    fill(node, picked.length
      ? h('span', { class: 'chips' }, picked.map(one => h('span', { class: 'chip' }, labelOf(one, element, surface),
        h('span', { class: 'chip__remove', role: 'button', 'aria-label': `Remove ${labelOf(one, element, surface)}`, onclick: (/** @type {Event} */ event) => {
          event.stopPropagation();
          toggle(one);
          void tell();
        } }, icon('close')))))
      : h('span', { class: 'select__label select__label--empty' }, plainText(element.placeholder) || 'Select options'), icon('caret'));
    node.dataset.value = picked.map(valueOf).join(' ');
  }

  function toggle(/** @type {any} */ one) {
    const without = picked.filter(other => valueOf(other) !== valueOf(one));
    if (without.length === picked.length && picked.length >= (element.max_selected_items ?? Infinity)) return;
    picked = without.length === picked.length ? [...picked, one] : without;
    // A form that is sent before the list has closed has it too.
    if (!element.confirm) surface.form.type(block.block_id, element.action_id, { [stateKey]: picked });
    show();
  }

  async function tell() {
    if (JSON.stringify(picked) === told) return;
    if (element.confirm && !(await askToConfirm(surface.client, element.confirm))) {
      picked = JSON.parse(told);
      show();
      return;
    }
    told = JSON.stringify(picked);
    await surface.form.enter(block.block_id, element.action_id, { [stateKey]: picked });
  }
}

/** @param {any} element @param {Surface} surface */
const preset = (element, surface) => element.default_to_current_conversation && element.type === 'conversations_select' ? surface.client.store.state.channel : null;
