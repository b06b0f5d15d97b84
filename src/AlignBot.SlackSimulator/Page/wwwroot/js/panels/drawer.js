import { h } from '../dom.js';
import { icon } from '../icons.js';
import { clockPanel } from './clock.js';
import { faultsPanel } from './faults.js';
import { trafficPanel } from './traffic.js';

/** The simulator's own controls, apart from what looks like Slack. @param {import('../types.js').Client} client */
export function drawer(client) {
  const { store } = client;
  const panels = { clock: clockPanel(client), faults: faultsPanel(client), traffic: trafficPanel(client) };
  const names = { clock: 'Clock', faults: 'Faults', traffic: 'Traffic' };
  const tabs = /** @type {(keyof typeof panels)[]} */ (Object.keys(panels)).map(key => h('button', {
    class: 'tab', role: 'tab', type: 'button', 'data-panel': key, onclick: () => store.set({ panel: key }),
  }, names[key]));
  const root = h('aside', { class: 'drawer', id: 'drawer', 'aria-label': 'Simulator' },
    h('header', { class: 'drawer__head' }, h('h2', {}, 'Simulator'),
      h('button', { class: 'icon-button', type: 'button', 'aria-label': 'Close the drawer', onclick: () => store.set({ drawer: false }) }, icon('close'))),
    h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Simulator' }, tabs),
    Object.values(panels).map(panel => panel.root));
  store.watch(['drawer', 'panel'], () => {
    root.hidden = !store.state.drawer;
    for (const tab of tabs) tab.setAttribute('aria-selected', String(tab.dataset.panel === store.state.panel));
    for (const [key, panel] of Object.entries(panels)) panel.root.hidden = key !== store.state.panel;
    if (store.state.drawer && store.state.panel === 'traffic' && store.state.me) void client.read.traffic();
  });
  return { root, tick: panels.clock.tick };
}
