// What the office may do to a market: settle its condition and its outcome, void it, deepen it, correct it. Coordinators and operators only.

import { html, nothing } from '../lib/lit.js';
import { sheetOf } from '../form/sheet.js';
import { isGuest } from '../words/guest.js';
import { metricWithUnit } from '../format/metric.js';
import { conditionAct, correctionAct, outcomeAct, voidAct } from './settle.js';
import { liquidityAct } from './deepen.js';

/** The panel of the office; nothing for whoever has no office. It brings the page's sheet with it. */
export function office(app, market) {
  if (!app.is('coordinator', 'operator')) return nothing;
  const acts = actsOf(app, market);
  const open = acts.filter((each) => each.why === null);
  const closed = acts.filter((each) => each.why !== null);
  return html`<section class="panel office" aria-labelledby="office-title"><h2 id="office-title">Office</h2>
    <p class="soft">${standing(app, market)}</p>
    ${open.length > 0 ? html`<div class="acts">${open.map((each) => html`<button type="button" class="quiet" data-act=${each.key} @click=${() => sheetOf(app).open(each.act())}>${each.text}</button>`)}</div>` : nothing}
    ${closed.length > 0 ? html`<ul class="whys">${closed.map((each) => html`<li><b>${each.text}</b>: ${each.why}</li>`)}</ul>` : nothing}</section>
    ${sheetOf(app).view()}`;
}

function standing(app, market) {
  if (market.phase === 'voided') return 'It is voided: everyone is back where they were.';
  if (market.phase === 'settled') return html`It is settled${market.outcome ? html` as <bdi>${market.outcome}</bdi>` : market.value ? html` at ${metricWithUnit(market.metric, Number(market.value))}` : nothing}. If that was wrong, those who got too little can be paid the difference.`;
  const mine = market.sponsor === app.who.id ? 'You sponsor it' : html`<bdi>${market.sponsor}</bdi> sponsors it`;
  if (market.settledCondition) return html`${mine}. Its condition is known: <bdi>${market.settledCondition}</bdi>. What is left is its outcome.`;
  if (market.conditions.length === 1) return html`${mine}. It has one condition only; its outcome settles it.`;
  if (market.commitment) return html`${mine}. <a href=${'/commitments/' + encodeURIComponent(market.commitment)}>Its commitment</a> settles its condition; then you settle its outcome.`;
  return html`${mine}. First its condition is settled, then its outcome.`;
}

function actsOf(app, market) {
  const over = ['settled', 'voided'].includes(market.phase);
  const bound = market.commitment !== null && market.commitment !== undefined;
  const decides = market.decision && market.decision.rule !== 'advisory';
  const known = Boolean(market.settledCondition) || market.conditions.length === 1;
  const acts = [];
  // The venue lets a guest end what he opened himself, and nothing else.
  const guest = isGuest(app) && market.sponsor !== app.who.id ? 'as a guest you end the markets that you opened.' : null;
  if (!over) {
    const whyNot = guest ?? (known ? 'it is known.' : bound ? 'its commitment settles it.' : decides ? 'the market’s own prices settle it.' : null);
    if (market.conditions.length > 1) acts.push({ key: 'condition', text: 'Settle the condition', why: whyNot, act: () => conditionAct(app, market) });
    acts.push({ key: 'outcome', text: 'Settle the outcome', why: guest ?? (known ? null : 'the condition is settled first.'), act: () => outcomeAct(app, market) });
    acts.push({ key: 'liquidity', text: 'Add liquidity', why: market.sponsor === app.who.id ? null : 'only its sponsor does that.', act: () => liquidityAct(app, market) });
    acts.push({ key: 'void', text: 'Void it', why: guest, act: () => voidAct(app, market) });
  }
  if (market.phase === 'settled') acts.push({ key: 'correct', text: 'Correct the outcome', why: guest, act: () => correctionAct(app, market) });
  return acts;
}
