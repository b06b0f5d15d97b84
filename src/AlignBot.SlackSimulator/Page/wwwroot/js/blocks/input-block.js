import { freshId, h } from '../dom.js';
import { plainText } from '../text/render.js';
import { element } from './elements.js';

/** An input block: label, element, hint, and the error under it. @param {any} block @param {import('../types.js').Surface} surface */
export function inputBlock(block, surface) {
  const id = freshId();
  const error = surface.errors[block.block_id];
  const field = element(block.element ?? {}, block, surface);
  const control = field.matches('input,textarea,button') ? field : field.querySelector('input,textarea,button');
  const group = field.matches('fieldset');
  if (group) field.setAttribute('aria-labelledby', `${id}-label`);
  else if (control) control.id = id;
  const describedBy = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(' ');
  if (describedBy) (group ? field : control)?.setAttribute('aria-describedby', describedBy);
  if (error) (group ? field : control)?.setAttribute('aria-invalid', 'true');
  if (!block.optional && !group) control?.setAttribute('aria-required', 'true');
  return h('div', { class: `input${error ? ' input--wrong' : ''}` },
    h(group ? 'div' : 'label', { class: 'input__label', id: `${id}-label`, ...(group ? {} : { for: id }) }, plainText(block.label), block.optional ? h('span', { class: 'input__optional' }, ' (optional)') : null),
    field,
    error ? h('div', { class: 'input__error', id: `${id}-error`, role: 'alert' }, error) : null,
    block.hint ? h('div', { class: 'input__hint', id: `${id}-hint` }, plainText(block.hint)) : null);
}
