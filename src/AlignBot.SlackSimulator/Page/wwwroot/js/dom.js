/** Building and updating DOM. Data only ever becomes text nodes and attributes: there is no innerHTML anywhere in the page. */

/** @typedef {Node|string|number|null|undefined|false|any[]} Child */

/**
 * Makes an element. `on…` props are listeners, `style` is an object, booleans are attributes that are there or not.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>|null} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) setProp(node, name, value);
  append(node, children);
  return node;
}

/** @param {HTMLElement} node @param {string} name @param {any} value */
function setProp(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
  else if (name === 'style') for (const [key, text] of Object.entries(value)) node.style.setProperty(key, String(text));
  else if (name === 'value') /** @type {any} */ (node).value = value;
  else node.setAttribute(name, value === true ? '' : String(value));
}

/** @param {Node} node @param {Child[]} children */
export function append(node, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(node, child);
    else node.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Replaces everything inside. @param {Element} node @param {...Child} children */
export function fill(node, ...children) {
  node.replaceChildren();
  append(node, children);
}

/** @type {WeakMap<Element, string>} what each reconciled child was made from */
const signatures = new WeakMap();

/**
 * Makes the children of `parent` those of `items`, in order. A child whose key and signature are unchanged stays the same
 * node, so what a person is doing inside it goes on; focus inside a child that is made anew returns to the same field.
 * @param {HTMLElement} parent
 * @param {{key: string, sig: string, make: () => HTMLElement}[]} items
 */
export function reconcile(parent, items) {
  const focus = captureFocus(parent);
  const before = new Map([...parent.children].map(child => [/** @type {HTMLElement} */ (child).dataset.key, child]));
  items.forEach((item, index) => {
    let node = before.get(item.key);
    if (!node || signatures.get(node) !== item.sig) {
      node?.remove();
      node = item.make();
      /** @type {HTMLElement} */ (node).dataset.key = item.key;
      signatures.set(node, item.sig);
    }
    before.delete(item.key);
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
  for (const gone of before.values()) gone.remove();
  restoreFocus(parent, focus);
}

/** @param {HTMLElement} parent */
function captureFocus(parent) {
  const active = /** @type {HTMLInputElement|null} */ (document.activeElement);
  if (!active || active === parent || !parent.contains(active)) return null;
  const path = active.closest('[data-action-id]');
  if (!path) return null;
  const { actionId, blockId } = /** @type {HTMLElement} */ (path).dataset;
  let range = null;
  try {
    range = [active.selectionStart, active.selectionEnd];
  } catch {
    range = null; // date and number inputs have no selection to keep
  }
  return { active, selector: `[data-block-id="${CSS.escape(blockId ?? '')}"][data-action-id="${CSS.escape(actionId ?? '')}"]`, range };
}

/** @param {HTMLElement} parent @param {ReturnType<typeof captureFocus>} focus */
function restoreFocus(parent, focus) {
  if (!focus || document.activeElement === focus.active) return;
  const again = /** @type {HTMLInputElement|null} */ (parent.querySelector(focus.selector));
  const field = again?.matches('input,textarea,button') ? again : /** @type {HTMLInputElement|null} */ (again?.querySelector('input,textarea,button'));
  field?.focus({ preventScroll: true });
  if (field && focus.range && typeof focus.range[0] === 'number') field.setSelectionRange?.(focus.range[0], focus.range[1]);
}

let ids = 0;

/** A document-unique id, to tie labels and fields. */
export const freshId = () => `f${++ids}`;

/** Calls `run` once, `wait` ms after the last call. @param {() => void} run @param {number} wait */
export function debounce(run, wait) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
}
