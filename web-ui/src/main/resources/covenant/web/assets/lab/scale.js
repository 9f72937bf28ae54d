// Axes: which figures stand beside them, and how figures are written.

const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY, 365 * DAY];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUS = '\u2212';

/** Round figures from low to high, about so many. */
export function ticks(low, high, about) {
  const rough = (high - low) / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough * 0.7);
  const made = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) made.push(i * step);
  return { at: made, places: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}

/** Round times from one microsecond to another, at most so many, with what is written below them. */
export function timeTicks(from, to, most) {
  const step = STEPS.find((each) => (to - from) / each <= most) ?? STEPS.at(-1) * Math.ceil((to - from) / STEPS.at(-1) / most);
  const made = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) made.push({ at, text: tickText(at, step) });
  return made;
}

function tickText(at, step) {
  const date = new Date(at / 1000);
  const clock = date.toISOString().slice(11, step < MINUTE ? 19 : 16);
  return step >= DAY || at % DAY === 0 ? `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}` : clock;
}

/** A time to the second, and finer where it is. */
export function timeText(at) {
  const rest = at % SECOND;
  const whole = new Date((at - rest) / 1000).toISOString();
  const fraction = rest === 0 ? '' : '.' + String(rest).padStart(6, '0').replace(/0+$/, '');
  return `${Number(whole.slice(8, 10))} ${MONTHS[Number(whole.slice(5, 7)) - 1]} ${whole.slice(0, 4)}, ${whole.slice(11, 19)}${fraction} UTC`;
}

/** How many decimals figures deserve that span so much. */
export function placesFor(span) {
  return span > 0 ? Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(span)))) : 3;
}

/** A figure; a dash for none. */
export function figure(value, places) {
  if (value === null || value === undefined || Number.isNaN(value)) return '\u2013';
  const text = Math.abs(value).toLocaleString('en', { minimumFractionDigits: places, maximumFractionDigits: places });
  return (value < 0 && /[1-9]/.test(text) ? MINUS : '') + text;
}

/** A figure with its sign. */
export function signed(value, places) {
  const text = figure(value, places);
  return value > 0 && /[1-9]/.test(text) ? '+' + text : text;
}

/** A figure with about four digits that mean something. */
export function short(value) {
  if (value === null || value === undefined) return '\u2013';
  const size = Math.abs(value);
  return figure(value, size === 0 ? 0 : Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(size)))));
}

/** "6h", "1d12h" or "90m" as the venue takes it; null for what is no duration. */
export function duration(text) {
  const parts = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text.replace(/\s/g, ''));
  if (!parts || text.trim() === '') return null;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return `PT${((days * 24 + hours) * 60 + minutes) * 60 + seconds}S`;
}
