// A decision by lot, and drawing it again in the reader's own browser.

import { html, nothing } from '../lib/lit.js';
import { decimal, percent } from '../format/number.js';

const PPB = 1_000_000_000n;
const checks = new Map(); // of each market: what the reader's own draw gave

/** The lot of a randomised decision: what is published, and after the decision how to draw again. */
export function lot(app, market) {
  const { decision } = market;
  return html`<h3>The lot</h3>
    <p>With a chance of ${percent(decision.epsilon)} a condition is drawn, each alike; otherwise the rule decides.${share(market)}</p>
    <p class="hash">Hash of the seed, published when the market opened: <code>${decision.seedHash}</code></p>
    ${decision.decided ? drawn(app, market) : html`<p class="soft">The seed is shown after the decision. Its SHA-256 must then be this hash, so nobody can choose it afterwards. The lot is the first 8 bytes of SHA-256 over the seed’s 32 bytes,
      the market’s id and the number of the command that decides in 8 bytes, as a fraction of 2<sup>64</sup>.</p>`}`;
}

/** How much payoffs count if the rule's own choice comes about. */
function share({ decision, conditions }) {
  if (decision.settlement !== 'inverse-probability') return nothing;
  const factor = decision.epsilon / (decision.epsilon + conditions.length * (1 - decision.epsilon));
  return html` If what is chosen is what the rule has it, gains and losses count by ${percent(factor)} of their size; if the lot has it otherwise, in full. That makes up for how likely each choice was.`;
}

function drawn(app, market) {
  const { decided } = market.decision;
  const check = checks.get(market.id);
  return html`<dl class="facts lot-facts">
      <div><dt>Seed</dt><dd><code>${decided.seed}</code></dd></div>
      <div><dt>Sequence of the draw</dt><dd>${decimal(decided.drawSequence, 0)}</dd></div>
      <div><dt>Draw</dt><dd>${decimal(decided.draw, 9)}</dd></div>
      ${decided.factor < 1 ? html`<div><dt>Payoffs count by</dt><dd>${percent(decided.factor)} <span class="soft">(${decided.factorExact})</span></dd></div>` : nothing}
    </dl>
    <button type="button" class="quiet" @click=${() => checkLot(app, market)}>Check it yourself</button>
    <div role="status">${check ? checked(market, check) : nothing}</div>`;
}

function checked({ decision }, check) {
  if (check.impossible) return html`<p class="problem">${check.impossible}</p>`;
  const line = (right, text) => html`<li data-met=${right ? '' : nothing}><span aria-hidden="true">${right ? '✓' : '✗'}</span> ${text}</li>`;
  return html`<p>Worked out by your browser just now:</p><ul class="guards-list">
    ${line(check.seedHash === decision.seedHash, html`SHA-256 of the seed is <code>${check.seedHash}</code>${check.seedHash === decision.seedHash ? ', as published' : ', which is not what was published'}`)}
    ${line(check.drawPpb === Math.round(decision.decided.draw * 1e9), html`the first 8 bytes of SHA-256(seed, market, sequence) are <code>${check.head}</code>, a fraction of ${decimal(check.drawPpb / 1e9, 9)}`)}
    ${line(check.condition === decision.decided.condition, check.isLot
      ? html`that is below ${decimal(decision.epsilon, 9)}, so the lot decides: <bdi>${check.condition}</bdi>`
      : html`that is not below ${decimal(decision.epsilon, 9)}, so the rule decides: <bdi>${check.condition}</bdi>`)}</ul>`;
}

async function checkLot(app, market) {
  checks.set(market.id, await draw(market));
  app.refresh();
}

/** Draws again: exactly what the venue does, from what it published. */
export async function draw({ id, decision, conditions }) {
  if (!globalThis.crypto?.subtle) return { impossible: 'Your browser works out SHA-256 only on pages that come by https or from this machine. The steps above can be done by any other means.' };
  const seed = Uint8Array.from(decision.decided.seed.match(/../g), (pair) => Number.parseInt(pair, 16));
  const name = new TextEncoder().encode(id);
  const bytes = new Uint8Array(32 + name.length + 8);
  bytes.set(seed);
  bytes.set(name, 32);
  new DataView(bytes.buffer).setBigUint64(32 + name.length, BigInt(decision.decided.drawSequence));
  const hash = await sha256(bytes);
  const fraction = new DataView(hash.buffer).getBigUint64(0);
  const epsilon = BigInt(Math.round(decision.epsilon * 1e9));
  const isLot = fraction * PPB < epsilon << 64n;
  const number = isLot ? Number(fraction * PPB * BigInt(conditions.length) / (epsilon << 64n)) : -1;
  return {
    seedHash: hex(await sha256(seed)),
    head: hex(hash.subarray(0, 8)),
    drawPpb: Number((fraction * PPB) >> 64n),
    isLot,
    condition: isLot ? conditions[number].id : decision.decided.byRule,
  };
}

async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function hex(bytes) {
  return Array.from(bytes, (each) => each.toString(16).padStart(2, '0')).join('');
}
