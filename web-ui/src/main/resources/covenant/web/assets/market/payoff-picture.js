// What every state brings, as a small picture: a bar each, and for a metric with a range a line over its values. The figures stand beside it.

import { html, nothing, svg } from '../lib/lit.js';
import { amount as plain, gain, micros } from '../format/credits.js';
import { metricWithUnit } from '../format/metric.js';
import { outcomeWords } from '../words/claim.js';
import { isCalledOff, isFlat, profitAt } from './payoff.js';

const STEPS = 100;
const HALF = 100;
const chosenSteps = new Map(); // of each market: which value of the metric the reader looks at

/**
 * The picture of a trade, or of a position where change is null.
 * claim: what is traded, to tell what is called off. change: what the trade adds in every state; after: the position with it; before: without.
 */
export function payoffPicture(app, market, claim, change, after, before) {
  const holds = before.some((branch) => branch.outcomes.some((each) => each.profit !== 0n));
  const groups = rowsOf(market, change, after, before);
  const scale = largest(change && !holds ? [change] : [before, after]);
  return html`<div class="payoff">
    <table class="grid states"><caption class="unseen">${change ? 'What this trade brings in every state, in credits' : 'What the position brings in every state, in credits'}</caption>
      <thead><tr><th scope="col">If it comes out</th><th aria-hidden="true"></th><th scope="col" class="figure-head">${change ? 'this trade' : 'gain or loss'}</th>${change && holds ? html`<th scope="col" class="figure-head">in all, before → after</th>` : nothing}</tr></thead>
      <tbody>${groups.map((row) => html`<tr data-off=${isOff(claim, row) ? '' : nothing}>
        <th scope="row">${row.label}${isOff(claim, row) ? html` <span class="soft">called off: nothing happens</span>` : nothing}</th>
        <td class="bar-cell" aria-hidden="true">${bar(row, scale, change && holds)}</td>
        <td class="figure">${figure(change ? row.change : row.after)}</td>
        ${change && holds ? html`<td class="figure soft">${gain(row.before)} → ${gain(row.after)}</td>` : nothing}</tr>`)}</tbody>
    </table>
    ${market.metric.type === 'scalar' ? valuePart(app, market, claim, change, after, before, holds) : nothing}
  </div>`;
}

function isOff(claim, row) {
  return claim !== null && row.conditions.length === 1 && isCalledOff(claim, row.conditions[0]);
}

/** A gain or a loss, marked by its sign and its colour. */
export function figure(size) {
  return html`<b class=${size > 0n ? 'up' : size < 0n ? 'down' : 'soft'}>${gain(size)}</b>`;
}

/** The states, those together in which the same happens. */
function rowsOf(market, change, after, before) {
  const branches = after.map((branch, c) => ({
    condition: branch.condition,
    rows: grouped(branch.outcomes.map(({ outcome, profit }, o) => ({ outcome, after: profit, before: before[c].outcomes[o].profit, change: change?.[c].outcomes[o].profit ?? null }))),
  }));
  const shape = (branch) => branch.rows.map((row) => [row.outcomes.join(' '), row.after, row.before, row.change].join()).join(';');
  if (branches.length > 1 && branches.every((each) => shape(each) === shape(branches[0]))) {
    return branches[0].rows.map((row) => ({ ...row, conditions: branches.map((each) => each.condition), label: outcomesLabel(market, row) ?? 'whatever happens' }));
  }
  const one = branches.length === 1;
  return branches.flatMap(({ condition, rows }) => rows.map((row) => {
    const label = outcomesLabel(market, row);
    return { ...row, conditions: [condition], label: label === null ? html`<bdi>${condition}</bdi>` : one ? label : html`<bdi>${condition}</bdi>, ${label}` };
  }));
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
  const all = market.outcomes.length;
  if (row.outcomes.length === all) return null;
  if (row.outcomes.length > 3) return 'any other outcome';
  return row.outcomes.map((each, i) => html`${i > 0 ? ' or ' : nothing}<bdi>${market.metric.type === 'scalar' ? `at ${each === 'long' ? market.metric.high : market.metric.low}` : outcomeWords(market, each)}</bdi>`);
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

/** The part over the metric's values: a line for each branch in which they matter, and one value to look at. */
function valuePart(app, market, claim, change, after, before, holds) {
  const list = change && !holds ? change : after;
  const lines = list.map((branch, c) => ({ branch, before: before[c] })).filter(({ branch, before: was }) => !isFlat(branch) || !isFlat(was));
  const different = lines.filter((each, i) => i === 0 || !isSame(each.branch, lines[0].branch) || !isSame(each.before, lines[0].before));
  if (lines.length === 0) return nothing;
  const alike = different.length === 1 && lines.length > 1;
  const value = chosenValue(market);
  return html`<div class="over-value">
    ${(alike ? [lines[0]] : lines).map(({ branch, before: was }) => html`<figure class="payoff-line" data-colour=${market.conditions.findIndex((each) => each.id === branch.condition)}>
      <figcaption>${alike ? 'Whatever happens' : html`If <bdi>${branch.condition}</bdi>`}: ${figure(profitAt(market, branch, value))} at ${metricWithUnit(market.metric, Number(value))}${breakEven(market, branch)}</figcaption>
      ${line(market, branch, holds && change ? was : null, value)}
    </figure>`)}
    <label class="field"><span>Look at a value of the metric: ${metricWithUnit(market.metric, Number(value))}</span>
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
function breakEven(market, branch) {
  const [high, low] = branch.outcomes.map((each) => Number(each.profit));
  if (high === low || high * low >= 0) return nothing;
  const from = Number(market.metric.low);
  return html`<span class="soft">, even at ${metricWithUnit(market.metric, from + (Number(market.metric.high) - from) * (0 - low) / (high - low))}</span>`;
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
    <p class="ends"><span>${market.metric.low}: ${figure(branch.outcomes[1].profit)}</span><span>${market.metric.high}: ${figure(branch.outcomes[0].profit)}</span></p>`;
}
