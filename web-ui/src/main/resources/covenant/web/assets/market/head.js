// The head of a market's page: the question, who and what it is about, and the figures by which one reads it.

import { html, nothing } from '../lib/lit.js';
import { credits } from '../format/credits.js';
import { metricBound, metricDifference, metricUnit, metricValue, span } from '../format/metric.js';
import { count, percent } from '../format/number.js';
import { away, countdown, exactMoment } from '../format/time.js';
import { term } from '../shell/glossary.js';
import { phaseWords } from '../words/phase.js';
import { costOfTenth, thinness } from '../words/thin.js';
import { isConditionPriced, outcomeWords } from '../words/claim.js';

/** The head. */
export function head(app, market) {
  return html`<header class="market-head">
    <p class="crumbs"><a href="/">Board</a>${actorPart(app, market)}${commitmentPart(app, market)}</p>
    <h1 dir="auto">${market.title}</h1>
    <div class="under-title">
      <span class="tag phase" data-phase=${market.phase}>${phaseWords(market)}</span>
      <span data-tour="label">${label(market)}</span>
      ${times(app, market)}
    </div>
    ${endPart(market)}
    ${thinPart(market)}
  </header>`;
}

function actorPart(app, market) {
  const commitment = app.store.commitments.get(market.commitment);
  const actor = app.store.actors.get(commitment?.actor ?? market.actor);
  const name = actor?.name ?? market.actor;
  if (!name) return nothing;
  return html` <span aria-hidden="true">›</span> ${actor ? html`<a href=${'/commitments?actor=' + encodeURIComponent(actor.id)}><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`}`;
}

function commitmentPart(app, market) {
  if (!market.commitment) return nothing;
  const commitment = app.store.commitments.get(market.commitment);
  return html` <span aria-hidden="true">›</span> <a href=${'/commitments/' + encodeURIComponent(market.commitment)}><bdi>${commitment?.title ?? market.commitment}</bdi></a>`;
}

/** How conditional prices may be read. */
function label(market) {
  return html`<span class="tag" data-label=${market.label}>${term(market.label, market.label === 'causal' ? 'Causal' : 'Evidential')}</span>`;
}

function times(app, market) {
  const now = app.now();
  const decides = market.decision && !market.decision.decided ? market.decision.decidesAt : null;
  const each = (words, at) => at ? html`<span class="when">${words} <b class="number" title=${exactMoment(at)}>${until(at, now)}</b></span>` : nothing;
  return html`${market.phase === 'pending' ? each('opens', market.opensAt) : nothing}
    ${market.phase === 'open' || market.phase === 'closed' ? html`${each('decides', decides)}${market.phase === 'open' ? each('closes', market.closesAt) : nothing}` : nothing}`;
}

function until(at, now) {
  const left = Date.parse(at) - now;
  return left > 0 ? `in ${countdown(left)}` : away(at, now);
}

/** What came out of a market that has ended. */
function endPart(market) {
  if (market.phase === 'voided') return html`<p class="ended"><b>Voided.</b> Everyone is back where he was before his first trade here.${market.voidReason ? html` The reason: <q><bdi>${market.voidReason}</bdi></q>` : nothing}</p>`;
  if (market.phase !== 'settled') return nothing;
  const came = market.value !== undefined ? metricBound(market.value) + metricUnit(market.metric) : market.outcome;
  const paid = market.metric.type !== 'scalar' ? html`A share of <bdi>${market.outcome}</bdi> paid 1 credit, any other nothing.` : html`A share of high paid ${perShare(market, 'long')} of a credit, one of low ${perShare(market, 'short')}.`;
  const factor = market.decision?.decided?.factor ?? 1;
  return html`<p class="ended"><b>Settled.</b> ${market.settledCondition && market.conditions.length > 1 ? html`<b><bdi>${market.settledCondition}</bdi></b> came about, and the ` : 'The '}metric came out as <b><bdi>${came}</bdi></b>. ${paid}${factor < 1 ? ` A lot had a say, so gains and losses counted by ${percent(factor)}.` : ''}
    ${market.corrections?.length > 0 ? html`It was corrected ${market.corrections.length === 1 ? 'once' : `${count(market.corrections.length)} times`}; what stands now is shown.` : nothing}</p>`;
}

/** What a share of high or low paid: by where the value lies between the ends. */
function perShare({ metric, value }, outcome) {
  const part = Math.max(0, Math.min(1, (Number(value) - Number(metric.low)) / span(metric)));
  return percent(outcome === 'long' ? part : 1 - part);
}

function thinPart(market) {
  if (market.phase !== 'open') return nothing;
  const why = thinness(market);
  return why ? html`<p class="thin warning">${term('thin', 'Thin market.')} ${why}</p>` : nothing;
}

/** The figures: every branch side by side, what keeping is worth, and how much has been traded. */
export function branches(market) {
  const several = market.conditions.length > 1;
  return html`<section class="panel branches" data-tour="branches" aria-labelledby="branches-title">
    <h2 id="branches-title" class="unseen">What traders expect in every branch</h2>
    <div class="branch-row" data-many=${market.conditions.length > 3 ? '' : nothing}>
      ${market.conditions.map((condition, i) => branch(market, condition, i))}
      ${several ? total(market) : nothing}
      ${defection(market)}
    </div>
    ${activity(market)}
  </section>`;
}

function branch(market, condition, colour) {
  const dead = market.settledCondition && market.settledCondition !== condition.id;
  return html`<div class="branch" data-colour=${colour} data-dead=${dead ? '' : nothing}>
    <h3>${market.conditions.length > 1 ? html`<span class="swatch" aria-hidden="true"></span>if <bdi>${condition.id}</bdi>` : html`<bdi>${condition.id}</bdi>`}</h3>
    ${dead ? html`<p class="big soft">called off</p>` : condition.expected === null ? spread(market, condition.outcomes) : html`<p class="big">${expected(market, condition.expected)}</p>${gauge(market, condition.expected)}`}
    ${market.conditions.length > 1 ? html`<p class="chance">${dead ? 'did not come about' : market.settledCondition ? (market.phase === 'settled' ? 'came about; its last price' : 'came about') : isConditionPriced(market) ? html`chance <b class="number">${percent(condition.probability)}</b>` : 'nobody bets on whether'}</p>` : nothing}
  </div>`;
}

function total(market) {
  if (market.settledCondition || !isConditionPriced(market)) return nothing;
  return html`<div class="branch whole">
    <h3>${term('token', 'whatever happens')}</h3>
    ${market.expected === null ? spread(market, market.outcomes) : html`<p class="big">${expected(market, market.expected)}</p>${gauge(market, market.expected)}`}
    <p class="chance">the actor’s token</p>
  </div>`;
}

function defection(market) {
  if (market.priceOfDefection === null || market.priceOfDefection === undefined || market.settledCondition) return nothing;
  const [kept, broken] = market.binding ? [market.binding.kept, market.binding.broken] : market.conditions.map((each) => each.id);
  const isPromise = market.binding || kept === 'kept';
  return html`<div class="branch whole">
    <h3>${isPromise ? term('defection') : 'Difference'}</h3>
    <p class="big">${metricDifference(market.metric, market.priceOfDefection)}</p>
    <p class="chance">if <bdi>${kept}</bdi> less if <bdi>${broken}</bdi></p>
  </div>`;
}

function expected(market, value) {
  const unit = market.metric.type === 'scalar' ? market.metric.unit : null;
  return html`<span class="number">${metricValue(market.metric, value)}</span>${unit ? html` <small><bdi>${unit}</bdi></small>` : nothing}`;
}

function gauge(market, value) {
  const low = market.metric.type === 'scalar' ? Number(market.metric.low) : 0;
  const part = Math.max(0, Math.min(1, (value - low) / span(market.metric)));
  return html`<svg class="gauge" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" y="1" width="100" height="4"></rect><rect class="part" x="0" y="1" width=${part * 100} height="4"></rect></svg>`;
}

/** The chances of the outcomes, the likeliest first, where there is no expectation. */
function spread(market, outcomes) {
  const sorted = [...outcomes].sort((a, b) => b.probability - a.probability);
  const rest = sorted.slice(4);
  return html`<ul class="spread">${sorted.slice(0, rest.length === 1 ? 5 : 4).map((each) => html`<li><span><bdi>${outcomeWords(market, each.id)}</bdi> <b class="number">${percent(each.probability)}</b></span>
    <svg class="gauge" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" y="1" width="100" height="4"></rect><rect class="part" x="0" y="1" width=${each.probability * 100} height="4"></rect></svg></li>`)}
    ${rest.length > 1 ? html`<li class="soft">${count(rest.length)} more: <b class="number">${percent(rest.reduce((sum, each) => sum + each.probability, 0))}</b></li>` : nothing}</ul>`;
}

function activity(market) {
  return html`<dl class="facts">
    <div><dt>Volume</dt><dd>${credits(market.volume)}</dd></div>
    <div><dt>Trades</dt><dd>${count(market.trades)}</dd></div>
    <div><dt>Traders</dt><dd>${count(market.traders)}</dd></div>
    <div><dt>${term('liquidity', 'Liquidity b')}</dt><dd>${credits(market.liquidity)}</dd></div>
    <div><dt>To move a price by 10 points</dt><dd>${count(Math.ceil(costOfTenth(market)))} cr</dd></div>
  </dl>`;
}
