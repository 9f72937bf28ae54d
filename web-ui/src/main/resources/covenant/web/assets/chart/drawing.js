// The picture of a chart over time: bands, levels, lines, their labels, the cursor. Made anew from a layout; keeps nothing.

import { nothing, svg } from '../lib/lit.js';
import { d3 } from '../lib/d3.js';
import { exactMoment, shortMoment, tick } from '../format/time.js';
import { apart, inSight, spreadPath, stepPath, timeScale, valueAt, valueScale } from './scales.js';

const TOP = 14;
const BOTTOM = 26;
const LABEL = 17; // height of a line's label
const GAP = 10;

const pen = document.createElement('canvas').getContext('2d');

/** How wide a text of the chart is, in pixels. */
export function textWidth(text) {
  pen.font = '12px system-ui, sans-serif';
  return pen.measureText(text).width;
}

/** As much of a text as there is room for. */
export function cut(text, room) {
  if (textWidth(text) <= room) return text;
  let length = text.length;
  while (length > 1 && textWidth(text.slice(0, length) + '…') > room) length--;
  return text.slice(0, length) + '…';
}

/**
 * Where everything stands. chart: terms, bands, levels; shown: the series to draw; size: { width, height }; from, to: the window.
 */
export function layout(chart, shown, { width, height }, [from, to], now) {
  const narrow = width < 520;
  const parts = shown.map((series) => ({ series, points: series.end?.at < from ? [] : inSight(series.points, from, Math.min(to, now)) }));
  const lists = parts.map(({ points }) => points.flatMap(([, value, low = value, high = value]) => [value, low, high]));
  lists.push(chart.levels.map((level) => level.value).filter(Number.isFinite));
  const ticks = Math.max(3, Math.round((height - TOP - BOTTOM) / 56));
  const y = valueScale(lists, chart.terms.domain ?? chart.terms.bounds, chart.wholeScale || Boolean(chart.terms.domain), [height - BOTTOM, TOP], ticks);
  const heights = y.ticks(ticks);
  const step = heights.length > 1 ? heights[1] - heights[0] : 1;
  const write = (value) => (chart.terms.tick ?? chart.terms.value)(value, step);
  const left = Math.ceil(Math.max(24, ...heights.map((value) => textWidth(write(value))))) + 8;
  const end = Math.min(to, now);
  const last = shown.filter((series) => series.label !== false && !(series.end?.at <= end)).map((series) => ({ series, value: valueAt(series, end, now) })).filter(({ value }) => value !== null);
  const widest = Math.max(0, ...last.map(({ series, value }) => textWidth(series.short ?? series.name) + textWidth(chart.terms.value(value)) + 8));
  const right = narrow ? width - 6 : width - Math.min(Math.ceil(widest) + 22, width * 0.3);
  const x = timeScale(from, to, left, right);
  return { width, height, narrow, from, to, now, parts, y, x, left, right, top: TOP, bottom: height - BOTTOM, heights, write, last };
}

/** The picture. cursor: a moment or null; line: a moment at which a mark stands, or null. */
export function picture(chart, place, cursor, line) {
  const { width, height, left, right, top, bottom } = place;
  const window = { x: left, y: top - 4, width: Math.max(1, right - left), height: Math.max(1, bottom - top + 8) };
  return svg`<svg class="chart-picture" viewBox=${`0 0 ${width} ${height}`} width=${width} height=${height} aria-hidden="true">
    ${bands(chart, place)}${grid(place)}
    <svg x=${window.x} y=${window.y} width=${window.width} height=${window.height} viewBox=${Object.values(window).join(' ')} overflow="hidden">
      ${levels(chart, place)}${place.parts.map((part) => lineOf(place, part))}</svg>
    ${levelTexts(chart, place)}${endings(place)}
    ${line === null ? nothing : svg`<line class="chart-markline" x1=${place.x(line)} x2=${place.x(line)} y1=${top} y2=${bottom}></line>`}
    ${cursor === null ? endLabels(chart, place) : crosshair(chart, place, cursor)}
  </svg>`;
}

function grid({ heights, write, x, y, left, right, bottom, from, to, narrow }) {
  const times = ticksOf(from, to, right - left, narrow ? 50 : 64);
  const step = times.length > 1 ? times[1] - times[0] : 0;
  return svg`<g class="chart-grid">
    ${heights.map((value) => svg`<line x1=${left} x2=${right} y1=${y(value)} y2=${y(value)}></line>
      <text x=${left - 6} y=${y(value) + 4} text-anchor="end">${write(value)}</text>`)}
    ${times.filter((at) => x(at) >= left + 12 && x(at) <= right - 4).map((at) => svg`<line class="chart-tick" x1=${x(at)} x2=${x(at)} y1=${bottom} y2=${bottom + 5}></line>
      <text x=${x(at)} y=${bottom + 18} text-anchor="middle">${tick(at.getTime(), step)}</text>`)}
    <line class="chart-axis" x1=${left} x2=${right} y1=${bottom} y2=${bottom}></line>
  </g>`;
}

/** Round moments, no two nearer to each other than there is room. */
function ticksOf(from, to, width, room) {
  const most = Math.max(2, Math.floor(width / room));
  for (let count = most; count > 1; count--) {
    const found = d3.utcTicks(from, to, count);
    if (found.length <= most) return found;
  }
  return d3.utcTicks(from, to, 2);
}

function bands(chart, { x, left, right, top, bottom, from, to }) {
  return chart.bands.filter((band) => band.to > from && band.from < to).map((band) => {
    const begin = Math.max(left, x(band.from));
    const room = Math.min(right, x(band.to)) - begin;
    return svg`<rect class="chart-band" x=${begin} y=${top} width=${Math.max(1, room)} height=${bottom - top}></rect>
      ${room > 60 ? svg`<text class="chart-band-text" x=${begin + 6} y=${bottom - 7}>${cut(band.text, room - 10)}</text>` : nothing}`;
  });
}

function levels(chart, { y, left, right }) {
  return chart.levels.filter((level) => Number.isFinite(level.value)).map((level) => svg`<line class="chart-level" data-colour=${level.colour ?? 'soft'} data-dash=${level.dash ? 'true' : nothing} x1=${left} x2=${right} y1=${y(level.value)} y2=${y(level.value)}></line>`);
}

function levelTexts(chart, { y, left, right, top, bottom }) {
  const seen = chart.levels.filter((level) => Number.isFinite(level.value) && y(level.value) >= top - 1 && y(level.value) <= bottom + 1);
  const placed = apart(seen.map((level) => y(level.value) - 8), 15, top, bottom);
  return seen.map((level, i) => svg`<text class="chart-level-text" x=${left + 6} y=${placed[i] + 4}>${cut(level.text, (right - left) * 0.6)}</text>`);
}

function lineOf({ x, y, to, now, narrow }, part) {
  const { series, points } = part;
  const until = Math.min(to, now, series.end?.at ?? Infinity);
  const base = y.range()[0];
  const line = part.line ??= stepPath(points, x, y, until);
  const spread = part.spread ??= spreadPath(points, x, y, until);
  return svg`<g data-colour=${series.colour} data-series=${series.key}>
    ${spread ? svg`<path class="chart-spread" d=${spread}></path>` : nothing}
    ${series.area && line ? svg`<path class="chart-area" d=${`${line}V${base}H${x(points[0][0])}Z`}></path>` : nothing}
    <path class="chart-line" data-dash=${series.dash ? 'true' : nothing} data-strong=${series.colour === 'token' ? 'true' : nothing} data-narrow=${narrow ? 'true' : nothing} d=${line}></path>
  </g>`;
}

/** Lines that end in sight say why. */
function endings(place) {
  const ended = place.parts.filter(({ series, points }) => series.end && !series.dash && points.length > 0 && series.end.at >= place.from && series.end.at <= place.to);
  const texts = ended.map(({ series }) => `${series.short ?? series.name}: ${series.end.text}`);
  const hasRoom = ended.map(({ series }, i) => place.right - place.x(series.end.at) > Math.min(textWidth(texts[i]) + 14, place.x(series.end.at) - place.left));
  const placed = apart(ended.map(({ points }, i) => place.y(points.at(-1)[1]) - (hasRoom[i] ? 0 : 13)), LABEL, place.top, place.bottom);
  return ended.map(({ series, points }, i) => {
    const at = place.x(series.end.at);
    const height = place.y(points.at(-1)[1]);
    const after = hasRoom[i];
    const room = (after ? place.width - at : at - place.left) - 12;
    return svg`<g data-colour=${series.colour} class="chart-ending">
      <path class="chart-cap" d=${`M${at - 4},${height - 4}l8,8m0,-8l-8,8`}></path>
      <text x=${after ? at + 9 : at + 4} y=${placed[i] + 4} text-anchor=${after ? 'start' : 'end'}>${cut(texts[i], room)}</text></g>`;
  });
}

/** The name and value of each line at its right end: in a column beside the picture, or above the lines where that is too narrow. */
function endLabels(chart, place) {
  if (place.narrow) return innerLabels(place);
  const placed = apart(place.last.map(({ value }) => place.y(value)), LABEL, place.top - 4, place.bottom + 4);
  const begin = Math.min(place.right, place.x(Math.min(place.to, place.now)));
  return place.last.map(({ series, value }, i) => {
    const worth = chart.terms.value(value);
    const name = cut(series.short ?? series.name, place.width - place.right - 28 - textWidth(worth));
    return svg`<g class="chart-label" data-colour=${series.colour}>
      <path class="chart-leader" data-dash=${series.dash ? 'true' : nothing} d=${`M${begin},${place.y(value)}L${place.right + 4},${place.y(value)}L${place.right + 12},${placed[i]}h4`}></path>
      <text x=${place.right + 19} y=${placed[i] + 4}>${name}<tspan class="chart-worth" dx="6">${worth}</tspan></text></g>`;
  });
}

function innerLabels(place) {
  const placed = apart(place.last.map(({ value }) => place.y(value) - 10), 15, place.top - 4, place.bottom - 2);
  return place.last.map(({ series }, i) => svg`<g class="chart-label chart-inner" data-colour=${series.colour}>
    <text x=${place.right - 4} y=${placed[i] + 4} text-anchor="end">${cut(series.short ?? series.name, (place.right - place.left) * 0.5)}</text>
    <circle cx=${place.right} cy=${place.y(place.last[i].value)} r="3"></circle></g>`);
}

function crosshair(chart, place, cursor) {
  const at = place.x(cursor);
  const found = place.parts.map(({ series }) => ({ series, value: valueAt(series, cursor, place.now) })).filter(({ value }) => value !== null);
  const placed = apart(found.map(({ value }) => place.y(value)), LABEL + 2, place.top, place.bottom);
  const texts = found.map(({ series, value }) => [cut(series.label ?? series.short ?? series.name, place.width * 0.35), chart.terms.value(value)]);
  const widths = texts.map(([name, worth]) => textWidth(name) + textWidth(worth) + 18);
  const widest = Math.max(0, ...widths);
  const after = at + GAP + widest < place.width - 2 || at < place.left + widest;
  const when = shortMoment(cursor, chart.terms.now());
  const half = textWidth(when) / 2 + 7;
  const middle = Math.min(Math.max(at, half), place.width - half);
  return svg`<g class="chart-cursor">
    <line x1=${at} x2=${at} y1=${place.top - 4} y2=${place.bottom}></line>
    ${found.map(({ series, value }) => svg`<circle data-colour=${series.colour} cx=${at} cy=${place.y(value)} r=${series.dash ? 3 : 4.5}></circle>`)}
    ${texts.map(([name, worth], i) => {
      const begin = after ? at + GAP : at - GAP - widths[i];
      return svg`<g class="chart-reading" data-colour=${found[i].series.colour}>
        <rect x=${begin} y=${placed[i] - LABEL / 2} width=${widths[i]} height=${LABEL} rx="4"></rect>
        <text x=${begin + 7} y=${placed[i] + 4}>${name}<tspan class="chart-worth" dx="5">${worth}</tspan></text></g>`;
    })}
    <rect class="chart-when" x=${middle - half} y=${place.bottom + 4} width=${half * 2} height="20" rx="4"></rect>
    <text class="chart-when-text" x=${middle} y=${place.bottom + 18} text-anchor="middle">${when}</text>
  </g>`;
}

/** What a chart shows at a moment, as a sentence. */
export function reading(chart, shown, at, now) {
  const values = shown.map((series) => [series.name, valueAt(series, at, now)]).filter(([, value]) => value !== null);
  return `${exactMoment(at)}: ${values.length === 0 ? 'no values' : values.map(([name, value]) => `${name} ${chart.terms.value(value)}`).join('; ')}`;
}
