// Credits: decimal strings of up to six decimals. Sums are exact, in millionths.

import { decimal } from './number.js';

const MINUS = '\u2212';

/** The exact number of millionths in a decimal string such as "-12.345678". */
export function micros(text) {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text) ?? fail(text);
  const size = BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0'));
  return sign ? -size : size;
}

function fail(text) {
  throw new RangeError('not an amount: ' + text);
}

/** The decimal string that the venue takes: "-12.345678", without needless zeros. */
export function amount(size) {
  const positive = size < 0n ? -size : size;
  const part = String(positive % 1_000_000n).padStart(6, '0').replace(/0+$/, '');
  return (size < 0n ? '-' : '') + positive / 1_000_000n + (part && '.' + part);
}

/** In full, for books and statements: "1,204.500000" shortened to "1,204.5"; at least two decimals. */
export function exactly(text) {
  const size = typeof text === 'bigint' ? text : micros(text);
  const positive = size < 0n ? -size : size;
  const part = String(positive % 1_000_000n).padStart(6, '0').replace(/0{1,4}$/, '');
  return (size < 0n ? MINUS : '') + (positive / 1_000_000n).toLocaleString('en') + '.' + part;
}

/** In full with a sign: "+12.345678". */
export function exactGain(text) {
  const shown = exactly(text);
  return shown.startsWith(MINUS) || !/[1-9]/.test(shown) ? shown : '+' + shown;
}

/** At a glance: "12.35", "1,204", "3.4M"; never 0 for what is not. */
export function credits(text) {
  const value = typeof text === 'bigint' ? Number(text) / 1e6 : Number(text);
  const size = Math.abs(value);
  if (size > 0 && size < 0.005) return (value < 0 ? MINUS : '') + '<0.01';
  if (size >= 100_000) return new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value).replace('-', MINUS);
  return decimal(value, size < 1000 ? 2 : 0);
}

/** With two decimals, however much it is: "12,345.68". */
export function rounded(text) {
  return decimal(Number(typeof text === 'bigint' ? text : micros(text)) / 1e6, 2);
}

/** At a glance with a sign: "+12.35". */
export function gain(text) {
  const shown = credits(text);
  return shown.startsWith(MINUS) || !/[1-9]/.test(shown) ? shown : '+' + shown;
}

/** What somebody typed as an amount, as the venue takes it; null where it is none. Takes "1,000.5", "1000.50" and ".5"; "0,125" is none, as it could mean two things. */
export function typed(text) {
  const [, sign, whole, part] = /^([-\u2212]?)(\d+|[1-9]\d{0,2}(?:,\d{3})+|(?=\.))(\.\d{1,6})?$/.exec(text.trim()) ?? [];
  return whole === undefined ? null : amount(micros((sign && '-') + (whole.replaceAll(',', '') || '0') + (part ?? '')));
}
