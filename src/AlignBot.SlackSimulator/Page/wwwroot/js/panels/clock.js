import { fill, h } from '../dom.js';
import { dayKey, instantOf, localInput, shortMoment, timeOfDay, zoneName } from '../text/dates.js';

const hour = 3_600_000;

/** @typedef {import('../types.js').Client} Client */

/** Business time, and turning it. @param {Client} client */
export function clockPanel(client) {
  const { store } = client;
  const local = h('div', { class: 'clock__local', 'data-clock-local': true });
  const utc = h('div', { class: 'clock__utc', 'data-clock-utc': true });
  const state = h('div', { class: 'clock__state', role: 'status' });
  const run = h('button', { class: 'button', type: 'button', 'data-clock-run': true, onclick: () => void change('run', { running: !store.state.clock?.running }) });
  const extra = h('div', { id: 'clock-extra', class: 'clock__extra' });
  const until = h('input', { class: 'field', type: 'datetime-local', id: 'clock-until', 'aria-label': 'Turn to' });
  const turnTo = h('button', { class: 'button', type: 'button', 'data-clock-turn': 'to', onclick: () => until.value && void change('turn', { to_ms: instantOf(until.value, store.zone) }) }, 'Turn');
  const turn = (/** @type {string} */ label, /** @type {number} */ by_ms) =>
    h('button', { class: 'button', type: 'button', 'data-clock-turn': by_ms / hour, onclick: () => void change('turn', { by_ms }) }, label);
  const root = h('section', { class: 'panel clock', role: 'tabpanel', 'aria-label': 'Clock' },
    h('div', { class: 'clock__face' }, local, utc, state),
    h('div', { class: 'panel__row' }, turn('+ 1 hour', hour), turn('+ 1 day', 24 * hour), run),
    extra,
    h('h3', {}, 'Turn to'), h('div', { class: 'panel__row' }, until, turnTo),
    h('p', { class: 'panel__hint' }, 'Business time drives deadlines, reminders and meetings. It only turns forward, and stops at every due moment on the way. Real time (signatures, triggers, rate limits) is never turned.'));
  let turning = false;
  void loadExtra();
  store.watch(['clock', 'me', 'people'], tick);
  return { root, tick };

  function tick() {
    const { clock } = store.state;
    if (!clock) return;
    const { now, zone } = store;
    fill(local, h('strong', {}, timeOfDay(now, zone)), h('span', {}, `${shortMoment(now, zone).replace(/, [^,]*$/, '')} · ${zoneName(now, zone)}`));
    fill(utc, `${dayKey(now, 'UTC')} ${localInput(now, 'UTC').slice(11)} UTC`);
    const followers = Array.isArray(clock.followers) ? clock.followers.length : clock.followers ?? 0;
    const ahead = clock.target_ms > clock.now_ms;
    root.dataset.clock = ahead || turning ? 'turning' : clock.running ? 'running' : 'stopped';
    fill(state, h('i', {}), ahead ? `On the way to ${shortMoment(clock.target_ms, zone)}` : turning ? 'Turning' : clock.running ? 'Running' : 'Stopped',
      h('span', {}, followers === 0 ? 'no app follows' : followers === 1 ? '1 app follows' : `${followers} apps follow`));
    fill(run, clock.running ? 'Stop' : 'Run');
    if (document.activeElement !== until && (!until.value || instantOf(until.value, zone) < now)) until.value = localInput(now + hour, zone);
  }

  /** @param {string} path @param {any} body */
  async function change(path, body) {
    await run_(() => client.api.post(`/control/clock/${path}`, body));
  }

  /** @param {() => Promise<any>} work */
  async function run_(work) {
    turning = true;
    for (const button of root.querySelectorAll('button')) button.disabled = true;
    tick();
    try {
      const answer = await work();
      if (answer?.said) client.notices.show(answer.said, 'news');
    } catch (problem) {
      client.notices.failed(problem);
    }
    turning = false;
    for (const button of root.querySelectorAll('button')) button.disabled = false;
    await client.read.clock();
    tick();
  }

  /** What a host adds: a calendar's 'next working day', 'to the next deadline'. */
  async function loadExtra() {
    const answer = await client.api.get('/control/extra-buttons').catch(() => null);
    fill(extra, (answer?.buttons ?? []).filter((/** @type {any} */ button) => !button.scene).map((/** @type {any} */ button) => h('button', {
      class: 'button', type: 'button', 'data-extra': button.label, onclick: () => void run_(() => client.api.call(button.method ?? 'POST', button.url, button.body)),
    }, button.label)));
    extra.hidden = extra.childElementCount === 0;
  }
}
