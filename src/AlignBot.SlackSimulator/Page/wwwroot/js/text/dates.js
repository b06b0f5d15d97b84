/** Business times as the acting person reads them, and Slack's date tokens. */

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} zone @param {Intl.DateTimeFormatOptions} options */
function format(zone, options) {
  const key = zone + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options })));
  return made;
}

const day = 86_400_000;

/** A `ts` is an opaque string of Slack's: only its seconds are read, for showing when it was. @param {string} ts */
export const tsToMs = ts => Number(ts.split('.')[0]) * 1000 + Number((ts.split('.')[1] ?? '0').slice(0, 3));

/** @param {number} ms @param {string} zone */
export function parts(ms, zone) {
  const found = format(zone, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
    .formatToParts(ms);
  const of = (/** @type {string} */ type) => found.find(part => part.type === type)?.value ?? '';
  return { date: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}`, seconds: of('second'), year: Number(of('year')), day: Number(of('day')) };
}

/** @param {number} ms @param {string} zone */
export const timeOfDay = (ms, zone) => format(zone, { hour: 'numeric', minute: '2-digit' }).format(ms).replace('\u202f', ' ');

/** @param {number} ms @param {string} zone */
export const zoneName = (ms, zone) =>
  format(zone, { timeZoneName: 'short' }).formatToParts(ms).find(part => part.type === 'timeZoneName')?.value ?? zone;

/** 'Tue, Nov 24, 10:12 AM' @param {number} ms @param {string} zone */
export const shortMoment = (ms, zone) =>
  `${format(zone, { weekday: 'short', month: 'short', day: 'numeric' }).format(ms)}, ${timeOfDay(ms, zone)}`;

/** @param {number} ms @param {string} zone */
export const dayKey = (ms, zone) => parts(ms, zone).date;

/** The day as Slack's dividers say it. @param {number} ms @param {string} zone @param {number} now */
export function dayName(ms, zone, now) {
  const near = nearDay(ms, zone, now);
  if (near && near !== 'tomorrow') return near[0].toUpperCase() + near.slice(1);
  const year = parts(ms, zone).year === parts(now, zone).year ? '' : `, ${parts(ms, zone).year}`;
  return `${format(zone, { weekday: 'long', month: 'long' }).formatToParts(ms).filter(p => p.type === 'weekday')[0].value}, ${monthDay(ms, zone)}${year}`;
}

/** @param {number} ms @param {string} zone @param {number} now @returns {'yesterday'|'today'|'tomorrow'|null} */
function nearDay(ms, zone, now) {
  const apart = Math.round((Date.parse(dayKey(ms, zone)) - Date.parse(dayKey(now, zone))) / day);
  return apart === 0 ? 'today' : apart === -1 ? 'yesterday' : apart === 1 ? 'tomorrow' : null;
}

/** @param {number} ms @param {string} zone */
function monthDay(ms, zone) {
  const number = parts(ms, zone).day;
  const ending = number % 100 >= 11 && number % 100 <= 13 ? 'th' : ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
  return `${format(zone, { month: 'long' }).format(ms)} ${number}${ending}`;
}

/** 'in 2 days', '5 minutes ago' @param {number} ms @param {number} now */
export function ago(ms, now) {
  const seconds = Math.round((ms - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 45) return seconds > 0 ? 'in a few seconds' : 'just now';
  /** @type {[number, Intl.RelativeTimeFormatUnit][]} */
  const units = [[60, 'minute'], [3600, 'hour'], [86_400, 'day'], [2_592_000, 'month'], [31_536_000, 'year']];
  const [length, unit] = units.findLast(([least]) => size >= least * 0.95) ?? units[0];
  return new Intl.RelativeTimeFormat('en-US', { numeric: 'always' }).format(Math.round(seconds / length), unit);
}

/**
 * Slack's date tokens: '{date_short_pretty} at {time}'. Unknown tokens stay as typed.
 * @param {string} text @param {number} ms @param {string} zone @param {number} now
 */
export function formatTokens(text, ms, zone, now) {
  const far = Math.abs(ms - now) > 182 * day;
  const year = far ? `, ${parts(ms, zone).year}` : '';
  /** @type {Record<string, () => string>} */
  const tokens = {
    date_num: () => parts(ms, zone).date,
    date_slash: () => format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms),
    date: () => monthDay(ms, zone) + year,
    date_short: () => format(zone, { month: 'short', day: 'numeric' }).format(ms) + year,
    date_long: () => `${format(zone, { weekday: 'long' }).format(ms)}, ${monthDay(ms, zone)}${year}`,
    date_long_full: () => `${format(zone, { weekday: 'long' }).format(ms)}, ${monthDay(ms, zone)}, ${parts(ms, zone).year}`,
    time: () => timeOfDay(ms, zone),
    time_secs: () => timeOfDay(ms, zone).replace(/(\d)( [AP]M)$/, `$1:${parts(ms, zone).seconds}$2`),
    ago: () => ago(ms, now),
  };
  return text.replace(/\{([a-z_]+)\}/g, (whole, /** @type {string} */ name) => {
    const pretty = name.endsWith('_pretty');
    const near = pretty ? nearDay(ms, zone, now) : null;
    if (near) return near;
    return tokens[pretty ? name.slice(0, -'_pretty'.length) : name]?.() ?? whole;
  });
}

/** The instant of a wall-clock time in a zone; one skipped by a change of the clocks comes out after it. @param {string} local 'YYYY-MM-DDTHH:mm' @param {string} zone */
export function instantOf(local, zone) {
  const wanted = Date.parse(`${local}Z`);
  let guess = wanted;
  for (let pass = 0; pass < 2; pass++) {
    const shown = parts(guess, zone);
    guess += wanted - Date.parse(`${shown.date}T${shown.time}Z`);
  }
  return guess;
}

/** For a datetime-local field. @param {number} ms @param {string} zone */
export const localInput = (ms, zone) => `${parts(ms, zone).date}T${parts(ms, zone).time}`;
