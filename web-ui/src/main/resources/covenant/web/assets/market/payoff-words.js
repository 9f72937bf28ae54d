// What a trade brings, in sentences.

import { html, nothing } from '../lib/lit.js';
import { exactly } from '../format/credits.js';
import { liveConditions, outcomesOf } from './payoff.js';

/** What a trade of so many shares at such a cost brings; shares and cost in millionths, negative where sold. lead: what stands before it. */
export function payoffWords(market, claim, shares, cost, lead = null) {
  const sentences = claim.outcome === null ? onCondition(market, claim, shares, cost) : onOutcome(market, claim, shares, cost);
  return html`<div class="in-words">${lead ? html`<p>${lead}</p>` : nothing}<ul>${sentences.map((each) => html`<li>${each}</li>`)}</ul>${byLot(market)}</div>`;
}

function onCondition(market, { condition }, shares, cost) {
  const others = liveConditions(market).filter((each) => each.id !== condition);
  return [
    html`If <bdi>${condition}</bdi>: ${won(shares, cost)}.`,
    html`If ${others.length === 1 ? html`<bdi>${others[0].id}</bdi>` : 'any other comes about'}: ${lost(cost)}.`,
    voided(),
  ];
}

function onOutcome(market, { condition, outcome }, shares, cost) {
  const live = liveConditions(market);
  const others = condition === null ? [] : live.filter((each) => each.id !== condition);
  const where = condition !== null && others.length > 0 ? html`If <bdi>${condition}</bdi> and ` : 'If ';
  const sentences = market.metric.type === 'scalar' ? overValues(market, outcome, where, shares, cost) : byOutcome(market, outcome, where, shares, cost);
  if (others.length > 0) sentences.push(html`If ${others.length === 1 ? html`<bdi>${others[0].id}</bdi>` : 'any other condition comes about'}: called off, ${cost >= 0n ? 'you get all back' : 'you give all back'}.`);
  return [...sentences, voided()];
}

function byOutcome(market, outcome, where, shares, cost) {
  const others = outcomesOf(market).filter((each) => each !== outcome);
  return [
    html`${where}<bdi>${outcome}</bdi>: ${won(shares, cost)}.`,
    html`${where}${others.length === 1 ? html`<bdi>${others[0]}</bdi>` : 'any other outcome'}: ${lost(cost)}.`,
  ];
}

function overValues(market, outcome, where, shares, cost) {
  const { metric } = market;
  const end = (value) => html`<bdi>${metric.unit ? `${value} ${metric.unit}` : value}</bdi>`; // as the market's terms have it
  const [full, none] = outcome === 'long' ? [metric.high, metric.low] : [metric.low, metric.high];
  return [
    html`${where}the metric is ${end(full)}: ${won(shares, cost)}.`,
    html`${where}it is ${end(none)}: ${lost(cost)}; in between, in proportion.`,
  ];
}

/** In the states in which a share pays. */
function won(shares, cost) {
  if (shares >= 0n) return html`you get <b>${exactly(shares)}</b> credits for ${exactly(cost)}: ${net(shares - cost)}`;
  return html`you received ${exactly(-cost)} and pay <b>${exactly(-shares)}</b>: ${net(shares - cost)}`;
}

/** In those in which it does not. */
function lost(cost) {
  return cost >= 0n ? html`you lose <b>${exactly(cost)}</b>` : html`you keep the <b>${exactly(-cost)}</b> that you received`;
}

function net(size) {
  if (size === 0n) return 'nothing gained';
  return size > 0n ? html`a gain of <b class="up">${exactly(size)}</b>` : html`a loss of <b class="down">${exactly(-size)}</b>`;
}

function voided() {
  return html`<span class="soft">If the market is voided: everyone is back where he was.</span>`;
}

/** Where a lot decides and payoffs make up for its chances, they count in part. */
function byLot(market) {
  const { decision } = market;
  if (decision?.settlement !== 'inverse-probability') return nothing;
  if (decision.decided) return decision.decided.factor < 1 ? html`<p class="soft">A lot decided here, so gains and losses count by the factor ${decision.decided.factorExact ?? decision.decided.factor}.</p>` : nothing;
  return html`<p class="soft">A lot decides here. If it follows the rule, gains and losses count in part, by a factor known beforehand; see the decision.</p>`;
}
