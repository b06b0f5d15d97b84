import { h } from './dom.js';
import { icon } from './icons.js';

/** Short sentences at the foot of the page, for what went wrong or has nowhere else to be said. */
export function createNotices() {
  const list = h('div', { class: 'notices', role: 'status', 'aria-live': 'polite', popover: 'manual' });
  document.body.append(list);

  /** @param {string} text @param {'problem'|'news'} [tone] */
  function show(text, tone = 'problem') {
    const close = h('button', { class: 'icon-button', 'aria-label': 'Dismiss', onclick: () => drop(note) }, icon('close'));
    const note = h('div', { class: `notice notice--${tone}`, role: tone === 'problem' ? 'alert' : 'status' }, h('span', {}, text), close);
    list.append(note);
    // Shown again each time, so that it is above a dialog that was opened since.
    if (list.matches(':popover-open')) list.hidePopover();
    list.showPopover();
    setTimeout(() => drop(note), tone === 'problem' ? 9000 : 4500);
  }

  /** @param {HTMLElement} note */
  function drop(note) {
    note.remove();
    if (list.childElementCount === 0 && list.matches(':popover-open')) list.hidePopover();
  }

  return {
    show,
    /** @param {unknown} problem */
    failed: problem => show(problem instanceof Error ? problem.message : String(problem)),
  };
}
