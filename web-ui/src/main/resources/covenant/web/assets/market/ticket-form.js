// The ticket as one sees it: the claim in words, how much, the preview, and the button.

import { html, live, nothing } from '../lib/lit.js';
import { amount as plain, credits, exactly, micros } from '../format/credits.js';
import { metricBound } from '../format/metric.js';
import { moment } from '../format/time.js';
import { term } from '../shell/glossary.js';
import { claimPrice, outcomeWords } from '../words/claim.js';
import { isTrading, phaseWords } from '../words/phase.js';
import { liveConditions, outcomesOf } from './payoff.js';
import { priceWords, saysValue } from './prices.js';
import { MODES, RESTS } from './ticket.js';
import { previewDetails, previewView } from './ticket-preview.js';

/** The ticket of a market. */
export function ticketView(app, market, ticket) {
  return html`<section class="panel ticket" id="ticket" tabindex="-1" data-tour="ticket" aria-labelledby="ticket-title">
    <h2 id="ticket-title" class="unseen">Trade</h2>
    ${why(market)}
    ${isEnded(market) ? nothing : html`<form novalidate @submit=${(event) => { event.preventDefault(); ticket.send(market); }}>
      ${claimPart(market, ticket)}
      ${sentence(market, ticket)}
      ${amountPart(app, market, ticket)}
      ${app.who.id ? previewView(market, ticket) : nothing}
      ${sendPart(app, market, ticket)}
      ${app.who.id ? previewDetails(app, market, ticket) : nothing}
    </form>`}
  </section>`;
}

/** Whether nothing will be traded here any more. */
function isEnded(market) {
  return market.phase !== 'open' && market.phase !== 'pending';
}

/** Why nobody, or not this reader, can trade now; nothing where he can. */
function why(market) {
  const text = closedWords(market);
  return text ? html`<p class="closed-note">${text}</p>` : nothing;
}

function closedWords(market) {
  if (isTrading(market)) return null;
  if (market.phase === 'pending') return market.opensAt ? `Trading begins ${moment(market.opensAt)}. A trade can be entered then.` : 'Trading has not begun.';
  if (market.phase === 'closed') return 'Trading has ended, and the market waits for its outcome. Positions stay as they are.';
  return `This market is ${phaseWords(market)}: nothing is traded any more.`;
}

function radio(name, value, checked, text, choose) {
  return html`<label><input type="radio" name=${name} .value=${value} .checked=${live(checked)} @change=${choose}><span>${text}</span></label>`;
}

function claimPart(market, ticket) {
  const choices = ticket.choices(market);
  const isChosen = (kind, condition) => kind === ticket.kind && (kind !== 'given' || condition === ticket.condition);
  const words = { any: 'whatever happens', condition: market.decision ? 'the choice itself' : 'the condition itself' };
  const chosen = (kind, condition) => ticket.set({ kind, condition: condition ?? ticket.condition });
  return html`
    ${choices.length > 1 ? html`<fieldset class="chips"><legend>In which case</legend>
      ${choices.map(([kind, condition]) => radio('case', kind + ' ' + condition, isChosen(kind, condition), kind === 'given' ? html`if <bdi>${condition}</bdi>` : words[kind], () => chosen(kind, condition)))}</fieldset>` : nothing}
    ${ticket.kind === 'condition'
      ? html`<fieldset class="chips"><legend>Which one comes about</legend>
        ${liveConditions(market).map(({ id }) => radio('condition', id, id === ticket.condition, html`<bdi>${id}</bdi>`, () => ticket.set({ condition: id })))}</fieldset>`
      : html`<fieldset class="chips"><legend>${market.metric.type === 'scalar' ? 'The metric' : 'The outcome'}</legend>
        ${outcomesOf(market).map((outcome) => radio('outcome', outcome, outcome === ticket.outcome, html`<bdi>${outcomeWords(market, outcome)}</bdi>`, () => ticket.set({ outcome })))}</fieldset>`}
    ${ticket.mode === 'target' ? nothing : html`<fieldset class="chips two"><legend class="unseen">Your side</legend>
      ${radio('side', 'buy', ticket.side === 'buy', 'Buy', () => ticket.set({ side: 'buy' }))}
      ${radio('side', 'sell', ticket.side === 'sell', 'Sell', () => ticket.set({ side: 'sell' }))}</fieldset>`}
    ${problem(ticket, 'claim')}`;
}

/** What the claim pays, in one sentence. */
function sentence(market, ticket) {
  const claim = ticket.claim();
  const { metric } = market;
  const price = claimPrice(market, claim.condition, claim.outcome);
  let pays;
  if (claim.outcome === null) pays = html`A share of <b><bdi>${claim.condition}</bdi></b> pays 1 credit if that comes about, and nothing if not.`;
  else {
    const where = claim.condition === null || !isOneOfSeveral(market) ? 'A' : html`If <b><bdi>${claim.condition}</bdi></b>: a`;
    const others = liveConditions(market).filter((each) => each.id !== claim.condition);
    const off = claim.condition !== null && others.length > 0 ? html` If ${others.length === 1 ? html`<b><bdi>${others[0].id}</bdi></b>` : 'any other condition comes about'}, the trade is <span class="together">${term('called-off', 'called off')}.</span>` : nothing;
    pays = metric.type === 'scalar'
      ? html`${where} share of <b>${outcomeWords(market, claim.outcome)}</b> pays the more the closer the metric comes to ${metricBound(claim.outcome === 'long' ? metric.high : metric.low)}: 1 credit there, nothing at ${metricBound(claim.outcome === 'long' ? metric.low : metric.high)}.${off}`
      : html`${where} share of <b><bdi>${claim.outcome}</bdi></b> pays 1 credit if it comes out so, nothing if not.${off}`;
  }
  return html`<p class="claim-words">${pays}${price === null ? nothing : html` Now: <b class="number">${priceWords(market, claim, price)}</b>${saysValue(market, claim) ? html` <span class="soft">(${priceWords(market, { condition: claim.condition, outcome: null }, price)} of a credit a share)</span>` : nothing}.`}</p>`;
}

function isOneOfSeveral(market) {
  return liveConditions(market).length > 1;
}

function amountPart(app, market, ticket) {
  const selling = ticket.side === 'sell';
  const claim = ticket.claim();
  const unit = saysValue(market, claim) ? market.metric.unit || 'metric' : '%';
  const labels = {
    shares: selling ? 'Shares to sell' : 'Shares to buy',
    spend: selling ? 'Credits to receive' : 'Credits to spend',
    target: `Trade until the price is (${unit})`,
    limit: selling ? 'Shares to sell' : 'Shares to buy',
  };
  return html`
    <fieldset class="chips"><legend>How much</legend>
      ${MODES.map(([mode, name]) => radio('mode', mode, mode === ticket.mode, mode === 'spend' && selling ? 'Receive' : name, () => ticket.choose(mode, market)))}</fieldset>
    <div class="amount-row"><label class="field"><span>${labels[ticket.mode]}</span>
      <input id="ticket-amount" inputmode="decimal" autocomplete="off" .value=${live(ticket.fields[ticket.field()])} aria-describedby="ticket-amount-note" aria-invalid=${invalid(ticket, 'amount')}
        @input=${(event) => ticket.write(ticket.field(), event.target.value)}></label>${quickAmounts(app, ticket)}</div>
    <div id="ticket-amount-note">${entryProblem(market, ticket, 'amount')}${problem(ticket, 'amount')}</div>
    ${ticket.mode === 'limit' ? limitFields(market, ticket, unit) : nothing}`;
}

function quickAmounts(app, ticket) {
  if (ticket.mode !== 'spend' || ticket.side === 'sell') return nothing;
  const cash = app.store.account ? micros(app.store.account.cash) : null;
  return html`<div class="quick">${['5', '25', '100'].map((each) => html`<button type="button" class="quiet" @click=${() => ticket.write('spend', each)}>${each}</button>`)}
    ${cash !== null && cash > 0n ? html`<button type="button" class="quiet" @click=${() => ticket.write('spend', plain(cash))}>all</button>` : nothing}</div>`;
}

function limitFields(market, ticket, unit) {
  const better = saysValue(market, ticket.claim()) ? '' : ticket.side === 'sell' ? ' or more' : ' or less';
  return html`<div class="two-fields">
    <label class="field"><span>Only at this price${better} (${unit})</span>
      <input id="ticket-limit" inputmode="decimal" autocomplete="off" .value=${live(ticket.fields.limit)} aria-describedby="ticket-limit-note" aria-invalid=${invalid(ticket, 'limit')}
        @input=${(event) => ticket.write('limit', event.target.value)}></label>
    <label class="field"><span>What is left rests</span>
      <select @change=${(event) => ticket.set({ rests: Number(event.target.value) })}>${RESTS.map(([hours, words]) => html`<option value=${hours} ?selected=${hours === ticket.rests}>${words}</option>`)}</select></label>
    </div>
    <div id="ticket-limit-note">${entryProblem(market, ticket, 'limit')}${problem(ticket, 'limit')}</div>`;
}

function invalid(ticket, field) {
  return ticket.problem?.field === field ? 'true' : nothing;
}

/** What is wrong with an entry before it is sent anywhere. */
function entryProblem(market, ticket, field) {
  const { field: about, text } = ticket.asked(market);
  return about === field && text ? html`<p class="problem">${text}</p>` : nothing;
}

function problem(ticket, field) {
  return ticket.problem?.field === field ? html`<p class="problem" role="alert">${ticket.problem.text}</p>` : nothing;
}

function sendPart(app, market, ticket) {
  if (!app.who.id) return signInPart(app, market, ticket);
  const reason = cannotSend(app, market, ticket);
  return html`<div class="send-area">
    ${problem(ticket, 'tolerance')}${problem(ticket, 'send')}
    <button class="go send" data-side=${ticket.side} aria-disabled=${reason ? 'true' : nothing} ?disabled=${Boolean(reason) || ticket.busy} aria-describedby="send-note">${ticket.busy ? 'Sending…' : sendWords(market, ticket)}</button>
    <p id="send-note" class="send-note" role="status">${ticket.told ? html`<b>${ticket.told}</b>` : reason ?? 'Enter sends what the preview shows, and nothing else.'}</p></div>`;
}

function sendWords(market, ticket) {
  return ticket.isFresh() ? ticket.what(market) : ticket.mode === 'limit' ? 'Place the order' : ticket.mode === 'target' ? 'Move the price' : ticket.side === 'sell' ? 'Sell' : 'Buy';
}

/** Why the button does nothing, or null. */
function cannotSend(app, market, ticket) {
  if (!isTrading(market)) return closedWords(market);
  if (!app.is('participant')) return `You are signed in as ${app.who.role}. Only participants trade: sign in with a participant’s key.`;
  if (app.who.scopes && app.who.scopes.length > 0 && !app.who.scopes.includes('trade')) return 'The key that you signed in with may not trade.';
  if (ticket.asked(market).field && ticket.asked(market).field) return ticket.mode === 'limit' ? 'Enter how many, and at which price.' : ticket.mode === 'target' ? 'Enter the price to which it is to move.' : 'Enter an amount.';
  if (ticket.isFresh() && micros(ticket.preview.answer.cashAfter ?? '0') < 0n) return `You have ${exactly(app.store.account?.cash ?? '0')} credits free, and the worst case of this takes ${exactly(ticket.preview.answer.collateral)}.`;
  return null;
}

function signInPart(app, market, ticket) {
  if (!isTrading(market)) return nothing;
  const guests = app.store.venue?.guests;
  return html`<div class="to-sign-in"><p>What a trade costs and brings is worked out by the venue for whoever is signed in. What you entered stays.</p>
    <button type="button" class="go" @click=${() => app.signInDialog.open('To see what this trade would cost and bring.')}>Sign in</button>
    ${guests ? html`<button type="button" class="quiet" ?disabled=${ticket.busy} @click=${() => beGuest(app, ticket)}>Try it as a guest, with play money</button>` : nothing}
    ${problem(ticket, 'send')}</div>`;
}

async function beGuest(app, ticket) {
  ticket.set({ busy: true });
  try {
    await app.signInAsGuest('participant');
  } catch (e) {
    ticket.problem = { field: 'send', text: e.message };
  }
  ticket.busy = false;
  app.refresh();
}
