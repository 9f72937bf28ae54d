// Numbers for people. Every number on a page is written by a module of this folder.

const MINUS = '\u2212';
const NONE = '\u2013';
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** "1,204" or "1.2M". */
export function count(n) {
  return Math.abs(n) < 100_000 ? decimal(n, 0) : compact.format(n).replace('-', MINUS);
}

/** With so many decimals and a true minus sign; a dash for none. */
export function decimal(value, places) {
  if (value === null || value === undefined || Number.isNaN(value)) return NONE;
  const text = Math.abs(value).toLocaleString('en', { minimumFractionDigits: places, maximumFractionDigits: places });
  return (value < 0 && /[1-9]/.test(text) ? MINUS : '') + text;
}

/** The same with its sign, unless it rounds to nothing. */
export function signed(value, places) {
  const text = decimal(value, places);
  return value > 0 && /[1-9]/.test(text) ? '+' + text : text;
}

/** "62.4%"; never 0% or 100% for what is neither; a dash for none. */
export function percent(p) {
  if (p === null || p === undefined || Number.isNaN(p)) return NONE;
  if (p > 0 && p < 0.001) return '<0.1%';
  if (p < 1 && p > 0.999) return '>99.9%';
  return decimal(p * 100, 1) + '%';
}

/** A part of a whole, roughly: "31%". */
export function share(part) {
  return decimal(part * 100, 0) + '%';
}

/** A difference of two probabilities: "+3.2 pts". */
export function points(difference) {
  return signed(difference * 100, 1) + ' pts';
}

/** The sequence: "sequence 12,345". */
export function sequence(n) {
  return 'sequence ' + decimal(n, 0);
}

/** How many decimals figures deserve that span so much. */
export function placesFor(span) {
  return span > 0 ? Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(span)))) : 3;
}

/** A figure with about four digits that mean something, never 0 for what is not; a dash for none. */
export function short(value) {
  if (value === null || value === undefined) return NONE;
  if (value !== 0 && Math.abs(value) < 5e-7) return value > 0 ? '<0.000001' : `>${MINUS}0.000001`;
  return decimal(value, value === 0 ? 0 : placesFor(Math.abs(value)));
}
