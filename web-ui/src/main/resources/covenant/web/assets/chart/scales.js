// What charts over time work out: where things stand, which resolution fits, where labels have room. Nothing here touches the page.

import { d3 } from '../lib/d3.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Lengths of time that a resolution may have; each divides those of a day that are longer. */
const LENGTHS = [1, 2, 5, 10, 15, 30].map((n) => n * SECOND)
  .concat([1, 2, 5, 10, 15, 30].map((n) => n * MINUTE), [1, 2, 3, 4, 6, 12].map((n) => n * HOUR), [1, 2, 7, 14, 28].map((n) => n * DAY));

/** Lengths of the ranges that can be chosen; "all" has none. */
export const RANGES = { '1h': HOUR, '1d': DAY, '1w': 7 * DAY, '1m': 30 * DAY, all: null };

/** The shortest time that a chart shows. */
export const SHORTEST_MS = MINUTE;

/** The finest resolution, in milliseconds, at which a stretch of time has at most so many points. */
export function resolutionFor(stretchMs, points) {
  return LENGTHS.find((length) => stretchMs / length <= points) ?? LENGTHS.at(-1);
}

/** Index of the last point at or before a moment; -1 where the series had not begun. points: [[atMs, value, ..], ..] in order. */
export function indexAt(points, at) {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle][0] <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The value that stood at a moment; null before the series began, after it ended, and in the future. */
export function valueAt(series, at, now = Infinity) {
  if (at > Math.min(now, series.end?.at ?? Infinity)) return null;
  const index = indexAt(series.points, at);
  return index < 0 ? null : series.points[index][1];
}

/** The part of a series that a window shows: its points there and the one before. */
export function inSight(points, from, to) {
  return points.slice(Math.max(0, indexAt(points, from)), indexAt(points, to) + 1);
}

/**
 * The scale of values: those in sight with some air, within the bounds that values have. lists: of values; at: two heights in pixels.
 */
export function valueScale(lists, bounds, whole, heights, ticks) {
  let low = Infinity;
  let high = -Infinity;
  for (const values of lists) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const [least, most] = bounds ?? [-Infinity, Infinity];
  if (whole && bounds) [low, high] = bounds;
  else if (low > high) [low, high] = bounds ?? [0, 1];
  else {
    const air = Math.max((high - low) * 0.08, bounds ? (most - least) * 0.01 : Math.max(Math.abs(high) * 0.01, 1e-6));
    low = Math.max(least, low - air);
    high = Math.min(most, high + air);
  }
  const scale = d3.scaleLinear().domain([low, high]).nice(ticks).range(heights);
  const [a, b] = scale.domain();
  return scale.domain([Math.max(least, a), Math.min(most, b)]);
}

/** The scale of time. */
export function timeScale(from, to, left, right) {
  return d3.scaleUtc().domain([from, to]).range([left, right]);
}

/** The steps of a series as a path: a value stands until the next. until: how far the last one stands. */
export function stepPath(points, x, y, until) {
  if (points.length === 0) return '';
  const short = (n) => Math.round(n * 10) / 10;
  let path = `M${short(x(points[0][0]))},${short(y(points[0][1]))}`;
  let height = short(y(points[0][1]));
  for (let i = 1; i < points.length; i++) {
    const next = short(y(points[i][1]));
    if (next === height && i < points.length - 1) continue;
    path += `H${short(x(points[i][0]))}V${next}`;
    height = next;
  }
  return path + `H${short(x(Math.max(until, points.at(-1)[0])))}`;
}

/**
 * Where a series went between two of its points and came back from, as areas; nothing where none of them says.
 * points: [[atMs, value, low, high], ..].
 */
export function spreadPath(points, x, y, until) {
  const short = (n) => Math.round(n * 10) / 10;
  let path = '';
  for (let i = 0; i < points.length; i++) {
    const [at, value, low, high] = points[i];
    const next = points[i + 1]?.[1] ?? value;
    const bottom = Math.min(value, next);
    const top = Math.max(value, next);
    if (low === undefined || (low >= bottom && high <= top)) continue;
    const right = short(x(points[i + 1]?.[0] ?? until));
    path += `M${short(x(at))},${short(y(Math.min(low, bottom)))}H${right}V${short(y(Math.max(high, top)))}H${short(x(at))}Z`;
  }
  return path;
}

/**
 * Where labels of one height have room side by side in a column: each as near to the place that it wants as the others let it.
 * wanted: heights of their middles; answers the heights, in the same order, within top and bottom as far as they fit.
 */
export function apart(wanted, height, top, bottom) {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const groups = [];
  for (const index of order) {
    groups.push({ middle: wanted[index], count: 1, members: [index], sum: wanted[index] });
    while (groups.length > 1 && overlap(groups.at(-2), groups.at(-1), height)) {
      const last = groups.pop();
      const one = groups.at(-1);
      one.members.push(...last.members);
      one.sum += last.sum;
      one.count += last.count;
      one.middle = one.sum / one.count;
    }
  }
  const placed = [];
  let least = top;
  for (const group of groups) {
    const room = group.count * height;
    let start = Math.max(least, Math.min(group.middle - room / 2, bottom - room));
    group.start = start;
    least = start + room;
  }
  let most = bottom;
  for (const group of groups.toReversed()) {
    const room = group.count * height;
    group.start = Math.max(top, Math.min(group.start, most - room));
    most = group.start;
    group.members.forEach((index, i) => { placed[index] = group.start + (i + 0.5) * height; });
  }
  return placed;
}

function overlap(upper, lower, height) {
  return lower.middle - upper.middle < (upper.count + lower.count) / 2 * height;
}

/** Marks in sight, those too near to each other put together: [{ x, marks }], from left to right. */
export function gather(marks, x, room) {
  const [left, right] = x.range();
  const groups = [];
  for (const mark of [...marks].sort((a, b) => a.at - b.at)) {
    const place = x(mark.at);
    if (place < left || place > right) continue;
    const last = groups.at(-1);
    if (last && place - last.first < room) {
      last.marks.push(mark);
      last.x = (last.first + place) / 2;
    } else {
      groups.push({ first: place, x: place, marks: [mark] });
    }
  }
  return groups;
}

/** Moments at which some series changed in a stretch of time, in order, thinned evenly to so many; its beginning is always among them. */
export function moments(allSeries, from, to, most) {
  // Before the first of them began there is nothing to tell.
  const found = new Set(allSeries.some(({ points }) => points.length > 0 && points[0][0] <= from) ? [from] : []);
  for (const { points, end } of allSeries) {
    for (const [at] of inSight(points, from, to)) if (at > from) found.add(at);
    if (end && end.at > from && end.at <= to) found.add(end.at);
  }
  const sorted = [...found].sort((a, b) => a - b);
  if (sorted.length <= most) return sorted;
  const step = (sorted.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => sorted[Math.round(i * step)]);
}

/** A window moved and stretched so that it lies within what there is to see. */
export function within(from, to, first, last) {
  const most = Math.max(SHORTEST_MS, last - first);
  const length = Math.min(most, Math.max(SHORTEST_MS, to - from));
  if (length !== to - from) from = (from + to) / 2 - length / 2;
  from = Math.min(Math.max(from, first), Math.max(first, last - length));
  return [from, from + length];
}
