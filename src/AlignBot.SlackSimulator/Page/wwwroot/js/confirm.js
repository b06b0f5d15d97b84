import { h } from './dom.js';
import { plainText, textObject } from './text/render.js';

/** Asks as a Block Kit confirm object says; true if the person goes on. @param {import('./types.js').Client} client @param {any} confirm @returns {Promise<boolean>} */
export function askToConfirm(client, confirm) {
  return new Promise(resolve => {
    const dialog = h('dialog', { class: 'dialog dialog--confirm', 'aria-labelledby': 'confirm-title', onclose: () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    } },
    h('h2', { id: 'confirm-title' }, plainText(confirm.title)),
    h('div', { class: 'dialog__text' }, textObject(client, confirm.text)),
    h('footer', {},
      h('button', { class: 'button', type: 'button', 'data-confirm': 'deny', onclick: () => dialog.close('no') }, plainText(confirm.deny) || 'Cancel'),
      h('button', { class: `button button--${confirm.style === 'danger' ? 'danger' : 'primary'} button--solid`, type: 'button', 'data-confirm': 'confirm', autofocus: true, onclick: () => dialog.close('yes') },
        plainText(confirm.confirm) || 'Confirm')));
    document.body.append(dialog);
    dialog.showModal();
  });
}
