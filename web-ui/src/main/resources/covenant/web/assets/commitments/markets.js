// The markets that a commitment settles: what they say now, and how they were repriced when it ended.

import { html, nothing } from '../lib/lit.js';
import { metricDifference, metricWithUnit } from '../format/metric.js';
import { percent } from '../format/number.js';
import { term } from '../shell/glossary.js';
import { phaseWords } from '../words/phase.js';

/** The bound markets. details: the commitment as GET tells it; the store's markets are newer where it has them. */
export function marketsPanel(app, commitment, details, button) {
  const markets = commitment.markets.map((id) => app.store.markets.get(id) ?? details.signals.find((each) => each.market === id)).filter(Boolean);
  return html`<section class="panel" aria-labelledby="markets-title"><div class="row between"><h2 id="markets-title">Markets that it settles</h2>${button ?? nothing}</div>
    ${markets.length === 0 ? html`<p class="soft">No market is bound to it. A market that is bound prices what keeping and breaking it would mean, and is settled by its finding.</p>` : nothing}
    ${markets.map((market) => marketView(market, commitment))}</section>`;
}

function marketView(market, commitment) {
  const id = market.id ?? market.market;
  const binding = market.binding;
  const mean = (condition) => (condition === binding?.broken ? 'broken' : condition === binding?.kept ? 'kept' : null);
  const hasValue = market.metric.type !== 'categorical';
  const repricing = commitment.repricings.find((each) => each.market === id);
  return html`<article class="bound"><h3><a href=${'/markets/' + encodeURIComponent(id)} dir="auto">${market.title}</a> <span class="tag">${phaseWords(market)}</span></h3>
    <div class="scroll" role="group" tabindex="0" aria-label=${`Conditions of ${market.title}`}><table class="grid"><thead><tr><th scope="col">Condition</th><th scope="col" class="figure-head">Probability</th>
      <th scope="col" class="figure-head">${hasValue ? 'Expected, if so' : 'Likeliest, if so'}</th></tr></thead>
      <tbody>${market.conditions.map((condition, i) => html`<tr><th scope="row"><span class="swatch" data-colour=${i} aria-hidden="true"></span><bdi>${condition.id}</bdi>${mean(condition.id) && mean(condition.id) !== condition.id ? html` <span class="soft">(means ${mean(condition.id)})</span>` : nothing}</th>
        <td class="figure">${market.settledCondition ? (market.settledCondition === condition.id ? 'came about' : 'called off') : percent(condition.probability)}</td><td class="figure">${hasValue ? metricWithUnit(market.metric, condition.expected) : likeliest(condition)}</td></tr>`)}</tbody></table></div>
    ${market.phase === 'settled' ? html`<dl class="facts"><div><dt>Its outcome</dt><dd><bdi>${market.outcome ?? metricWithUnit(market.metric, Number(market.value))}</bdi></dd></div></dl>` : nothing}
    ${hasValue && !['settled', 'voided'].includes(market.phase) ? html`<dl class="facts"><div><dt>${term('token')}</dt><dd>${metricWithUnit(market.metric, market.expected)}</dd></div>
      ${market.priceOfDefection !== null ? html`<div><dt>${term('defection')}</dt><dd>${metricDifference(market.metric, market.priceOfDefection)}</dd></div>` : nothing}
      <div><dt>Read as</dt><dd>${term(market.label)}</dd></div></dl>` : nothing}
    ${repricing ? repriced(repricing, market) : nothing}</article>`;
}

function likeliest(condition) {
  const best = [...condition.outcomes].sort((a, b) => b.probability - a.probability)[0];
  return html`<bdi>${best.id}</bdi> ${percent(best.probability)}`;
}

function repriced(repricing, market) {
  if (repricing.expectedBefore === null) return html`<p>When it ended, “<bdi>${repricing.condition}</bdi>” became certain here.</p>`;
  const range = market.metric.type === 'scalar' ? [Number(market.metric.low), Number(market.metric.high)] : [0, 1];
  const x = (value) => 8 + ((value - range[0]) / (range[1] - range[0])) * 284;
  const [from, to] = [x(repricing.expectedBefore), x(repricing.expectedAfter)];
  const back = to < from;
  return html`<figure class="jump"><figcaption>When it ended, the actor’s token jumped by <b>${metricDifference(market.metric, repricing.jump)}</b>:
      from ${metricWithUnit(market.metric, repricing.expectedBefore)} to ${metricWithUnit(market.metric, repricing.expectedAfter)} (${repricing.condition}).</figcaption>
    <svg viewBox="0 0 300 34" aria-hidden="true"><line x1="8" x2="292" y1="17" y2="17" class="jump-axis"></line>
      <line x1=${from} x2=${to} y1="17" y2="17" class="jump-way"></line><circle cx=${from} cy="17" r="5" class="jump-from"></circle>
      <path d=${`M${to} 17 l${back ? 9 : -9} -7 v14 z`} class="jump-to"></path></svg></figure>`;
}
