// What moved most, and why: the largest movements of the period, each with its line and its cause.

import { html, nothing, repeat } from '../lib/lit.js';
import { spark } from '../chart/spark.js';
import { metricDifference, metricUnit, metricValue, span } from '../format/metric.js';
import { percent, points } from '../format/number.js';
import { causeWords } from '../words/cause.js';
import { PERIODS } from './choice.js';
import { isConditionPriced } from '../words/claim.js';
import { ends } from './row.js';

const SHOWN = 4;
const WORTH_TELLING = 0.0005; // of the metric's range

/** The strip. board: what the page holds together. */
export function moved(board) {
  const { choice, movements } = board;
  const told = held(board) ?? movements.all.filter((each) => board.market(each.market) && Math.abs(each.change.share) >= WORTH_TELLING).slice(0, SHOWN);
  board.movers = told;
  board.moversOf = choice.period;
  return html`<section class="moved" aria-labelledby="moved-title" data-tour="moved">
    <div class="row between"><h2 id="moved-title">What moved most, and why</h2>
      <div class="choice" role="group" aria-label="Period">${Object.entries(PERIODS).map(([key, name]) => html`<button type="button" aria-pressed=${key === choice.period}
        @click=${() => choice.set({ period: key })}>${name}</button>`)}</div></div>
    ${body(board, told)}
  </section>`;
}

/** While the reader points at them or is within them, they stay. */
function held({ choice, movers, moversOf }) {
  return movers?.length > 0 && moversOf === choice.period && document.querySelector('.movers:hover, .movers:focus-within') ? movers : null;
}

function body(board, told) {
  const { app, movements } = board;
  if (told.length > 0) return html`<ol class="movers">${repeat(told, (each) => each.market, (each) => mover(each, board.market(each.market), movements.toldPeriod, app.now()))}</ol>`;
  if (movements.problem) return html`<p class="soft">What moved cannot be told now: ${movements.problem}</p>`;
  if (movements.state !== 'there') return html`<div class="movers-wait" aria-busy="true"></div>`;
  return html`<p class="soft">Nothing moved in the last ${PERIODS[movements.toldPeriod]}. A longer period may show more.</p>`;
}

function mover(movement, market, period, now) {
  const up = movement.change.share > 0;
  const { metric } = market;
  const write = (value) => (movement.change.outcome ? percent(value) : metricValue(metric, value));
  const went = ends(movement.token, write) + (movement.change.outcome ? '' : metricUnit(metric));
  const change = movement.change.outcome ? points(movement.change.share) : metricDifference(metric, movement.change.expected);
  return html`<li class="mover">
    <a class="title" href=${'/markets/' + encodeURIComponent(market.id)} dir="auto">${market.title}</a>
    <p class="mover-change"><b class=${'number ' + (up ? 'up' : 'down')}><span aria-hidden="true">${up ? '\u25b2' : '\u25bc'}</span> ${change}</b>
      <span class="soft">${movement.change.outcome ? html`<bdi>${movement.change.outcome}</bdi>` : isConditionPriced(market) ? 'expected' : 'mean of the cases'} ${went}</span></p>
    ${spark(movement.token, { name: `${market.title}, ${PERIODS[period]}: ${went}`, least: (metric.type === 'scalar' ? span(metric) : 1) * 0.02 })}
    ${chanceWords(movement, market)}
    <p class="cause">${causeWords(movement, market, now)}</p>
  </li>`;
}

/** How the condition that moved most went, where that is a price. */
function chanceWords(movement, market) {
  if (!isConditionPriced(market)) return nothing;
  const moves = movement.now.conditions.map((each, n) => ({ id: each.id, before: movement.before.conditions[n].probability, now: each.probability }));
  const most = moves.reduce((best, each) => (Math.abs(each.now - each.before) > Math.abs(best.now - best.before) ? each : best));
  const shown = market.binding ? moves.find((each) => each.id === market.binding.broken) : moves.find((each) => each.id === 'broken') ?? most;
  if (Math.abs(shown.now - shown.before) < WORTH_TELLING) return nothing;
  return html`<p class="soft small">Chance of <bdi>${shown.id}</bdi>: ${percent(shown.before)} to ${percent(shown.now)}</p>`;
}
