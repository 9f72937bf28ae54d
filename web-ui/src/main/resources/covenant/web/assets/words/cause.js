// Why a market moved, in words that claim no more than is known: what happened before a step need not have caused it.

import { html, nothing } from '../lib/lit.js';
import { credits } from '../format/credits.js';
import { count, share } from '../format/number.js';
import { length, shortMoment } from '../format/time.js';
import { claimWords } from './claim.js';

const WHAT = {
  trading_began: 'trading began',
  liquidity_added: 'liquidity was added',
  closed: 'trading closed',
};

const HEARD = {
  evidence: 'evidence',
  attested: 'an attestation',
  challenge_opened: 'a challenge',
  moved: 'a change of phase',
};

/** The cause of a movement of a market, as a template. now: the venue's time. */
export function causeWords(movement, market, now) {
  const { cause } = movement;
  if (!cause) return html`${changes(movement.steps)}; none of them recorded as the largest.`;
  return html`${step(movement, market, now)}${cause.after ? html` ${heard(cause)}` : nothing}`;
}

function step(movement, market, now) {
  const { cause } = movement;
  if (cause.kind === 'condition_settled') return html`The condition was settled: <b>${cause.condition}</b>${byCommitment(cause)}${reason(cause)}.`;
  if (cause.kind === 'decided') return html`It was decided: <b>${cause.condition}</b>${reason(cause)}.`;
  if (WHAT[cause.kind]) return html`${largest(movement)} when ${WHAT[cause.kind]}, at ${shortMoment(cause.at, now)}.`;
  const what = cause.kind === 'order_fill' ? 'limit order' : 'trade';
  const whose = html`by <bdi>${cause.account}</bdi> at ${shortMoment(cause.at, now)} (${tradeWords(cause, market)})`;
  if (movement.steps === 1) return html`One ${what}, ${whose}.`;
  return html`${changes(movement.steps)}; the largest, a ${what} ${whose}, ${part(cause.ofMove)}.`;
}

function changes(steps) {
  return steps === 1 ? 'One change' : `Over ${count(steps)} changes`;
}

function largest(movement) {
  return movement.steps === 1 ? 'All of it' : `${changes(movement.steps)}; the largest`;
}

function tradeWords(cause, market) {
  const what = claimWords(market, cause.condition, cause.outcome);
  const sold = cause.shares.startsWith('-');
  return html`${sold ? 'sold' : 'bought'} ${credits(sold ? cause.shares.slice(1) : cause.shares)} of <bdi>${what}</bdi>`;
}

/** How much of the whole one step was. */
function part(ofMove) {
  if (ofMove === null) return 'was undone by others';
  if (ofMove < 0) return 'went the other way';
  if (ofMove > 1) return 'went further than all together: other trades went against it';
  return `made ${share(ofMove)} of it`;
}

function byCommitment(cause) {
  return cause.commitment ? html`, by <a href=${'/commitments/' + encodeURIComponent(cause.commitment)}>its commitment</a>` : nothing;
}

function reason(cause) {
  return cause.reason ? html` (<bdi>${cause.reason}</bdi>)` : nothing;
}

function heard(cause) {
  const { after } = cause;
  const lag = Math.max(0, Date.parse(cause.at) - Date.parse(after.at));
  return html`That was ${length(lag)} after ${HEARD[after.kind] ?? 'news'}${after.finding ? html` (${after.finding})` : nothing} on
    <a href=${'/commitments/' + encodeURIComponent(after.commitment)}>its commitment</a>${after.what ? html`: <q><bdi>${after.what}</bdi></q>` : nothing}.`;
}
