import { fill, h } from './dom.js';
import { renderBlocks } from './blocks/blocks.js';

/** App Home: what the app has published for the acting person. @param {import('./types.js').Client} client */
export function homeTab(client) {
  const { store } = client;
  const blocks = h('div', { class: 'blocks__list' });
  const empty = h('div', { class: 'home__empty' });
  const root = h('div', { class: 'home scroller', role: 'tabpanel', 'aria-label': 'Home' }, h('div', { class: 'home__page blocks' }, blocks, empty));
  store.watch(['home', 'homeRead', 'directory', 'me', 'app'], () => {
    const { home, homeRead, app } = store.state;
    root.dataset.viewId = home?.id ?? '';
    if (home) {
      const address = { view_id: home.id };
      renderBlocks(blocks, home.blocks ?? [], { client, kind: 'home', address, form: client.forms.of(address, home.state?.values), errors: {} });
      fill(empty);
    } else {
      blocks.replaceChildren();
      fill(empty, homeRead ? [h('h2', {}, 'Nothing here yet'), h('p', {}, `${app?.name ?? 'The app'} has not published its home for you.`)] : null);
    }
  });
  return root;
}
