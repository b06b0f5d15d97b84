import { h } from '../dom.js';
import { richText } from '../text/rich-text.js';
import { plainText } from '../text/render.js';

/** A table block; the first row is its head. @param {import('../types.js').Client} client @param {any} block */
export function tableBlock(client, block) {
  const settings = block.column_settings ?? [];
  const cell = (/** @type {any} */ value, /** @type {number} */ column, /** @type {'th'|'td'} */ tag) => h(tag, {
    class: `align-${settings[column]?.align ?? 'left'}${settings[column]?.is_wrapped ? ' wrapped' : ''}`, scope: tag === 'th' ? 'col' : null,
  }, value?.type === 'rich_text' ? richText(client, value) : plainText(value));
  const row = (/** @type {any[]} */ cells, /** @type {'th'|'td'} */ tag) => h('tr', {}, cells.map((value, column) => cell(value, column, tag)));
  const [head = [], ...body] = block.rows ?? [];
  return h('div', { class: 'table-block', tabindex: 0, role: 'region', 'aria-label': 'Table' },
    h('table', {}, h('thead', {}, row(head, 'th')), h('tbody', {}, body.map((/** @type {any[]} */ cells) => row(cells, 'td')))));
}
