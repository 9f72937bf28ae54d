// What stands around a chart's picture: its name, ranges, legend, marks, table and files.

import { html, nothing, svg } from '../lib/lit.js';
import { exactMoment, shortMoment } from '../format/time.js';
import { picture, reading } from './drawing.js';
import { marksView } from './marks.js';
import { valueAt } from './scales.js';

const RANGE_NAMES = { '1h': '1 hour', '1d': '1 day', '1w': '1 week', '1m': '1 month', all: 'everything' };

/** Everything but the <figure> itself. */
export function frame(chart) {
  const shown = chart.shown();
  const { place } = chart;
  return html`
    <figcaption class="chart-name" id=${chart.id + '-name'}>${chart.terms.title ? html`<span aria-hidden="true">${chart.terms.title}</span><span class="unseen">${chart.terms.name}</span>` : chart.terms.name}</figcaption>
    <div class="chart-tools">
      <div class="choice" role="group" aria-label="Time in sight">${chart.sight.ranges().map((range) => html`
        <button type="button" aria-pressed=${String(chart.sight.range === range.key)} aria-label=${`${range.text ?? range.key}: ${range.name ?? RANGE_NAMES[range.key]}`} @click=${() => chart.sight.choose(range.key)}>${range.text ?? range.key}</button>`)}</div>
      <div class="choice" role="group" aria-label="Zoom">
        <button type="button" aria-label="Zoom out" @click=${() => chart.sight.step(2)}>−</button>
        <button type="button" aria-label="Zoom in" @click=${() => chart.sight.step(0.5)}>+</button>
        ${chart.terms.bounds ? html`<button type="button" aria-pressed=${String(chart.wholeScale)} aria-label="Show the whole scale of values" title="The whole scale of values" @click=${() => chart.toggleScale()}>↕</button>` : nothing}
      </div>
    </div>
    ${legend(chart)}
    <div class="chart-plot" tabindex="0" role="slider" aria-label=${`Moment in: ${chart.terms.name}`} aria-describedby=${`${chart.id}-about ${chart.id}-keys`}
      aria-valuemin="0" aria-valuemax="100" aria-valuenow=${place ? share(chart, place) : 0} aria-valuetext=${place ? reading(chart, shown, chart.cursor ?? Math.min(place.to, place.now), place.now) : 'no values yet'}
      aria-busy=${String(chart.feed.isBusy())} data-dragging=${String(chart.gestures.pointers.size > 0)}
      @pointerdown=${(event) => chart.gestures.down(event)} @pointermove=${(event) => chart.gestures.move(event)} @pointerup=${(event) => chart.gestures.up(event)}
      @pointercancel=${(event) => chart.gestures.up(event)} @pointerleave=${(event) => chart.gestures.leave(event)} @dblclick=${() => chart.sight.back()}
      @wheel=${chart.gestures.wheel} @keydown=${(event) => chart.gestures.key(event)}>
      ${place ? picture(chart, place, chart.cursor, chart.openMark ?? chart.peek) : nothing}
      ${chart.message() ? html`<p class="chart-message">${chart.message()}</p>` : nothing}
    </div>
    <div class="chart-strip">${place ? marksView(chart, place) : nothing}</div>
    <p class="chart-state" role="status">${chart.problem ? html`${chart.problem} <button type="button" class="quiet" @click=${() => chart.reload()}>Try again</button>` : chart.slow ? 'Loading what is in sight…' : chart.told ?? nothing}</p>
    <p class="unseen" id=${chart.id + '-about'}>${chart.about()}</p>
    <div class="chart-below">
      <details class="chart-data" @toggle=${(event) => chart.tableIs(event.currentTarget.open)}>
        <summary>Data as a table</summary>
        ${chart.table()}
      </details>
      <details class="chart-help"><summary>Keys and gestures</summary>
        <p id=${chart.id + '-keys'}>Arrow keys move along the lines, with Shift they move the window. + and − zoom, Home shows everything, Backspace and a double click go back.
          Drag to move; pinch, or turn the wheel with Ctrl or after clicking into the chart, to zoom.</p></details>
      <div class="chart-files" role="group" aria-label="Download what is in sight">
        <button type="button" class="quiet" @click=${() => chart.save('png')}>PNG</button>
        <button type="button" class="quiet" @click=${() => chart.save('svg')}>SVG</button>
        <button type="button" class="quiet" @click=${() => chart.save('csv')}>CSV</button>
        ${(chart.terms.sources ?? []).map((source) => html`<button type="button" class="quiet" @click=${() => chart.saveAll(source)}>${source.text}</button>`)}
      </div>
    </div>`;
}

function share(chart, place) {
  const at = chart.cursor ?? Math.min(place.to, place.now);
  return Math.round(Math.max(0, Math.min(1, (at - place.from) / (place.to - place.from))) * 100);
}

/** One entry for each series, or for each group of series; pressing it hides or shows its lines. */
function legend(chart) {
  const { place } = chart;
  const at = place ? chart.cursor ?? Math.min(place.to, place.now) : null;
  return html`<ul class="chart-legend" aria-label=${at === null ? 'Lines' : `Lines, with their values at ${exactMoment(at)}`}>
    ${chart.entries().map(({ key, name, series }) => {
      const value = series.length === 1 && at !== null ? valueAt(series[0], at, place.now) : null;
      const ended = series.length === 1 && at !== null && series[0].end && series[0].end.at < at ? series[0].end.text : null;
      return html`<li><button type="button" aria-pressed=${String(!chart.hidden.has(key))} data-colour=${series[0].colour} @click=${() => chart.toggle(key)}>
        ${svg`<svg width="20" height="10" aria-hidden="true"><path class="chart-line" data-strong=${series[0].colour === 'token' ? 'true' : nothing} data-dash=${series[0].dash ? 'true' : nothing} d="M0,5H20"></path></svg>`}
        <bdi>${name}</bdi>${value === null ? ended ? html`<span class="soft">${ended}</span>` : nothing : html`<b>${chart.terms.value(value)}</b>`}</button></li>`;
    })}
    ${at !== null && chart.cursor !== null ? html`<li class="chart-at soft">${shortMoment(at, chart.terms.now())}</li>` : nothing}
  </ul>`;
}
