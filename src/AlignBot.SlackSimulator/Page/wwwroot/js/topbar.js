import { fill, h } from './dom.js';
import { icon } from './icons.js';
import { shortMoment, timeOfDay, zoneName } from './text/dates.js';

/** The bar above: business time, where Slack has its search, and the switch of the simulator's drawer. @param {import('./types.js').Client} client */
export function topbar(client) {
  const { store } = client;
  const time = h('span', { class: 'topbar__time' });
  const pill = h('button', { class: 'topbar__clock', type: 'button', onclick: () => store.set({ drawer: true, panel: 'clock' }) }, icon('clock'), time);
  const menu = h('button', { class: 'icon-button topbar__menu', type: 'button', 'aria-label': 'Channels and direct messages', 'aria-expanded': 'false', onclick: () => store.set({ menu: !store.state.menu }) }, icon('menu'));
  store.watch(['menu'], () => menu.setAttribute('aria-expanded', String(store.state.menu)));
  const offline = h('span', { class: 'topbar__offline', role: 'status', hidden: true }, icon('warning'), 'Connection lost, trying again');
  const toggle = h('button', { class: 'topbar__toggle', type: 'button', 'aria-controls': 'drawer', onclick: () => store.set({ drawer: !store.state.drawer }) }, icon('sliders'), h('span', {}, 'Simulator'));
  const faults = h('span', { class: 'topbar__faults', hidden: true });
  toggle.append(faults);
  store.watch(['drawer', 'faults', 'online'], () => {
    toggle.setAttribute('aria-expanded', String(store.state.drawer));
    offline.hidden = store.state.online;
    faults.hidden = store.state.faults.length === 0;
    faults.textContent = String(store.state.faults.length);
    faults.title = `${store.state.faults.length} faults are on`;
  });
  return {
    root: h('header', { class: 'topbar' }, h('div', { class: 'topbar__side' }, menu, offline), pill, h('div', { class: 'topbar__side topbar__side--end' }, toggle)),
    /** Says the time anew. */
    tick() {
      const { clock } = store.state;
      if (!clock) return;
      const { now, zone } = store;
      const running = clock.target_ms > clock.now_ms ? 'turning' : clock.running ? 'running' : 'stopped';
      pill.dataset.clock = running;
      // Its name says all that is seen of it.
      fill(time, h('strong', {}, `${shortMoment(now, zone)} ${zoneName(now, zone)}`), h('span', {}, `${timeOfDay(now, 'UTC')} UTC`), h('span', { class: 'topbar__state' }, running));
      pill.ariaLabel = `Business time: ${time.textContent}`;
    },
  };
}
