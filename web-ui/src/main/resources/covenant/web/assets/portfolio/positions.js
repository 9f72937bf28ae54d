// What one holds and held, market by market, in words and in every state.

import { html, nothing, repeat } from '../lib/lit.js';
import { credits, exactly, gain, micros } from '../format/credits.js';
import { outcomeWords } from '../words/claim.js';
import { phaseWords } from '../words/phase.js';

/** The markets in which one has something, then those that have ended. */
export function positionsView(app, affairs) {
  const rows = affairs.profit.markets;
  const live = rows.filter((each) => each.realised === null);
  const over = rows.filter((each) => each.realised !== null);
  return html`<section class="panel" aria-labelledby="positions-title">
    <h2 id="positions-title">Positions</h2>
    ${live.length === 0 ? html`<p class="soft">You hold nothing. <a href="/">The board</a> has the markets; every one of them says what a trade would bring before you make it.</p>`
    : html`<div class="holdings">${repeat(live, (each) => each.market, (each) => holding(app, affairs.markets.get(each.market), each))}</div>`}
    ${over.length === 0 ? nothing : html`<h3>Ended</h3><div class="scroll" tabindex="0" role="group" aria-label="Markets that have ended">
      <table class="grid"><thead><tr><th scope="col">Market</th><th scope="col">How it ended</th><th scope="col" class="figure">Trades</th><th scope="col" class="figure">Profit</th></tr></thead>
      <tbody>${over.map((each) => html`<tr><th scope="row">${title(affairs.markets.get(each.market), each)}</th><td>${ending(affairs.markets.get(each.market))}</td>
        <td class="figure">${each.trades}</td><td class="figure ${way(each.realised)}">${exactGain(each.realised)}</td></tr>`)}</tbody></table></div>`}
  </section>`;
}

function title(market, row) {
  return html`<a href=${'/markets/' + encodeURIComponent(row.market)}><bdi>${market?.title ?? row.market}</bdi></a>`;
}

function ending(market) {
  if (!market) return '';
  if (market.phase === 'voided') return html`voided: <bdi>${market.voidReason}</bdi>`;
  const came = market.value ?? (market.outcome ? outcomeWords(market, market.outcome) : '');
  return html`${market.settledCondition ? html`<bdi>${market.settledCondition}</bdi>, ` : nothing}<bdi>${came}</bdi>`;
}

function exactGain(text) {
  return (micros(text) > 0n ? '+' : '') + exactly(text);
}

function way(text) {
  const size = micros(text);
  return size > 0n ? 'up' : size < 0n ? 'down' : '';
}

function holding(app, market, row) {
  const position = app.store.positions.get(row.market);
  return html`<article class="holding">
    <h3>${title(market, row)}</h3>
    ${market ? html`<p class="soft">${phaseWords(market)}</p>` : nothing}
    <dl class="facts">
      <div><dt>Paid in</dt><dd>${exactly(row.paidIn)}</dd></div>
      <div><dt>Now worth</dt><dd>${row.unrealised === null ? '–' : credits(micros(row.paidIn) + micros(row.unrealised))}</dd></div>
      <div><dt>Open profit</dt><dd class=${row.unrealised === null ? '' : way(row.unrealised)}>${row.unrealised === null ? 'not priced' : gain(row.unrealised)}</dd></div>
      <div><dt>At worst</dt><dd>${gain(row.worst)}</dd></div>
      <div><dt>At best</dt><dd>${gain(row.best)}</dd></div>
      ${row.sponsored === null ? nothing : html`<div><dt>Your subsidy</dt><dd>${exactly(row.sponsored.subsidy)}</dd></div>`}
    </dl>
    ${row.ifCondition?.length > 1 ? html`<ul class="branches">${row.ifCondition.map((each) => html`<li>${branchWords(each)}</li>`)}</ul>` : nothing}
    ${position && market && (position.payoffs ?? []).length > 0 ? html`<details><summary>What you get in every state</summary>${states(market, position)}</details>` : nothing}
  </article>`;
}

function branchWords({ condition, value, profit }) {
  if (micros(profit) === 0n) return html`If <bdi>${condition}</bdi>: nothing gained or lost.`;
  return html`If <bdi>${condition}</bdi>: worth <b class="number">${credits(value)}</b> by the prices there, <span class=${way(profit)}>${gain(profit)}</span>.`;
}

function states(market, position) {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Payoffs"><table class="grid"><thead><tr><th scope="col">If</th><th scope="col">and</th><th scope="col" class="figure">you get</th></tr></thead>
    <tbody>${position.payoffs.map((each) => html`<tr><td><bdi>${each.condition}</bdi></td><td><bdi>${outcomeWords(market, each.outcome)}</bdi></td><td class="figure">${exactly(each.credits)}</td></tr>`)}
    <tr><td colspan="2">the market is voided</td><td class="figure">${exactly(position.void)}</td></tr></tbody></table></div>`;
}
