// Moments and lengths of time as somebody enters them, and as the venue takes them.

/** Units of a length of time: its key, its name, milliseconds. */
export const UNITS = [['s', 'seconds', 1_000], ['min', 'minutes', 60_000], ['h', 'hours', 3_600_000], ['d', 'days', 86_400_000]];

/** "72 h" as ["72", "h"]. */
export function split(text) {
  const found = /^(.*?) ?(s|min|h|d)$/.exec(text);
  return found ? [found[1], found[2]] : [text, 'h'];
}

/** Milliseconds of "72 h"; null for nothing, NaN for what is no length of time. */
export function lengthOf(text) {
  const [size, unit] = split(text ?? '');
  if (size === '') return null;
  return /^\d+(\.\d+)?$/.test(size) ? Math.round(Number(size) * UNITS.find(([key]) => key === unit)[2]) : NaN;
}

/** A length of time as the venue takes it: "PT72H". */
export function iso(text) {
  const seconds = lengthOf(text) / 1_000;
  if (seconds % 3_600 === 0) return `PT${seconds / 3_600}H`;
  return seconds % 60 === 0 ? `PT${seconds / 60}M` : `PT${seconds}S`;
}

/** What was entered in a field for a moment, as milliseconds; null for nothing, NaN for what is none. */
export function momentOf(text) {
  return text ? Date.parse(text + 'Z') : null;
}

/** The same as the venue takes it. */
export function instant(text) {
  return new Date(momentOf(text)).toISOString().replace('.000', '');
}
