import { h, reconcile } from '../dom.js';
import { markdown } from '../text/markdown.js';
import { richText } from '../text/rich-text.js';
import { plainText, textObject } from '../text/render.js';
import { element } from './elements.js';
import { inputBlock } from './input-block.js';
import { tableBlock } from './table-block.js';

/** @typedef {import('../types.js').Surface} Surface */

/**
 * Renders blocks into a container, keeping the nodes of blocks that have not changed.
 * @param {HTMLElement} container
 * @param {any[]} blocks
 * @param {Surface} surface
 */
export function renderBlocks(container, blocks, surface) {
  const seen = new Set();
  reconcile(container, blocks.map((block, index) => {
    const id = block.block_id ?? `#${index}`;
    const key = seen.has(id) ? `${id}#${index}` : id;
    seen.add(key);
    const sig = JSON.stringify([block, surface.errors[block.block_id] ?? null, surface.client.store.state.directory, surface.client.store.state.me]);
    return { key, sig, make: () => renderBlock({ ...block, block_id: block.block_id ?? '' }, surface) };
  }));
}

/** @param {any} block @param {Surface} surface @returns {HTMLElement} */
function renderBlock(block, surface) {
  const node = h('div', { class: `block block--${block.type}`, 'data-block-id': block.block_id, 'data-block-type': block.type });
  node.append(...content(block, surface));
  return node;
}

/** @param {any} block @param {Surface} surface @returns {Node[]} */
function content(block, surface) {
  const { client } = surface;
  switch (block.type) {
    case 'section': return section(block, surface);
    case 'header': return [h('div', { class: 'header-text', role: 'heading', 'aria-level': 3 }, textObject(client, block.text))];
    case 'context': return (block.elements ?? []).map((/** @type {any} */ item) => item.type === 'image'
      ? h('img', { class: 'context__image', src: item.image_url, alt: item.alt_text ?? '' })
      : h('span', { class: 'context__text' }, textObject(client, item)));
    case 'actions': return (block.elements ?? []).map((/** @type {any} */ item) => element(item, block, surface));
    case 'context_actions': return (block.elements ?? []).flatMap((/** @type {any} */ item) => item.type === 'icon_button' ? [element({ ...item, type: 'button' }, block, surface)] : [unknown(item.type)]);
    case 'divider': return [h('hr')];
    case 'input': return [inputBlock(block, surface)];
    case 'image': return [image(block, surface)];
    case 'rich_text': return [richText(client, block)];
    case 'markdown': return [markdown(client, block.text ?? '')];
    case 'table': return [tableBlock(client, block)];
    default: return [unknown(block.type)];
  }
}

/** @param {any} block @param {Surface} surface */
function section(block, surface) {
  const body = h('div', { class: 'section__body' });
  if (block.text) body.append(h('div', { class: 'section__text' }, textObject(surface.client, block.text)));
  if (block.fields) body.append(h('div', { class: 'section__fields' }, block.fields.map((/** @type {any} */ field) => h('div', {}, textObject(surface.client, field)))));
  return block.accessory ? [body, h('div', { class: 'section__accessory' }, element(block.accessory, block, surface))] : [body];
}

/** @param {any} block @param {Surface} surface */
const image = (block, surface) => h('figure', {},
  block.title ? h('figcaption', {}, textObject(surface.client, block.title)) : null,
  block.image_url ? h('img', { src: block.image_url, alt: block.alt_text ?? '' }) : h('div', { class: 'unknown' }, `Image: ${plainText(block.alt_text)}`));

/** @param {string} type */
export const unknown = type => h('div', { class: 'unknown' }, `This page does not know the block type “${type}”.`);
