// What each market brought, and may still bring: one table that sorts.

import { html, nothing, repeat } from '../lib/lit.js';
import { credits, exactGain, exactly, gain, micros } from '../format/credits.js';
import { metricWithUnit } from '../format/metric.js';
import { count, decimal } from '../format/number.js';
import { outcomeWords } from '../words/claim.js';
import { phaseWords } from '../words/phase.js';
import { way } from './positions.js';
import { Sorting } from './sorting.js';

const FIRST = 25;

/** Profit by market. */
export class ProfitsView {
  constructor(app, affairs) {
    this.app = app;
    this.affairs = affairs;
    this.all = false;
    this.sorting = new Sorting(app, {
      market: (row) => this.title(row).toLowerCase(),
      how: (row) => (row.realised === null ? '0' : '1') + row.phase,
      trades: (row) => row.trades,
      fees: (row) => micros(row.fees),
      open: (row) => (row.unrealised === null || row.realised !== null ? null : micros(row.unrealised)),
      settled: (row) => (row.realised === null ? null : micros(row.realised)),
    }, 'settled');
  }

  title(row) {
    return this.affairs.markets.get(row.market)?.title ?? row.market;
  }

  view() {
    const rows = this.sorting.sorted(this.affairs.profit.markets.filter((each) => each.trades > 0 || micros(each.paidIn) !== 0n || (each.realised !== null && micros(each.realised) !== 0n)));
    if (rows.length === 0) return nothing;
    const shown = this.all ? rows : rows.slice(0, FIRST);
    const { sorting } = this;
    return html`<section class="panel" aria-labelledby="profits-title">
      <h2 id="profits-title">Profit by market</h2>
      <div class="scroll" tabindex="0" role="group" aria-label="Profit by market"><table class="grid profits"><caption class="unseen">Profit by market; a click on a head sorts</caption>
        <thead><tr>${sorting.head('market', 'Market', false)}${sorting.head('how', 'How it stands', false)}${sorting.head('trades', 'Trades')}${sorting.head('fees', 'Fees')}${sorting.head('open', 'Open profit')}${sorting.head('settled', 'Settled profit')}</tr></thead>
        <tbody>${repeat(shown, (each) => each.market, (each) => this.row(each))}</tbody></table></div>
      ${shown.length < rows.length ? html`<p><button type="button" class="quiet" @click=${() => { this.all = true; this.app.refresh(); }}>Show all ${count(rows.length)}</button></p>` : nothing}
    </section>`;
  }

  row(row) {
    const market = this.affairs.markets.get(row.market);
    const open = row.realised === null && row.unrealised !== null;
    return html`<tr><th scope="row"><a href=${'/markets/' + encodeURIComponent(row.market)}><bdi>${this.title(row)}</bdi></a></th>
      <td>${market ? endingWords(market) : row.phase}</td>
      <td class="figure">${decimal(row.trades, 0)}</td>
      <td class="figure">${micros(row.fees) === 0n ? '–' : exactly(row.fees)}</td>
      <td class="figure ${open ? way(row.unrealised) : ''}">${open ? gain(row.unrealised) : row.realised === null ? 'not priced' : '–'}</td>
      <td class="figure ${row.realised === null ? '' : way(row.realised)}">${row.realised === null ? '–' : exactGain(row.realised)}</td></tr>`;
  }
}

/** How a market stands, or what came out of it. */
export function endingWords(market) {
  if (market.phase === 'voided') return html`voided${market.voidReason ? html`: <bdi>${market.voidReason}</bdi>` : nothing}`;
  if (market.phase !== 'settled') return html`<bdi>${phaseWords(market)}</bdi>`;
  const came = market.value !== null && market.value !== undefined ? metricWithUnit(market.metric, Number(market.value)) : market.outcome ? outcomeWords(market, market.outcome) : '';
  return html`settled: ${market.settledCondition ? html`<bdi>${market.settledCondition}</bdi>, ` : nothing}<b><bdi>${came}</bdi></b>`;
}

/** A sum of credits for a cell. */
export function cell(text) {
  return html`<td class="figure" title=${exactly(text)}>${credits(text)}</td>`;
}
