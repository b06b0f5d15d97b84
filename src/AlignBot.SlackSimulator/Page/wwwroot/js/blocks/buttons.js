import { h } from '../dom.js';
import { icon } from '../icons.js';
import { askToConfirm } from '../confirm.js';
import { openMenu } from '../popup.js';
import { plainText } from '../text/render.js';

/** @typedef {import('../types.js').Surface} Surface */

/** @param {any} element @param {any} block @param {Surface} surface */
export function button(element, block, surface) {
  const style = element.style === 'primary' || element.style === 'danger' ? ` button--${element.style} button--solid` : '';
  const node = h('button', {
    class: `button${style}`, type: 'button', 'aria-label': element.accessibility_label ?? null, onclick: () => press(node, element, block, surface),
  }, h('span', {}, plainText(element.text)));
  return node;
}

/** @param {HTMLElement} node @param {any} element @param {any} block @param {Surface} surface */
async function press(node, element, block, surface) {
  if (element.confirm && !(await askToConfirm(surface.client, element.confirm))) return;
  if (element.url && !surface.client.go.toPermalink(element.url)) window.open(element.url, '_blank', 'noopener,noreferrer');
  if (!element.action_id) return;
  await busy(node, async () => {
    await surface.form.flush();
    await surface.client.act.click(surface.address, block.block_id, element.action_id);
  });
}

/** Shows that the app is at work; pressing again meanwhile does nothing. @param {HTMLElement} node @param {() => Promise<void>} work */
async function busy(node, work) {
  if (node.ariaBusy === 'true') return;
  node.ariaBusy = 'true';
  try {
    await work();
  } finally {
    node.ariaBusy = 'false';
  }
}

/** @param {any} element @param {any} block @param {Surface} surface */
export function overflow(element, block, surface) {
  const node = h('button', {
    class: 'button button--overflow', type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': 'More',
    onclick: () => openMenu(node, element.options.map((/** @type {any} */ option) => ({
      label: plainText(option.text), detail: plainText(option.description), data: { 'data-value': option.value },
      run: () => pick(node, option, element, block, surface),
    })), { align: 'end' }),
  }, icon('more'));
  return node;
}

/** @param {HTMLElement} node @param {any} option @param {any} element @param {any} block @param {Surface} surface */
async function pick(node, option, element, block, surface) {
  if (element.confirm && !(await askToConfirm(surface.client, element.confirm))) return;
  if (option.url && !surface.client.go.toPermalink(option.url)) window.open(option.url, '_blank', 'noopener,noreferrer');
  await busy(node, async () => {
    await surface.form.flush();
    await surface.client.act.click(surface.address, block.block_id, element.action_id, option.value);
  });
}
