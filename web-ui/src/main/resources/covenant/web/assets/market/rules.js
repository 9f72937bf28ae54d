// The rules of a market: how it settles, what it pays, who pays for it.

import { html, nothing } from '../lib/lit.js';
import { webAddress } from '../format/address.js';
import { exactly } from '../format/credits.js';
import { metricBound } from '../format/metric.js';
import { decimal } from '../format/number.js';
import { moment } from '../format/time.js';
import { term } from '../shell/glossary.js';
import { downloadCsv } from './trades.js';

/** The rules. */
export function rulesView(app, market) {
  const { metric } = market;
  const source = webAddress(market.source);
  return html`<section class="panel stack" aria-labelledby="rules-title"><h2 id="rules-title">Rules</h2>
    ${market.text ? html`<div class="prose" dir="auto">${market.text.split(/\n{2,}/).map((each) => html`<p>${each}</p>`)}</div>` : html`<p class="soft">Whoever opened it wrote nothing beside the question.</p>`}
    ${source ? html`<p>Source: <a href=${source} rel="noopener noreferrer"><bdi>${market.source}</bdi></a></p>` : market.source ? html`<p>Source: <bdi>${market.source}</bdi></p>` : nothing}
    <h3>${term(market.label, market.label === 'causal' ? 'Its prices are causal' : 'Its prices are evidential')}</h3>
    <p>${market.label === 'causal'
      ? 'A lot with known chances has a say in what is decided, and payoffs make up for those chances. So the difference between two branches is what traders expect the choice itself to do.'
      : 'A price “if …” says what traders expect in the worlds where that comes about. Those worlds may differ in more than this one thing: that it came about also tells something. So the difference between two branches is not, by itself, what bringing it about would do.'}</p>
    <dl class="terms-list">
      <div><dt>Conditions</dt><dd>${market.conditions.map((each, i) => html`${i > 0 ? ', ' : nothing}<bdi>${each.id}</bdi>`)}${market.commitment ? html`; settled by the commitment <a href=${'/commitments/' + encodeURIComponent(market.commitment)}><bdi>${market.commitment}</bdi></a>` : market.decision ? '; the prices here decide' : '; stated by a coordinator'}</dd></div>
      <div><dt>Metric</dt><dd>${metric.type === 'scalar' ? html`a figure from ${metricBound(metric.low)} to ${metricBound(metric.high)}${metric.unit ? html` <bdi>${metric.unit}</bdi>` : nothing}; beyond that it counts as the nearer end` : metric.type === 'binary' ? 'yes or no' : html`one of ${market.outcomes.map((each, i) => html`${i > 0 ? ', ' : nothing}<bdi>${each.id}</bdi>`)}`}</dd></div>
      <div><dt>Bets on the condition</dt><dd>${market.conditionTrading ? 'are taken' : 'are not taken; only on the outcome, given a condition'}</dd></div>
      <div><dt>Fee</dt><dd>${market.feeBps === 0 ? 'none' : `${decimal(market.feeBps / 100, 2)}% of the money that changes hands, called off with the trade`}</dd></div>
      <div><dt>${term('subsidy')}</dt><dd>${exactly(market.subsidy)} credits from <bdi>${market.sponsor}</bdi></dd></div>
      <div><dt>${term('liquidity')}</dt><dd>${exactly(market.liquidity)}</dd></div>
      ${market.decision?.positionLimit ? html`<div><dt>Position limit</dt><dd>${exactly(market.decision.positionLimit)} credits in any state</dd></div>` : nothing}
      <div><dt>Opened</dt><dd>${moment(market.openedAt)}${market.opensAt ? html`; trading from ${moment(market.opensAt)}` : nothing}</dd></div>
      <div><dt>Closes</dt><dd>${market.closesAt ? moment(market.closesAt) : 'at no set time'}${market.expiresAt ? html`; voided if its outcome is not known by ${moment(market.expiresAt)}` : nothing}</dd></div>
      <div><dt>Id</dt><dd><code>${market.id}</code></dd></div>
    </dl>
    <p class="downloads">The same as data: <a href=${`/api/v1/markets/${market.id}`}>the market</a>, <a href=${`/api/v1/markets/${market.id}/trades`}>trades</a>, <a href=${`/api/v1/markets/${market.id}/prices`}>prices</a>${market.decision ? html`, <a href=${`/api/v1/markets/${market.id}/decision`}>decision</a>` : nothing} (JSON);
      <button type="button" class="plain" @click=${() => downloadCsv(app, market, 'trades')}>trades</button>, <button type="button" class="plain" @click=${() => downloadCsv(app, market, 'prices')}>prices</button> (CSV). <a href=${`/lab#market=${encodeURIComponent(market.id)}`}>Replay this market</a> with something changed, in the lab.</p>
  </section>`;
}
