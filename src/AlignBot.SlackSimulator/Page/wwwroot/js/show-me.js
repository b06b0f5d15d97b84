import { fill, h } from './dom.js';

/** A strip above the page, where whoever hosts the simulator has scenes to show. @param {import('./types.js').Client} client */
export function showMe(client) {
  const strip = h('nav', { class: 'show-me', 'aria-label': 'Show me', hidden: true });
  void load();
  return strip;

  async function load() {
    const answer = await client.api.get('/control/extra-buttons').catch(() => null);
    const scenes = (answer?.buttons ?? []).filter((/** @type {any} */ button) => button.scene);
    strip.hidden = scenes.length === 0;
    fill(strip, h('span', {}, 'Show me'), scenes.map((/** @type {any} */ scene) => h('button', { class: 'show-me__scene', type: 'button', 'data-scene': scene.label, onclick: () => void show(scene) }, scene.label)));
  }

  /** @param {any} scene */
  async function show(scene) {
    for (const button of strip.querySelectorAll('button')) button.disabled = true;
    strip.setAttribute('aria-busy', 'true');
    try {
      const answer = await client.api.call(scene.method ?? 'POST', scene.url, scene.body);
      if (answer?.said) client.notices.show(answer.said, 'news');
      if (answer?.as) client.go.actAs(answer.as, answer.in);
    } catch (problem) {
      client.notices.failed(problem);
    }
    strip.removeAttribute('aria-busy');
    for (const button of strip.querySelectorAll('button')) button.disabled = false;
    await client.read.clock();
  }
}
