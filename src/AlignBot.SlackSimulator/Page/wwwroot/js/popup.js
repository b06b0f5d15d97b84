import { h, fill } from './dom.js';

/**
 * Opens a floating panel beside a control. It is a popover: Esc and a press outside close it, and focus goes back to the control.
 * Inside a dialog it is placed in the dialog, which keeps everything else inert.
 * @param {HTMLElement} anchor
 * @param {HTMLElement} panel
 * @param {{align?: 'start'|'end', above?: boolean, matchWidth?: boolean, onclose?: () => void}} [options]
 * @returns {() => void} closes it
 */
export function openPopup(anchor, panel, options = {}) {
  panel.classList.add('popup');
  panel.setAttribute('popover', 'auto');
  (anchor.closest('dialog') ?? document.body).append(panel);
  panel.showPopover();
  // What is in it may come later: a list that grows may have to open upwards.
  const sizes = new ResizeObserver(() => place(anchor, panel, options));
  sizes.observe(panel);
  place(anchor, panel, options);
  anchor.setAttribute('aria-expanded', 'true');
  const close = () => panel.isConnected && panel.matches(':popover-open') && panel.hidePopover();
  const onscroll = (/** @type {Event} */ event) => event.target instanceof Node && !panel.contains(event.target) && place(anchor, panel, options);
  document.addEventListener('scroll', onscroll, true);
  window.addEventListener('resize', close);
  panel.addEventListener('toggle', event => {
    if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return;
    document.removeEventListener('scroll', onscroll, true);
    window.removeEventListener('resize', close);
    sizes.disconnect();
    anchor.setAttribute('aria-expanded', 'false');
    panel.remove();
    options.onclose?.();
  });
  // The browser's own close request (Esc) would also reach a dialog below.
  panel.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
    anchor.focus();
  });
  return close;
}

/** @param {HTMLElement} anchor @param {HTMLElement} panel @param {{align?: 'start'|'end', above?: boolean, matchWidth?: boolean}} options */
function place(anchor, panel, options) {
  // An anchor that was rendered anew is no longer there: the panel stays where it was.
  if (!anchor.isConnected) return;
  const gap = 4;
  const box = anchor.getBoundingClientRect();
  if (options.matchWidth) panel.style.setProperty('min-width', `${box.width}px`);
  const { offsetWidth: width, offsetHeight: height } = panel;
  const left = options.align === 'end' ? box.right - width : box.left;
  const below = box.bottom + gap + height <= window.innerHeight - 8 && !options.above;
  const top = below ? box.bottom + gap : Math.max(8, box.top - gap - height);
  panel.style.setProperty('left', `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`);
  panel.style.setProperty('top', `${Math.min(top, window.innerHeight - height - 8)}px`);
}

/**
 * @typedef {object} MenuItem
 * @property {import('./dom.js').Child} label
 * @property {import('./dom.js').Child} [detail]
 * @property {import('./dom.js').Child} [mark] before the label
 * @property {() => void} [run]
 * @property {boolean} [heading]
 * @property {boolean} [danger]
 * @property {boolean} [current]
 * @property {Record<string, string>} [data]
 */

/** A menu of things to do; arrows move, Enter picks. @param {HTMLElement} anchor @param {MenuItem[]} items @param {Parameters<typeof openPopup>[2]} [options] */
export function openMenu(anchor, items, options) {
  const menu = h('div', { class: 'menu', role: 'menu' });
  const close = openPopup(anchor, menu, options);
  fill(menu, items.map(item => item.heading
    ? h('div', { class: 'menu__heading' }, item.label)
    : h('button', {
      class: `menu__item${item.danger ? ' menu__item--danger' : ''}`, role: 'menuitem', type: 'button', 'aria-current': item.current ? 'true' : null,
      onclick: () => {
        close();
        item.run?.();
      }, ...item.data,
    }, item.mark, h('span', { class: 'menu__text' }, h('span', {}, item.label), item.detail ? h('small', {}, item.detail) : null))));
  arrowKeys(menu, '.menu__item');
  /** @type {HTMLElement|null} */ (menu.querySelector('.menu__item'))?.focus();
  return close;
}

/** Arrow keys, Home and End move focus among the items. @param {HTMLElement} list @param {string} selector */
export function arrowKeys(list, selector) {
  list.addEventListener('keydown', event => {
    const items = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(selector)]);
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined || items.length === 0) return;
    event.preventDefault();
    items[(to + items.length) % items.length].focus();
  });
}
