// How a decision stands: the statistic of every condition, what it would be now, and what it would cost to turn it.

import { html, nothing, svg } from '../lib/lit.js';
import { credits, exactly } from '../format/credits.js';
import { metricDifference, metricValue, metricWithUnit } from '../format/metric.js';
import { count, decimal, percent, signed } from '../format/number.js';
import { countdown, duration, exactMoment, length, moment } from '../format/time.js';
import { term } from '../shell/glossary.js';
import { claimWords } from '../words/claim.js';
import { lot } from './lot.js';

const RULES = {
  'twap-margin': 'best average over the window',
  scoreboard: 'most points won over the window',
  'last-price': 'last price',
  randomised: 'by lot',
  advisory: 'advice to a coordinator',
};

const GUARDS = {
  'min-traders': 'accounts that traded',
  'min-volume': 'credits traded',
  'min-open': 'time open',
  'start-delay': 'time since it opened',
};

/** A decision's rule in a few words. */
export function ruleWords(decision) {
  return decision.rule === 'randomised' ? `by lot with a chance of ${percent(decision.epsilon)}, else ${RULES[decision.baseRule] ?? decision.baseRule}` : RULES[decision.rule] ?? decision.rule;
}

/** Whether only the last price counts, and no average: then none is shown. */
export function isByLastPrice(decision) {
  return (decision.baseRule ?? decision.rule) === 'last-price';
}

/** How the decision of a market stands, live; nothing for a market that takes none. For a page that links decisions/standing.css. */
export function standing(app, market) {
  const { decision } = market;
  if (!decision) return nothing;
  return html`<div class="standing" data-tour="decision">
    ${verdict(app, market)}
    ${timeline(app, decision)}
    ${table(market)}
    ${terms(market)}
    ${guards(decision)}
    ${flip(market)}
    ${decision.rule === 'randomised' ? lot(app, market) : nothing}
  </div>`;
}

function name(id) {
  return html`<b><bdi>${id}</bdi></b>`;
}

function verdict(app, market) {
  const { decision } = market;
  const { decided, wouldBe, projected } = decision;
  if (decided) {
    const other = decided.byRule !== decided.condition ? html` By the rule alone it would have been ${name(decided.byRule)}.` : nothing;
    return html`<p class="verdict">Decided for ${name(decided.condition)}, ${moment(decided.at)}: <bdi>${decided.reason}</bdi>.${other}</p>`;
  }
  if (decision.stage === 'ended') return html`<p class="verdict">The market ended before a decision fell.</p>`;
  if (decision.stage === 'awaiting') return html`<p class="verdict">The window is over; a coordinator decides. The prices would have it ${name(wouldBe.condition)}: <bdi>${wouldBe.reason}</bdi>.</p>`;
  const same = wouldBe.condition === projected.condition && wouldBe.reason === projected.reason;
  const by = decision.rule === 'randomised' ? ', unless the lot has it otherwise' : '';
  return same
    ? html`<p class="verdict">Now, and if all prices stayed: ${name(wouldBe.condition)}${by}. <span class="soft"><bdi>${sentence(wouldBe.reason)}</bdi></span></p>`
    : html`<p class="verdict">If it fell now: ${name(wouldBe.condition)}${by}. <span class="soft"><bdi>${sentence(wouldBe.reason)}</bdi></span><br>
      If all prices stayed until it falls: ${name(projected.condition)}. <span class="soft"><bdi>${sentence(projected.reason)}</bdi></span></p>`;
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + guardsNamed(text).slice(1) + '.';
}

/** A reason of the venue with its guards called as they are called here. */
function guardsNamed(text) {
  return Object.entries(GUARDS).reduce((told, [id, words]) => told.replaceAll(id, words), text);
}

/** Where in the window one is; how long it is until it falls where no window counts. */
function timeline(app, decision) {
  const { window: span, decidesAt, stage, decided } = decision;
  if (isByLastPrice(decision)) {
    const left = Date.parse(decidesAt) - app.now();
    return decided || left <= 0 || stage === 'ended' ? nothing : html`<p>It decides in <b class="number">${countdown(left)}</b>, by the prices of that moment. <span class="soft">${moment(decidesAt)}</span></p>`;
  }
  const now = decided ? Date.parse(decided.at) : app.now();
  const from = Date.parse(span.from);
  const to = Date.parse(span.to);
  const part = Math.max(0, Math.min(1, (now - from) / (to - from)));
  const words = decided || stage === 'ended' || stage === 'awaiting' ? html`The ${term('window', 'window')} is over.`
    : now < from ? html`The ${term('window', 'window')} of ${length(to - from)} begins in <b class="number">${countdown(from - now)}</b>.`
    : html`In the ${term('window', 'window')} of ${length(to - from)}; it decides in <b class="number">${countdown(Date.parse(decidesAt) - now)}</b>.`;
  return html`<div class="window-line"><p>${words} <span class="soft">${moment(span.from)} to ${moment(span.to)}</span></p>
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" y="1" width="100" height="4"></rect><rect class="part" x="0" y="1" width=${part * 100} height="4"></rect></svg></div>`;
}

function table(market) {
  const { decision } = market;
  const isScored = decision.conditions.some((each) => each.won !== undefined);
  const isLagged = Boolean(decision.lag);
  const isLast = isByLastPrice(decision);
  const scale = scaleOf(decision);
  return html`<div class="scroll" tabindex="0" role="group" aria-label="The statistic of every condition"><table class="grid statistic"><caption class="unseen">The statistic of every condition</caption>
    <thead><tr><th scope="col">Condition</th><th scope="col" aria-hidden="true"></th>${isLast ? nothing : html`<th scope="col" class="figure-head">${decision.decided ? 'Average' : 'Average so far'}</th>`}<th scope="col" class="figure-head">${decision.decided ? 'Last price' : 'Price now'}</th>
      ${isLagged ? html`<th scope="col" class="figure-head">Observed</th>` : nothing}${isScored ? html`<th scope="col" class="figure-head">Points</th>` : nothing}<th scope="col" class="figure-head">Lead</th></tr></thead>
    <tbody>${decision.conditions.map((each) => html`<tr data-colour=${market.conditions.findIndex((one) => one.id === each.id)}>
      <th scope="row"><span class="swatch" aria-hidden="true"></span><bdi>${each.id}</bdi>${each.id === decision.statusQuo ? html` <span class="soft">status quo</span>` : nothing}</th>
      <td class="dots-cell" aria-hidden="true">${scale ? dots(each, decision, scale) : nothing}</td>
      ${isLast ? nothing : html`<td class="figure"><b>${metricValue(market.metric, each.average)}</b></td>`}
      <td class="figure">${metricValue(market.metric, each.last)}</td>
      ${isLagged ? html`<td class="figure">${metricValue(market.metric, each.observed)}${each.lagBinding ? html` <span class="soft">lags</span>` : nothing}</td>` : nothing}
      ${isScored ? html`<td class="figure">${count(each.won ?? 0)} : ${count(each.lost ?? 0)}</td>` : nothing}
      <td class="figure">${each.id === decision.statusQuo || each.lead === null ? '–' : lead(market, each.lead)}</td></tr>`)}</tbody></table></div>
    ${scale ? html`<p class="soft key">${isLast ? 'Stroke: the last price.' : 'Bar: the average. Stroke: the last price.'}${decision.threshold === null ? '' : ' Dashed line: the value to beat.'}</p>` : nothing}`;
}

function lead(market, value) {
  return market.decision.leadIn === 'points' ? signed(value, 0) : metricDifference(market.metric, value);
}

/** From a little below the least to a little above the greatest of what is drawn. */
function scaleOf(decision) {
  const { conditions, threshold } = decision;
  const all = [threshold, ...conditions.flatMap((each) => [isByLastPrice(decision) ? null : each.average, each.last])].filter((each) => each !== null && each !== undefined);
  if (all.length === 0) return null;
  const low = Math.min(...all);
  const high = Math.max(...all);
  const air = (high - low || 1) * 0.12;
  return { low: low - air, size: high - low + 2 * air };
}

function dots({ average, last }, decision, { low, size }) {
  const { threshold } = decision;
  const x = (value) => (value - low) / size * 100;
  return html`<svg viewBox="0 0 100 16" preserveAspectRatio="none">${svg`
    <rect class="track" x="0" y="6" width="100" height="4"></rect>
    ${average === null || isByLastPrice(decision) ? nothing : svg`<rect class="average" x="0" y="4" width=${x(average)} height="8"></rect>`}
    ${last === null ? nothing : svg`<line class="last" x1=${x(last)} x2=${x(last)} y1="1" y2="15"></line>`}
    ${threshold === null ? nothing : svg`<line class="threshold" x1=${x(threshold)} x2=${x(threshold)} y1="0" y2="16"></line>`}`}</svg>`;
}

/** What must happen for anything but the status quo to be chosen. */
function terms(market) {
  const { decision, metric } = market;
  const beat = decision.threshold === null ? nothing
    : html` The value to beat is <b class="number">${metricWithUnit(metric, decision.threshold)}</b>${decision.thresholdBps ? html`, the status quo’s with a margin of ${decimal(decision.thresholdBps / 100, 2)}%` : nothing}.`;
  const points = decision.victoryMargin === undefined ? nothing
    : html` Every ${length(duration(decision.grid))} a point is won by whoever is ahead by ${decision.absoluteMargin} and by ${decimal(decision.relativeMarginBps / 100, 2)}%; ${count(decision.victoryMargin)} points more are needed.`;
  const lag = decision.lag ? html` What counts follows the price by at most ${decision.lag.maxChange} every ${length(duration(decision.lag.grid))}.` : nothing;
  return html`<p>Rule: ${ruleWords(decision)}; ${decision.better} is better; the status quo is ${name(decision.statusQuo)}.${beat}${points}${lag}</p>`;
}

function guards({ guards: all, guardsMet, decided }) {
  if (all.length === 0) return nothing;
  const value = (id, given) => typeof given === 'number' ? count(given) : Number.isNaN(duration(given)) ? credits(given) : length(duration(given));
  return html`<p>${guardsMet ? 'All guards are met:' : html`<b class="warning">Not all guards are met, which keeps the status quo:</b>`}</p>
    <ul class="guards-list">${all.map((each) => html`<li data-met=${each.met ? '' : nothing}><span aria-hidden="true">${each.met ? '✓' : '✗'}</span> ${GUARDS[each.id] ?? each.id}: ${value(each.id, each.actual)} of ${value(each.id, each.required)}${each.met ? '' : decided ? ', not met' : ', not met yet'}</li>`)}</ul>`;
}

function flip(market) {
  const { costToFlip: cost, decided } = market.decision;
  if (decided) return nothing;
  const heading = html`<h3>${term('flip')}</h3>`;
  if (!cost) return html`${heading}<p class="soft">The venue works it out…</p>`;
  if (cost.target === null) return html`${heading}<p>None can be told: <bdi>${guardsNamed(cost.reason)}</bdi>.</p>`;
  return html`${heading}
    <p><b class="number" title=${exactly(cost.spend)}>${credits(cost.spend)}</b> credits, spent now and held until it falls with nobody trading against it, would turn it to ${name(cost.target)}. Whoever does that can expect to lose <b class="number" title=${exactly(cost.expectedLoss)}>${credits(cost.expectedLoss)}</b>,
      and <b class="number" title=${exactly(cost.defenderProfit)}>${credits(cost.defenderProfit)}</b> wait for whoever trades it back.${cost.withinPositionLimit ? '' : ' One account alone may not: it is beyond the position limit.'}</p>
    <details><summary>In each branch</summary><div class="scroll" tabindex="0" role="group" aria-label="In each branch"><table class="grid"><caption class="unseen">What turning it takes in each branch</caption>
      <thead><tr><th scope="col">Buy</th><th scope="col" class="figure-head">Shares</th><th scope="col" class="figure-head">Price now</th><th scope="col" class="figure-head">To be held</th><th scope="col" class="figure-head">Loss expected</th></tr></thead>
      <tbody>${cost.branches.map((each) => html`<tr><th scope="row"><bdi>${claimWords(market, each.condition, each.buy)}</bdi></th><td class="figure">${exactly(each.shares)}</td>
        <td class="figure">${metricValue(market.metric, each.value)}</td><td class="figure">${metricValue(market.metric, each.sustained)}</td><td class="figure">${exactly(each.expectedLoss)}</td></tr>`)}</tbody></table></div>
      <p class="soft">The same cash backs all branches, for only one of them counts. As of ${exactMoment(market.decision.at)}.</p></details>`;
}
