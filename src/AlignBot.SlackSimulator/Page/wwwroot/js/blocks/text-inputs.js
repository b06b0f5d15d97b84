import { h } from '../dom.js';
import { fromRichText, toRichText } from '../text/rich-text.js';
import { plainText } from '../text/render.js';

/** @typedef {import('../types.js').Surface} Surface */

const types = { plain_text_input: 'text', number_input: 'text', email_text_input: 'email', url_text_input: 'url' };

/** plain_text_input, number_input, email_text_input, url_text_input. @param {any} element @param {any} block @param {Surface} surface */
export function textInput(element, block, surface) {
  const { form } = surface;
  const dispatch = dispatchRule(element, block, surface);
  const props = {
    class: 'field', placeholder: plainText(element.placeholder), value: form.read(block.block_id, element).value ?? '',
    maxlength: element.max_length ?? null, autofocus: element.focus_on_load || null, autocomplete: 'off', 'aria-label': block.label ? null : plainText(element.placeholder) || null,
    oninput: () => {
      count();
      const value = { value: node.value === '' ? null : node.value };
      if (dispatch?.onCharacter) void form.enter(block.block_id, element.action_id, value);
      else form.type(block.block_id, element.action_id, value);
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Enter' || event.isComposing || !dispatch?.onEnter || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      void form.enter(block.block_id, element.action_id, { value: node.value === '' ? null : node.value });
    },
  };
  const node = element.multiline
    ? h('textarea', { ...props, rows: 4 })
    : h('input', { ...props, type: types[/** @type {keyof types} */ (element.type)] ?? 'text', inputmode: element.type === 'number_input' ? 'decimal' : null });
  if (!element.max_length) return node;
  const left = h('span', { class: 'field__left', 'aria-hidden': 'true' });
  count();
  return h('span', { class: 'field__counted' }, node, left);

  function count() {
    if (!element.max_length) return;
    const rest = element.max_length - node.value.length;
    left.textContent = rest <= Math.max(20, element.max_length / 10) ? String(rest) : '';
  }
}

/** When this field sends an action of its own, if ever. @param {any} element @param {any} block @param {Surface} surface */
function dispatchRule(element, block, surface) {
  if (block.type === 'input' && !block.dispatch_action) return null;
  const on = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  surface.form.hold(block.block_id, element.action_id);
  return { onEnter: on.includes('on_enter_pressed'), onCharacter: on.includes('on_character_entered') };
}

/** A simple rich_text_input: mrkdwn signs are typed, rich text is sent. @param {any} element @param {any} block @param {Surface} surface */
export function richTextInput(element, block, surface) {
  const shown = fromRichText(surface.form.read(block.block_id, element).rich_text_value);
  const node = h('textarea', {
    class: 'field field--rich', rows: 4, value: shown, placeholder: plainText(element.placeholder), autofocus: element.focus_on_load || null,
    oninput: () => surface.form.type(block.block_id, element.action_id, { rich_text_value: node.value ? toRichText(node.value) : null }),
  });
  const wrap = (/** @type {string} */ sign) => () => {
    const { selectionStart: from, selectionEnd: to } = node;
    node.setRangeText(sign + node.value.slice(from, to) + sign, from, to, 'select');
    node.dispatchEvent(new Event('input'));
    node.focus();
  };
  const tool = (/** @type {string} */ label, /** @type {string} */ sign, /** @type {'b'|'i'|'s'|'code'} */ tag) =>
    h('button', { type: 'button', class: 'rich-tools__button', title: label, 'aria-label': label, onclick: wrap(sign) }, h(tag, {}, label[0]));
  return h('div', { class: 'rich-input' }, node, h('div', { class: 'rich-tools' }, tool('Bold', '*', 'b'), tool('Italic', '_', 'i'), tool('Strike', '~', 's'), tool('Code', '`', 'code')));
}
