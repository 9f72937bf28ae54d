// What a trade brings, in sentences.

import { html, nothing } from '../lib/lit.js';
import { exactly } from '../format/credits.js';
import { metricBound, metricUnit } from '../format/metric.js';
import { percent } from '../format/number.js';
import { factorOf, floorDivision, liveConditions, outcomesOf } from './payoff.js';

/** What a trade of so many shares at such a cost brings; shares and cost in millionths, negative where sold. lead: what stands before it. */
export function payoffWords(market, claim, shares, cost, lead = null) {
  const sentences = claim.outcome === null ? onCondition(market, claim, shares, cost) : onOutcome(market, claim, shares, cost);
  return html`<div class="in-words">${lead ? html`<p>${lead}</p>` : nothing}<ul>${sentences.map((each) => html`<li>${each}</li>`)}</ul>${byLot(market)}</div>`;
}

function onCondition(market, { condition }, shares, cost) {
  const others = liveConditions(market).filter((each) => each.id !== condition);
  return [
    html`If <bdi>${condition}</bdi>: ${won(market, shares, cost)}.`,
    html`If ${others.length === 1 ? html`<bdi>${others[0].id}</bdi>` : 'any other comes about'}: ${lost(market, cost)}.`,
  ];
}

function onOutcome(market, { condition, outcome }, shares, cost) {
  const live = liveConditions(market);
  const others = condition === null ? [] : live.filter((each) => each.id !== condition);
  const where = condition !== null && others.length > 0 ? html`If <bdi>${condition}</bdi> and ` : 'If ';
  const sentences = market.metric.type === 'scalar' ? overValues(market, outcome, where, shares, cost) : byOutcome(market, outcome, where, shares, cost);
  if (others.length > 0) sentences.push(html`If ${others.length === 1 ? html`<bdi>${others[0].id}</bdi>` : 'any other condition comes about'}: called off, ${cost >= 0n ? 'you get all back' : 'you give all back'}.`);
  return sentences;
}

function byOutcome(market, outcome, where, shares, cost) {
  const others = outcomesOf(market).filter((each) => each !== outcome);
  return [
    html`${where}<bdi>${outcome}</bdi>: ${won(market, shares, cost)}.`,
    html`${where}${others.length === 1 ? html`<bdi>${others[0]}</bdi>` : 'any other outcome'}: ${lost(market, cost)}.`,
  ];
}

function overValues(market, outcome, where, shares, cost) {
  const { metric } = market;
  const end = (value) => html`<bdi>${metricBound(value)}${metricUnit(metric)}</bdi>`;
  const [full, none] = outcome === 'long' ? [metric.high, metric.low] : [metric.low, metric.high];
  return [
    html`${where}the metric is ${end(full)}: ${won(market, shares, cost)}.`,
    html`${where}it is ${end(none)}: ${lost(market, cost)}; in between, in proportion.`,
  ];
}

/** In the states in which a share pays. */
function won(market, shares, cost) {
  const [part, whole] = factorOf(market);
  if (part < whole) return net(floorDivision((shares - cost) * part, whole));
  if (shares >= 0n) return html`you get <b>${exactly(shares)}</b> credits for ${exactly(cost)}: ${net(shares - cost)}`;
  return html`you received ${exactly(-cost)} and pay <b>${exactly(-shares)}</b>: ${net(shares - cost)}`;
}

/** In those in which it does not. */
function lost(market, cost) {
  const [part, whole] = factorOf(market);
  if (part < whole) return net(floorDivision(-cost * part, whole));
  return cost >= 0n ? html`you lose <b>${exactly(cost)}</b>` : html`you keep the <b>${exactly(-cost)}</b> that you received`;
}

function net(size) {
  if (size === 0n) return 'nothing gained';
  return size > 0n ? html`a gain of <b class="up">${exactly(size)}</b>` : html`a loss of <b class="down">${exactly(-size)}</b>`;
}

/** Where a lot decides and payoffs make up for its chances, they count in part. */
function byLot(market) {
  const { decision } = market;
  if (decision?.settlement !== 'inverse-probability') return nothing;
  const [part, whole] = factorOf(market);
  if (decision.decided) return part === whole ? nothing : html`<p class="soft">A lot had a say here, so gains and losses count by ${percent(Number(part) / Number(whole))}; that is in these figures.</p>`;
  return html`<p class="soft">A lot has a say here. If what is chosen is what the rule has it, gains and losses count in part; see the decision.</p>`;
}
