import { h } from '../dom.js';

/** @typedef {import('../types.js').Surface} Surface */

/** file_input: a file of this machine goes to the local Slack as soon as it is chosen, and the form holds what Slack made of it. @param {any} element @param {any} block @param {Surface} surface */
export function fileInput(element, block, surface) {
  const { form, client } = surface;
  const chosen = h('span', { class: 'file__chosen' });
  const accept = (element.filetypes ?? []).map((/** @type {string} */ type) => `.${type}`).join(',');
  const node = /** @type {HTMLInputElement} */ (h('input', { class: 'field', type: 'file', accept: accept || null, multiple: (element.max_files ?? 10) > 1 || null, onchange: () => void take() }));
  show();
  return h('span', { class: 'file' }, node, chosen);

  async function take() {
    const files = await Promise.all([...(node.files ?? [])].slice(0, element.max_files ?? 10).map(async file => client.act.file(file.name, await coded(file))));
    form.type(block.block_id, element.action_id, { files: files.filter(Boolean) });
    show();
  }

  // What was chosen outlives a new rendering, which a file field itself does not.
  function show() {
    const files = form.read(block.block_id, element).files ?? [];
    chosen.textContent = files.length ? `Taken: ${files.map((/** @type {any} */ file) => file.name).join(', ')}` : '';
  }
}

/** A file's bytes in base64, in pieces that are short enough for a call. @param {File} file */
async function coded(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
