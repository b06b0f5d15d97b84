/** @typedef {{label: string, control: string}} Mention what the field shows, and what is sent for it */

/**
 * Typed text with the people and channels that were picked put back as `<@U1>` and `<#C1>`. The server escapes the rest, as
 * Slack's client does.
 * @param {string} text @param {Mention[]} mentions
 */
export function encode(text, mentions) {
  const controls = new Map(mentions.map(({ label, control }) => [label, control]));
  if (controls.size === 0) return text;
  // Longest first: '@Ana Ferreira' before '@Ana'.
  const labels = [...controls.keys()].sort((one, other) => other.length - one.length).map(label => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.replace(new RegExp(`(?:${labels.join('|')})(?![\\p{L}\\p{N}])`, 'gu'), label => controls.get(label) ?? label);
}
