import { fill, h } from '../dom.js';
import { icon } from '../icons.js';

/** Which parameters each kind of fault takes, beside how often. @type {Record<string, {says: string, fields: string[]}>} */
const kinds = {
  rate_limit: { says: 'Web API calls are answered 429', fields: ['method', 'channel', 'retry_after'] },
  server_error: { says: 'Web API calls are answered 500', fields: ['method', 'channel'] },
  timeout_after_work: { says: 'The work is done, no answer comes', fields: ['method', 'channel'] },
  timeout_before_work: { says: 'Nothing is done, no answer comes', fields: ['method', 'channel'] },
  slow: { says: 'Web API calls are answered late', fields: ['method', 'channel', 'delay_ms'] },
  error: { says: 'Web API calls fail with a named error', fields: ['method', 'channel', 'error'] },
  thread_not_found: { says: 'A post under a deleted message is refused', fields: ['channel'] },
  duplicate_delivery: { says: 'Deliveries to the app come twice', fields: [] },
  reorder_delivery: { says: 'Deliveries to the app change places', fields: [] },
  delay_delivery: { says: 'Deliveries to the app come late', fields: ['delay_ms'] },
  drop_ack: { says: 'The app’s answer is lost; events are repeated', fields: [] },
  down: { says: 'Every Web API call is refused', fields: [] },
};

/** @type {Record<string, {label: string, placeholder: string, number?: boolean}>} */
const fields = {
  method: { label: 'Method', placeholder: 'any, or chat.postMessage' },
  channel: { label: 'Channel', placeholder: 'any, or C123' },
  error: { label: 'Error', placeholder: 'is_archived' },
  retry_after: { label: 'Retry after, s', placeholder: '30', number: true },
  delay_ms: { label: 'Delay, ms', placeholder: '5000', number: true },
  times: { label: 'Times', placeholder: 'until removed', number: true },
  probability: { label: 'Probability', placeholder: '1', number: true },
};

/** What goes wrong on purpose. @param {import('../types.js').Client} client */
export function faultsPanel(client) {
  const { store, api } = client;
  const list = h('div', { class: 'faults', role: 'list' });
  const kind = h('select', { class: 'field', 'aria-label': 'Kind of fault', 'data-fault-kind': true, onchange: shape }, Object.keys(kinds).map(name => h('option', { value: name }, name.replace(/_/g, ' '))));
  const says = h('p', { class: 'panel__hint' });
  const inputs = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, h('input', { class: 'field', placeholder: field.placeholder, inputmode: field.number ? 'decimal' : null, 'data-fault-field': name })]));
  const rows = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, h('label', { class: 'panel__field' }, h('span', {}, field.label), inputs[name])]));
  const form = h('form', { class: 'faults__form', onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    void add();
  } }, kind, says, Object.values(rows), h('div', { class: 'panel__row' }, h('button', { class: 'button button--primary button--solid', type: 'submit', 'data-fault-add': true }, 'Switch on')));
  const clear = h('button', { class: 'button', type: 'button', onclick: () => void change(() => api.remove('/control/faults')) }, 'Remove all');
  const root = h('section', { class: 'panel', role: 'tabpanel', 'aria-label': 'Faults' }, list, h('h3', {}, 'Switch on a fault'), form);
  shape();
  store.watch(['faults'], () => {
    const { faults } = store.state;
    fill(list, faults.length === 0 ? h('p', { class: 'panel__hint' }, 'Nothing goes wrong on purpose.') : faults.map(fault => {
      const { id, kind: name, hits, ...rest } = fault;
      const detail = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined && value !== '').map(([key, value]) => `${key.replace(/_/g, ' ')} ${value}`).join(', ');
      return h('div', { class: 'fault', role: 'listitem', 'data-fault': id },
        h('div', {}, h('strong', {}, name.replace(/_/g, ' ')), h('small', {}, [detail, `${hits ?? 0} hit${hits === 1 ? '' : 's'}`].filter(Boolean).join(' · '))),
        h('button', { class: 'icon-button', type: 'button', 'aria-label': `Remove ${name}`, onclick: () => void change(() => api.remove(`/control/faults/${encodeURIComponent(id)}`)) }, icon('close')));
    }), faults.length > 1 ? clear : null);
  });
  return { root };

  function shape() {
    const takes = [...kinds[kind.value].fields, 'times', 'probability'];
    for (const [name, row] of Object.entries(rows)) row.hidden = !takes.includes(name);
    says.textContent = `${kinds[kind.value].says}.`;
  }

  function add() {
    const body = Object.fromEntries(Object.entries(inputs).filter(([name, input]) => !rows[name].hidden && input.value.trim() !== '')
      .map(([name, input]) => [name, fields[name].number ? Number(input.value) : input.value.trim()]));
    return change(() => api.post('/control/faults', { kind: kind.value, ...body }));
  }

  /** @param {() => Promise<any>} work */
  async function change(work) {
    try {
      await work();
      await client.read.faults();
    } catch (problem) {
      client.notices.failed(problem);
    }
  }
}
