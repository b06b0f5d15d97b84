import { fill, h } from './dom.js';
import { icon } from './icons.js';
import { avatar } from './people.js';
import { renderBlocks } from './blocks/blocks.js';
import { clientErrors } from './form.js';
import { plainText } from './text/render.js';

/** @typedef {import('./types.js').Client} Client */
/** @typedef {import('./types.js').OpenView} OpenView */

/** The stack of modals; the top one is shown, those below keep what was typed. @param {Client} client */
export function modals(client) {
  const { store } = client;
  const dialog = h('dialog', { class: 'dialog dialog--modal' });
  /** @type {Map<string, ReturnType<typeof frame>>} */
  const frames = new Map();
  document.body.append(dialog);
  // Esc is the cross.
  dialog.addEventListener('cancel', event => {
    event.preventDefault();
    const top = store.state.stack.at(-1);
    if (top && event.target === dialog) void leave(client, top.view.id, true);
  });
  store.watch(['stack', 'directory', 'me', 'app'], () => {
    const { stack } = store.state;
    const top = stack.at(-1);
    for (const id of [...frames.keys()]) if (!stack.some(open => open.view.id === id)) frames.delete(id);
    if (!top) return void (dialog.open && dialog.close(), dialog.replaceChildren());
    let current = frames.get(top.view.id);
    if (!current) frames.set(top.view.id, (current = frame(client, top.view.id)));
    current.update(top);
    dialog.dataset.viewId = top.view.id;
    dialog.dataset.callbackId = top.view.callback_id ?? '';
    dialog.dataset.depth = String(stack.length);
    dialog.setAttribute('aria-labelledby', `title-${top.view.id}`);
    if (dialog.firstChild !== current.root) dialog.replaceChildren(current.root);
    else return;
    if (!dialog.open) dialog.showModal();
    /** @type {HTMLElement|null} */ (current.root.querySelector('[autofocus]') ?? current.root.querySelector('.modal__body input,.modal__body textarea,.modal__body button'))?.focus();
  });
}

/** @param {Client} client @param {string} id @param {boolean} all */
async function leave(client, id, all) {
  await client.act.close(id, all);
  await client.read.views();
}

/** One modal of the stack. @param {Client} client @param {string} id */
function frame(client, id) {
  const { store, act, read } = client;
  const title = h('h2', { id: `title-${id}` });
  const face = h('span', { class: 'modal__face' });
  const notice = h('div', { class: 'modal__notice', role: 'alert', hidden: true });
  const body = h('div', { class: 'modal__body blocks' });
  const blocks = h('div', { class: 'blocks__list' });
  const back = h('button', { class: 'button', type: 'button', 'data-modal': 'close', onclick: () => void leave(client, id, false) });
  const send = h('button', { class: 'button button--primary button--solid', type: 'submit', 'data-modal': 'submit' });
  const root = h('form', { class: 'modal', novalidate: true, onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    void submit();
  }, onkeydown: (/** @type {KeyboardEvent} */ event) => {
    // In a field of several lines Enter is a new line; with Ctrl or Command it sends, as in Slack.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) root.requestSubmit();
  } },
  h('header', { class: 'modal__head' }, face, title, h('button', { class: 'icon-button', type: 'button', 'aria-label': 'Close', 'data-modal': 'cross', onclick: () => void leave(client, id, true) }, icon('close'))),
  body, h('footer', { class: 'modal__foot' }, back, send));
  body.append(notice, blocks);

  /** @type {OpenView} */
  let open;
  /** @type {Record<string, string>|null} what the client itself found, until the next submission */
  let found = null;
  let sending = false;
  let trouble = '';
  /** Blocks touched since the last submission: what was said about them is out of date. @type {Set<string>} */
  const touched = new Set();

  const form = () => client.forms.of({ view_id: id }, open.values);
  const errors = () => Object.fromEntries(Object.entries(found ?? open.errors ?? {}).filter(([block]) => !touched.has(block)));

  /** @param {OpenView} next */
  function update(next) {
    open = next;
    form().changed = block => {
      const outdated = block in errors();
      touched.add(block);
      if (outdated) show();
    };
    show();
  }

  function show() {
    const { view } = open;
    const said = trouble || open.notice;
    fill(title, plainText(view.title));
    fill(face, avatar(store.person(store.state.app?.bot_user_id), 'm', store.state.app?.name));
    fill(back, plainText(view.close) || 'Cancel');
    fill(send, h('span', {}, plainText(view.submit) || 'Submit'));
    send.hidden = !view.submit;
    send.ariaBusy = sending || open.busy ? 'true' : 'false';
    notice.hidden = !said;
    fill(notice, said);
    renderBlocks(blocks, view.blocks ?? [], { client, kind: 'modal', address: { view_id: id }, form: form(), errors: errors() });
  }

  async function submit() {
    if (sending || !open.view.submit) return;
    const shown = open.view.blocks ?? [];
    const problems = clientErrors(shown, form());
    touched.clear();
    found = Object.keys(problems).length ? problems : null;
    trouble = '';
    sending = !found;
    show();
    if (found) return showFirstError();
    const delivery = await act.submit(id, form().values(shown));
    sending = false;
    await read.views();
    const still = store.state.stack.find(one => one.view.id === id);
    if (!still) return;
    trouble = delivery?.error && Object.keys(still.errors ?? {}).length === 0 ? `${delivery.error}. Try again?` : '';
    show();
    showFirstError();
  }

  function showFirstError() {
    const first = root.querySelector('.input--wrong');
    first?.scrollIntoView({ block: 'nearest' });
    /** @type {HTMLElement|null} */ (first?.querySelector('input,textarea,button'))?.focus();
  }

  return { root, update };
}
