// Times for people. The venue's time counts (see live/clock.js), never the reader's own.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (n) => String(n).padStart(2, '0');
const dateOf = (time) => new Date(typeof time === 'number' ? time : Date.parse(time));

/** "3 Mar 2026". */
export function day(time) {
  const date = dateOf(time);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "3 Mar 2026, 14:05 UTC". */
export function moment(time) {
  const date = dateOf(time);
  return `${day(time)}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}

/** "3 Mar 2026, 14:05:09 UTC". */
export function exactMoment(time) {
  return moment(time).replace(' UTC', `:${two(dateOf(time).getUTCSeconds())} UTC`);
}

/** "14:05:09" of the same day, else "3 Mar, 14:05". */
export function shortMoment(time, now) {
  const date = dateOf(time);
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  if (dateOf(now).toISOString().slice(0, 10) === date.toISOString().slice(0, 10)) return `${clock}:${two(date.getUTCSeconds())}`;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}, ${clock}`;
}

/** "in 3 days", "2 h ago", "now". */
export function away(time, now) {
  const left = dateOf(time).getTime() - now;
  const size = Math.abs(left);
  if (size < 10_000) return 'now';
  const text = length(size);
  return left > 0 ? 'in ' + text : text + ' ago';
}

/** A length of time in its largest unit: "45 s", "12 min", "30 h", "3 days". */
export function length(ms) {
  if (ms < MINUTE) return Math.floor(ms / 1000) + ' s';
  if (ms < HOUR) return Math.floor(ms / MINUTE) + ' min';
  if (ms < 2 * DAY) return Math.floor(ms / HOUR) + ' h';
  return Math.floor(ms / DAY) + ' days';
}

/** A countdown, to the second on the last day: "2 d 4 h", "03:12:09". */
export function countdown(ms) {
  if (ms <= 0) return '00:00:00';
  if (ms >= DAY) return `${Math.floor(ms / DAY)} d ${Math.floor((ms % DAY) / HOUR)} h`;
  return `${two(Math.floor(ms / HOUR))}:${two(Math.floor((ms % HOUR) / MINUTE))}:${two(Math.floor((ms % MINUTE) / 1000))}`;
}

/** Milliseconds of an ISO-8601 duration such as "PT72H"; NaN for what is none. */
export function duration(text) {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text ?? '');
  if (!found) return NaN;
  const [days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  return days * DAY + hours * HOUR + minutes * MINUTE + seconds * 1000;
}

/** A place on an axis, as short as the step to its neighbours lets it be: "14:05:09", "14:05", "3 Mar", "Mar", "2026". */
export function tick(time, stepMs) {
  const date = dateOf(time);
  if (date.getUTCSeconds() !== 0) return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  if (date.getUTCHours() !== 0 || date.getUTCMinutes() !== 0) return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  if (stepMs < 28 * DAY) return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : MONTHS[date.getUTCMonth()];
}

/** A time in microseconds since 1970, to the second, and finer where it is: "3 Mar 2026, 14:05:09.25 UTC". */
export function fineMoment(atMicros) {
  const rest = atMicros % 1_000_000;
  const fraction = rest === 0 ? '' : '.' + String(rest).padStart(6, '0').replace(/0+$/, '');
  return exactMoment((atMicros - rest) / 1000).replace(' UTC', fraction + ' UTC');
}
