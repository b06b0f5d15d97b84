import { channelTitle, nameOf, roleName } from '../people.js';
import { plainText } from '../text/render.js';

/** Where the choices of a select come from. */

/** @typedef {import('../types.js').Surface} Surface */
/** @typedef {{value: string, label: string, detail?: string, group?: string, picked: any}} Choice `picked` is what goes into the state */

/** @param {any} element @param {any} block @param {Surface} surface @param {string} query @returns {Promise<Choice[]>} */
export async function choicesFor(element, block, surface, query) {
  const kind = element.type.replace(/^multi_/, '');
  if (kind === 'external_select') return external(element, block, surface, query);
  const all = kind === 'users_select' ? people(surface)
    : kind === 'channels_select' ? conversations(surface, { include: ['public'] })
    : kind === 'conversations_select' ? conversations(surface, element.filter ?? {})
    : fromOptions(element.options, element.option_groups);
  const words = query.trim().toLowerCase();
  return words ? all.filter(choice => `${choice.label} ${choice.detail ?? ''}`.toLowerCase().includes(words)) : all;
}

/** @param {any} picked an option object, or an id @param {any} element @param {Surface} surface */
export function labelOf(picked, element, surface) {
  if (typeof picked !== 'string') return plainText(picked?.text);
  if (element.type.endsWith('users_select')) return nameOf(surface.client.store.person(picked), picked);
  const channel = surface.client.store.channel(picked);
  return channel ? titled(surface, channel) : picked;
}

/** @param {any[]|undefined} options @param {any[]|undefined} groups @returns {Choice[]} */
function fromOptions(options, groups) {
  const one = (/** @type {any} */ option, /** @type {string} */ group) => ({ value: option.value, label: plainText(option.text), detail: plainText(option.description), group, picked: option });
  return groups?.length
    ? groups.flatMap(group => (group.options ?? []).map((/** @type {any} */ option) => one(option, plainText(group.label))))
    : (options ?? []).map(option => one(option, ''));
}

/** @param {any} element @param {any} block @param {Surface} surface @param {string} query */
async function external(element, block, surface, query) {
  if (query.length < (element.min_query_length ?? 3)) return [];
  const answer = await surface.client.act.options(surface.address, block.block_id, element.action_id, query);
  return fromOptions(answer?.options, answer?.option_groups);
}

/** @param {Surface} surface @returns {Choice[]} */
const people = surface => surface.client.store.state.people.filter(person => !person.deleted).map(person => ({
  value: person.id, label: nameOf(person), detail: person.role === 'member' ? person.title : roleName(person), picked: person.id,
}));

/** @param {Surface} surface @param {{include?: string[], exclude_bot_users?: boolean}} filter @returns {Choice[]} */
function conversations(surface, filter) {
  const { store } = surface.client;
  const include = filter.include ?? ['public', 'private', 'im', 'mpim'];
  return store.state.channels
    .filter(channel => include.includes(channel.kind) && !channel.is_archived)
    .filter(channel => !(filter.exclude_bot_users && channel.kind === 'im' && store.person(channel.user)?.role === 'bot'))
    .map(channel => ({ value: channel.id, label: titled(surface, channel), picked: channel.id }));
}

/** @param {Surface} surface @param {import('../types.js').Channel} channel */
const titled = (surface, channel) => `${channel.kind === 'im' || channel.kind === 'mpim' ? '' : '#'}${channelTitle(surface.client.store, channel)}`;
