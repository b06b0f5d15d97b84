import { h } from './dom.js';

/** @typedef {import('./types.js').Person} Person */
/** @typedef {import('./types.js').Channel} Channel */
/** @typedef {import('./state.js').Store} Store */

const roles = { member: 'Member', guest: 'Guest', single_channel_guest: 'Single-channel guest', bot: 'App', external: 'External' };

/** @param {Person} person */
export const roleName = person => (person.deleted ? 'Deactivated' : roles[person.role] ?? person.role);

/** @param {Person|null|undefined} person @param {string} [id] */
export const nameOf = (person, id) => person?.real_name || person?.name || id || 'Unknown';

/** The square with the initials. @param {Person|null} person @param {'s'|'m'|'l'} size @param {string} [id] */
export function avatar(person, size, id) {
  const color = person?.color ? `#${person.color.replace(/^#/, '')}` : '#666566';
  const initials = person?.initials || nameOf(person, id).slice(0, 1).toUpperCase();
  return h('span', { class: `avatar avatar--${size}`, style: { 'background-color': color }, 'aria-hidden': 'true' }, initials);
}

/** A conversation's name as this person sees it. @param {Store} store @param {Channel} channel */
export function channelTitle(store, channel) {
  if (channel.kind === 'im') return nameOf(store.person(channel.user), channel.user);
  if (channel.kind !== 'mpim') return channel.name;
  return channel.members.filter(id => id !== store.state.me).map(id => nameOf(store.person(id), id)).join(', ');
}

/** @param {Channel} channel @returns {'hash'|'lock'|'people'} */
export const channelIcon = channel => (channel.kind === 'private' ? 'lock' : channel.kind === 'mpim' ? 'people' : 'hash');
