// Axes: which figures and times stand beside them; and lengths of time as they are typed.

import { tick } from '../format/time.js';

const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY, 365 * DAY];

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
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) made.push({ at, text: tick(at / 1000, step / 1000) });
  return made;
}

/** "6h", "1d12h" or "90m" as the venue takes it; null for what is no duration. */
export function duration(text) {
  const parts = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text.replace(/\s/g, ''));
  if (!parts || text.trim() === '') return null;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return `PT${((days * 24 + hours) * 60 + minutes) * 60 + seconds}S`;
}
