// Recent trades: who traded what, the newest first.

import { html, nothing, repeat } from '../lib/lit.js';
import { credits, exactly, micros } from '../format/credits.js';
import { count } from '../format/number.js';
import { exactMoment, shortMoment } from '../format/time.js';
import { Refused } from '../live/calls.js';
import { saveHistory } from '../live/download.js';
import { claimWords } from '../words/claim.js';
import { priceWords } from './prices.js';

const FIRST = 12;

/** The trades of a market. state.all: whether more than the newest are shown. */
export function tradesView(app, market, records, state) {
  const all = records.allTrades();
  const shown = state.all ? all : all.slice(0, FIRST);
  const skipped = app.store.skipped.get(market.id) ?? 0;
  return html`<section class="panel stack" aria-labelledby="trades-title">
    <div class="section-head"><h2 id="trades-title">Trades</h2><p class="downloads">${count(market.trades)} in all. <button type="button" class="plain" @click=${() => downloadCsv(app, market, 'trades')}>CSV of all</button></p></div>
    ${skipped > 0 ? html`<p>${count(skipped)} trades were made too quickly to be told one by one. <button type="button" class="quiet" @click=${() => records.loadTrades()}>Read them</button></p>` : nothing}
    ${records.tradesProblem ? html`<p class="problem">${records.tradesProblem} <button type="button" class="plain" @click=${() => records.loadTrades()}>Try again</button></p>` : nothing}
    ${all.length === 0 ? html`<p class="soft">${records.trades ? 'Nobody has traded here yet.' : 'Reading…'}</p>` : table(app, market, shown)}
    ${all.length > shown.length || (state.all && records.trades?.next) ? html`<p><button type="button" class="quiet" @click=${() => more(app, records, state)}>Show more</button></p>` : nothing}
  </section>`;
}

function more(app, records, state) {
  if (state.all) records.moreTrades();
  state.all = true;
  app.refresh();
}

function table(app, market, shown) {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Trades"><table class="grid trades"><caption class="unseen">Trades, the newest first</caption>
    <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col" class="figure-head">Shares</th><th scope="col" class="figure-head">Cost</th><th scope="col" class="figure-head">Price</th></tr></thead>
    <tbody>${repeat(shown, (each) => each, (each) => row(app, market, each))}</tbody></table></div>`;
}

function row(app, market, trade) {
  const sells = trade.shares.startsWith('-');
  const own = trade.account === app.who.id;
  return html`<tr data-own=${own ? '' : nothing}>
    <td><time datetime=${trade.at} title=${exactMoment(trade.at)}>${shortMoment(trade.at, app.now())}</time></td>
    <td>${own ? html`<b>you</b>` : html`<bdi>${trade.account}</bdi>`}</td>
    <td>${sells ? 'sold' : 'bought'} <bdi>${claimWords(market, trade.condition, trade.outcome)}</bdi>${trade.order === null ? nothing : html` <span class="soft">limit order</span>`}</td>
    <td class="figure">${credits(trade.shares.replace('-', ''))}</td>
    <td class="figure" title=${exactly(abs(trade.cost))}>${credits(abs(trade.cost))}</td>
    <td class="figure">${priceWords(market, trade, trade.priceBefore, false)} → ${priceWords(market, trade, trade.priceAfter, false)}</td></tr>`;
}

function abs(text) {
  const size = micros(text);
  return size < 0n ? -size : size;
}

/** Saves a history of a market as CSV, all of it. */
export async function downloadCsv(app, market, what) {
  const change = app.toasts.say('waiting', `Reading the ${what}…`);
  try {
    await saveHistory(`/api/v1/markets/${market.id}/${what}`, `${market.id}-${what}.csv`, (rows) => change('waiting', `Reading the ${what}: ${count(rows)} rows so far.`));
    change('done', `Saved all ${what} of this market as CSV.`);
  } catch (e) {
    if (!(e instanceof Refused)) throw e;
    change('refused', e.message);
  }
}
