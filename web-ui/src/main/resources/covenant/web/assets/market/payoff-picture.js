// What every state brings, as a small picture: a bar each, and for a metric with a range a line over its values. The figures stand beside it.

import { html, nothing, svg } from '../lib/lit.js';
import { amount as plain, gain, micros } from '../format/credits.js';
import { metricBound, metricWithUnit } from '../format/metric.js';
import { isCalledOff, isFlat, profitAt } from './payoff.js';

const STEPS = 100;
const HALF = 100;
const chosenSteps = new Map(); // of each market: which value of the metric the reader looks at

/**
 * The picture of a trade, or of a position where change is null.
 * claim: what is traded, to tell what is called off. change: what the trade adds in every state; after: the position with it; before: without.
 */
export function payoffPicture(app, market, claim, change, after, before) {
  const holds = change !== null && before.some((branch) => branch.outcomes.some((each) => each.profit !== 0n));
  const families = familiesOf(market, claim, change, after, before);
  const isLine = (each) => market.metric.type === 'scalar' && !(isFlat(each.after) && isFlat(each.before));
  const rows = families.filter((each) => !isLine(each)).flatMap((each) => rowsOf(market, each));
  const lines = families.filter(isLine);
  const scale = largest(change && !holds ? [change] : [before, after]);
  const off = change ? after.filter((branch) => isCalledOff(claim, branch.condition)) : [];
  return html`<div class="payoff">
    ${rows.length > 0 ? html`<table class="grid states"><caption class="unseen">${change ? 'What this trade brings in every state, in credits' : 'What the position brings in every state, in credits'}</caption>
      <thead><tr><th scope="col">If it comes out</th><td></td><th scope="col" class="figure-head">${change ? 'this trade' : 'gain or loss'}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row">${row.label}</th><td class="bar-cell" aria-hidden="true">${bar(row, scale, holds)}</td>
        <td class="figure">${figure(row.change ?? row.after)}${holds ? html`<br><small class="soft">in all ${gain(row.before)} → ${gain(row.after)}</small>` : nothing}</td></tr>`)}</tbody></table>` : nothing}
    ${lines.length > 0 ? valuePart(app, market, lines, holds) : nothing}
    ${off.length > 0 ? html`<p class="soft off">${off.length > 4 ? 'If any other condition comes about' : html`If ${names(off.map((each) => each.condition))}`}: called off, nothing changes.</p>` : nothing}
  </div>`;
}

/** A gain or a loss, marked by its sign and its colour; at a glance unless it is to be written otherwise. */
export function figure(size, write = gain) {
  return html`<b class=${size > 0n ? 'up' : size < 0n ? 'down' : 'soft'}>${write(size)}</b>`;
}

/** Names with commas and an “or”. */
export function names(ids) {
  return ids.map((each, i) => html`${i === 0 ? nothing : i === ids.length - 1 ? ' or ' : ', '}<bdi>${each}</bdi>`);
}

/** The branches in which something happens, those together in which the same does: what is alike is shown once. */
function familiesOf(market, claim, change, after, before) {
  const families = [];
  after.forEach((branch, c) => {
    if (change && isCalledOff(claim, branch.condition)) return;
    const same = families.find((each) => isSame(each.after, branch) && isSame(each.before, before[c]));
    if (same) same.conditions.push(branch.condition);
    else families.push({ conditions: [branch.condition], after: branch, before: before[c], change: change?.[c] ?? null });
  });
  const all = after.length;
  return families.map((each) => ({ ...each, label: each.conditions.length === all ? null : names(each.conditions) }));
}

/** The states of a family, those together in which the same happens. */
function rowsOf(market, { after, before, change, label }) {
  const rows = grouped(after.outcomes.map(({ outcome, profit }, o) => ({ outcome, after: profit, before: before.outcomes[o].profit, change: change?.outcomes[o].profit ?? null })));
  return rows.map((row) => {
    const outcomes = outcomesLabel(market, row);
    return { ...row, label: label && outcomes ? html`${label}: ${outcomes}` : label ?? outcomes ?? 'whatever happens' };
  });
}

function grouped(states) {
  const groups = [];
  for (const state of states) {
    const same = groups.find((each) => each.after === state.after && each.before === state.before && each.change === state.change);
    if (same) same.outcomes.push(state.outcome);
    else groups.push({ outcomes: [state.outcome], after: state.after, before: state.before, change: state.change });
  }
  return groups;
}

/** Which outcomes a row stands for; null for all of them. */
function outcomesLabel(market, row) {
  if (row.outcomes.length === market.outcomes.length) return null;
  return row.outcomes.length > 3 ? 'any other outcome' : names(row.outcomes);
}

function largest(lists) {
  return lists.flatMap((list) => list.flatMap((branch) => branch.outcomes.map((each) => (each.profit < 0n ? -each.profit : each.profit)))).reduce((a, b) => (b > a ? b : a), 1n);
}

/** A length from the middle: gains to the right, losses to the left. */
function bar(row, scale, isBoth) {
  const part = (size) => Number(size) / Number(scale) * HALF;
  const piece = (size, y, height, name) => {
    const length = part(size);
    return svg`<rect class=${name + (size < 0n ? ' loss' : ' win')} x=${Math.min(0, length)} y=${y} width=${Math.abs(length)} height=${height}></rect>`;
  };
  const shown = isBoth ? [piece(row.before, 1, 4, 'was'), piece(row.after, 6, 8, 'will')] : [piece(row.change ?? row.after, 3, 9, 'will')];
  return html`<svg class="diverging" viewBox="-102 0 204 15" preserveAspectRatio="none">${svg`<line class="zero" x1="0" x2="0" y1="0" y2="15"></line>`}${shown}</svg>`;
}

/** The part over the metric's values: a line for each family of branches, and one value to look at. */
function valuePart(app, market, families, holds) {
  const value = chosenValue(market);
  const shown = metricWithUnit(market.metric, Number(value));
  return html`<div class="over-value">
    ${families.map(({ conditions, label, after, before, change }) => html`<figure class="payoff-line" data-colour=${market.conditions.findIndex((each) => each.id === conditions[0])}>
      <figcaption>${label ? html`If ${label}` : 'Whatever happens'}, at ${shown}: ${figure(profitAt(market, change ?? after, value))}${holds ? html`<span class="soft">, in all ${gain(profitAt(market, before, value))} → ${gain(profitAt(market, after, value))}</span>` : nothing}${breakEven(market, after, holds)}</figcaption>
      ${line(market, after, holds ? before : null, value)}
    </figure>`)}
    <label class="field"><span>Another value of the metric: ${shown}</span>
      <input type="range" min="0" max=${STEPS} .value=${String(stepOf(market))} @input=${(event) => { chosenSteps.set(market.id, Number(event.target.value)); app.refresh(); }}></label>
  </div>`;
}

function isSame(one, other) {
  return one.outcomes.every((each, o) => each.profit === other.outcomes[o].profit);
}

function stepOf(market) {
  if (chosenSteps.has(market.id)) return chosenSteps.get(market.id);
  const { low, high } = market.metric;
  const expected = market.expected ?? (Number(low) + Number(high)) / 2;
  return Math.round((expected - Number(low)) / (Number(high) - Number(low)) * STEPS);
}

/** The value that is looked at, as a decimal string. */
function chosenValue(market) {
  const low = micros(market.metric.low);
  return plain(low + (micros(market.metric.high) - low) * BigInt(stepOf(market)) / BigInt(STEPS));
}

/** Where a line crosses nothing, if it does. */
function breakEven(market, branch, holds) {
  const [high, low] = branch.outcomes.map((each) => Number(each.profit));
  if (high === low || high * low >= 0) return nothing;
  const from = Number(market.metric.low);
  return html`<span class="soft">; ${holds ? 'in all even' : 'even'} at ${metricWithUnit(market.metric, from + (Number(market.metric.high) - from) * (0 - low) / (high - low))}</span>`;
}

function line(market, branch, was, value) {
  const ends = (each) => [each.outcomes[1].profit, each.outcomes[0].profit].map(Number);
  const [left, right] = ends(branch);
  const all = [left, right, 0, ...(was ? ends(was) : [])];
  const top = Math.max(...all);
  const bottom = Math.min(...all);
  const y = (size) => 4 + (top - size) / ((top - bottom) || 1) * 52;
  const from = Number(market.metric.low);
  const x = (Number(value) - from) / (Number(market.metric.high) - from) * 200;
  const at = left + (right - left) * x / 200;
  return html`<svg viewBox="0 0 200 60" preserveAspectRatio="none" aria-hidden="true">${svg`
    <line class="zero" x1="0" x2="200" y1=${y(0)} y2=${y(0)}></line>
    ${was ? svg`<line class="was" x1="0" x2="200" y1=${y(ends(was)[0])} y2=${y(ends(was)[1])}></line>` : nothing}
    <line class="will" x1="0" x2="200" y1=${y(left)} y2=${y(right)}></line>
    <line class="chosen" x1=${x} x2=${x} y1=${y(0)} y2=${y(at)}></line>`}</svg>
    <p class="ends"><span>at ${metricBound(market.metric.low)}: ${figure(branch.outcomes[1].profit)}</span><span>at ${metricBound(market.metric.high)}: ${figure(branch.outcomes[0].profit)}</span></p>`;
}
