// What an actor has at stake on its word, how it would be split, and what came of it.

import { html, nothing } from '../lib/lit.js';
import { exactly, micros } from '../format/credits.js';
import { percent } from '../format/number.js';

/** A part of an amount, in basis points, rounded down as the venue does. */
export function share(size, bps) {
  return (size * BigInt(bps)) / 10_000n;
}

/** Who would get how much of a slashed bond: [who, bps, millionths]. */
export function splitOf(commitment, size) {
  const { counterparties, counterpartiesBps, sponsorsBps } = commitment.split;
  const rows = [];
  let left = size;
  if (counterparties.length > 0 && counterpartiesBps > 0) {
    const each = share(size, counterpartiesBps) / BigInt(counterparties.length);
    for (const account of counterparties) {
      const judges = commitment.verifiers.includes(account);
      rows.push([account + (judges ? ', who judges it: burned' : ''), counterpartiesBps / counterparties.length, judges ? 0n : each]);
      if (!judges) left -= each;
    }
  }
  if (sponsorsBps > 0) {
    const part = share(size, sponsorsBps);
    rows.push(['sponsors of bound markets, by what they had paid in', sponsorsBps, part]);
    left -= part;
  }
  rows.push(['burned', null, left]);
  return rows;
}

/** The bond of a commitment. */
export function bondPanel(commitment) {
  const { bond } = commitment;
  const held = micros(bond.held);
  const asked = micros(bond.required);
  const past = micros(bond.returned) + micros(bond.paid) + micros(bond.burned);
  const base = held > 0n ? held : asked;
  return html`<section class="panel" aria-labelledby="bond-title"><h2 id="bond-title">Bond</h2>
    <dl class="facts">
      <div><dt>Asked for</dt><dd>${exactly(bond.required)} cr</dd></div>
      <div><dt>Held now</dt><dd>${exactly(bond.held)} cr</dd></div>
      ${past > 0n ? html`<div><dt>Returned</dt><dd>${exactly(bond.returned)} cr</dd></div><div><dt>Paid out</dt><dd>${exactly(bond.paid)} cr</dd></div><div><dt>Burned</dt><dd>${exactly(bond.burned)} cr</dd></div>` : nothing}
    </dl>
    ${asked > 0n && held < asked && past === 0n ? html`<p class="warning">${exactly(asked - held)} credits of the bond are missing.</p>` : nothing}
    ${base > 0n && past === 0n ? splitTable(commitment, base, held > 0n) : nothing}
    ${micros(bond.paid) + micros(bond.burned) > 0n ? slashed(commitment) : nothing}
    ${asked === 0n && held === 0n && past === 0n ? html`<p class="soft">No bond is asked for, and none is posted: a breach costs the actor nothing here.</p>` : nothing}
  </section>`;
}

/** Who got how much, exactly: what was paid and not to those it was promised to went to sponsors. */
function slashed(commitment) {
  const paid = micros(commitment.bond.paid);
  const burned = micros(commitment.bond.burned);
  const rows = splitOf(commitment, paid + burned).filter(([, bps]) => bps !== null);
  const toOthers = rows.slice(0, -1).reduce((sum, [, , part]) => sum + part, 0n);
  const exact = commitment.split.sponsorsBps > 0 ? rows.map((row, i) => (i === rows.length - 1 ? [row[0], row[1], paid - toOthers] : row)) : rows;
  return table('It was slashed by the published split', [...exact, ['burned', null, burned]]);
}

function table(caption, rows) {
  return html`<table class="grid"><caption>${caption}</caption>
    <thead><tr><th scope="col">Who</th><th scope="col" class="figure-head">Part</th><th scope="col" class="figure-head">Credits</th></tr></thead>
    <tbody>${rows.map(([who, bps, part]) => html`<tr><td><bdi>${who}</bdi></td><td class="figure">${bps === null ? 'the rest' : percent(bps / 10_000)}</td><td class="figure">${exactly(part)}</td></tr>`)}</tbody></table>`;
}

function splitTable(commitment, size, isHeld) {
  return html`${table(`If it is broken, ${isHeld ? 'what is held' : 'the bond asked for'} goes to`, splitOf(commitment, size))}
    <p class="soft">If it is kept, all of it goes back to the actor’s account. Where a bound market has no sponsor but the actor or a verifier, that part is burned.</p>`;
}
