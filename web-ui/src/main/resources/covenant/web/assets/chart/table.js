// The data of a chart as a table and as text.

import { html, nothing } from '../lib/lit.js';
import { exactMoment } from '../format/time.js';
import { markList } from './marks.js';
import { inSight, moments, valueAt } from './scales.js';

const ROWS = 200;
const EVENTS = 50;
const EXPORTED = 20_000;

/** What is in sight as a table; without a window only its head. */
export function tableView(chart, window, now) {
  const { series } = chart;
  const rows = window ? rowsOf(series, window, now) : [];
  const marks = window ? chart.marks.filter((mark) => mark.at >= window[0] && mark.at <= window[1]).slice(-EVENTS) : [];
  return html`<p class="soft">${rows.length === ROWS ? `${ROWS} moments` : 'Every moment of change'} of what the chart shows; a value stands until the next.</p>
    <div class="scroll chart-table" tabindex="0" role="region" aria-label=${`Table: ${chart.terms.name}`}><table class="grid">
      <caption>${chart.terms.name}</caption>
      <thead><tr><th scope="col">Time</th>${series.map((each) => html`<th scope="col" class="figure-head"><bdi>${each.name}</bdi></th>`)}</tr></thead>
      <tbody>${rows.toReversed().map((at) => html`<tr><th scope="row">${exactMoment(at)}</th>${series.map((each) => html`<td class="figure">${written(chart, valueAt(each, at, now))}</td>`)}</tr>`)}</tbody>
    </table></div>
    ${marks.length > 0 ? html`<p><b>Events in sight</b></p>${markList(marks)}` : nothing}`;
}

function rowsOf(series, [from, to], now) {
  const until = Math.min(to, now);
  const begun = series.filter(({ points }) => points.length > 0).map(({ points }) => points[0][0]);
  return moments(series, Math.max(from, Math.min(until, ...begun)), until, ROWS);
}

function written(chart, value) {
  return value === null ? '–' : chart.terms.value(value);
}

/** What the chart shows, in two or three sentences. */
export function summary(chart, shown, [from, to], now) {
  const until = Math.min(to, now);
  const texts = shown.map((series) => {
    const points = series.end?.at < from ? [] : inSight(series.points, from, until);
    if (points.length === 0) return `${series.name}: ${series.end?.at < from ? `${series.end.text} before` : 'no values'}.`;
    const values = points.map(([, value]) => value);
    const ended = series.end && series.end.at <= until ? `, ${series.end.text}` : '';
    return `${series.name}: ${chart.terms.value(values[0])} at first, ${chart.terms.value(values.at(-1))} last${ended}, between ${chart.terms.value(Math.min(...values))} and ${chart.terms.value(Math.max(...values))}.`;
  });
  const levels = chart.levels.filter((level) => Number.isFinite(level.value)).map((level) => level.text + '.');
  return `${chart.terms.name}, from ${exactMoment(from)} to ${exactMoment(until)}. ${[...texts, ...levels].join(' ')}`;
}

/** What is in sight as CSV: a row for each moment at which something changed. */
export function csv(chart, [from, to], now) {
  const { series } = chart;
  const rows = moments(series, from, Math.min(to, now), EXPORTED);
  const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  // A name that a spreadsheet would take for a formula is told as text.
  const head = (name) => cell(/^[=+\-@\t\r]/.test(name) ? "'" + name : name);
  const lines = [['time', ...series.map((each) => head(each.name))].join(',')];
  for (const at of rows) lines.push([new Date(at).toISOString(), ...series.map((each) => valueAt(each, at, now) ?? '')].join(','));
  return lines.join('\r\n') + '\r\n';
}
