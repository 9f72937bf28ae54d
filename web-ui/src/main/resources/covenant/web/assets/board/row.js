// One row of the board: on a wide window a row of the table, on a narrow one a card.

import { guard, html, nothing, styleMap } from '../lib/lit.js';
import { spark } from '../chart/spark.js';
import { credits } from '../format/credits.js';
import { metricDifference, metricUnit, metricValue, metricWithUnit, span } from '../format/metric.js';
import { count, percent, points } from '../format/number.js';
import { away, day } from '../format/time.js';
import { isConditionPriced } from '../words/claim.js';
import { commitmentPhase } from '../words/commitment.js';
import { costOfTenth } from '../words/thin.js';
import { PERIODS } from './choice.js';

const FAR_MS = 400 * 86_400_000; // beyond, the date says more than the days
const UNTIL = { opens: 'opens', decides: 'decides', closes: 'closes', horizon: 'horizon', expires: 'voided if unknown' };

/** A row that is far from what is seen: its title, and room for the rest. */
export function bareRow(row, named) {
  return guard([row.href, row.title, row.actor, named, row.key], () => html`<tr role="row" class="line" data-bare data-key=${row.key}>
    <th role="rowheader" scope="row" class="what">${title(row, named)}</th></tr>`);
}

/** The row. look: its figures and their marks. movement: how its market moved, or null. named: whether it says whose it is. */
export function rowView(row, look, movement, period, named, app) {
  const now = app.now();
  const opens = row.market === null && app.is('coordinator', 'operator');
  const next = row.until && row.until.at - now < FAR_MS ? away(row.until.at, now) : '';
  return guard([row, look, movement, period, named, next, opens], () => html`
    <tr role="row" class="line" data-state=${row.state} ?data-promised=${row.commitment !== null && row.state === 'open'}>
      <th role="rowheader" scope="row" class="what">${what(row, named)}</th>
      ${row.market ? priced(row, look, movement, period) : html`<td role="cell" class="unpriced" colspan="6">No market prices this commitment yet. <a href=${row.href}>Read it</a>${opens ? html` or <a href=${'/open?commitment=' + encodeURIComponent(row.id)}>open a market on it</a>` : nothing}</td>`}
      <td role="cell" class="next" data-label="State">${stateView(row, next)}</td>
    </tr>`);
}

function priced(row, look, movement, period) {
  return html`<td role="cell" class="chance" data-label="Chance">${chanceView(row, look)}</td>
    <td role="cell" class="both" data-label="Expected in each case">${branchesView(row, look)}</td>
    <td role="cell" class="token" data-label="Expected overall">${tokenView(row, look)}</td>
    <td role="cell" class="gap" data-label="Price of defection">${gapView(row, look)}</td>
    <td role="cell" class="trend" data-label=${'Trend, ' + PERIODS[period]}>${trendView(row, movement, period)}</td>
    <td role="cell" class="money" data-label="Liquidity">${moneyView(row)}</td>`;
}

function what(row, named) {
  const { market, commitment } = row;
  return html`${title(row, named)}
    ${market && commitment ? html`<a class="promise soft" href=${'/commitments/' + encodeURIComponent(commitment.id)} dir="auto">${commitment.title}</a>` : nothing}
    <span class="tags">${tags(row)}</span>`;
}

function title(row, named) {
  return html`${named && row.actor ? html`<span class="actor"><bdi>${row.actor}</bdi></span>` : nothing}
    <a class="title" href=${row.href} dir="auto">${row.title}</a>`;
}

function tags(row) {
  return [
    row.thin ? html`<span class="tag warning" title=${row.thin}>thin</span>` : nothing,
    row.market?.decision ? html`<span class="tag">decides</span>` : nothing,
    row.market?.causal ? html`<span class="tag">causal</span>` : nothing,
    row.bond > 0 ? html`<span class="tag">bond ${credits(String(row.bond))}</span>` : nothing,
    row.trouble ? html`<span class="tag down">${commitmentPhase(row.trouble)}</span>` : nothing,
  ];
}

function figure(look, name, size = '') {
  return html`<span class=${'number lit ' + size} data-change=${look.marks[name] ?? nothing}>${look.texts[name]}</span>`;
}

function chanceView(row, look) {
  const { market } = row;
  const condition = market.conditions[row.watched];
  if (market.settledCondition) return html`<b class="big came"><bdi>${market.settledCondition}</bdi></b><span class="under">came about</span>`;
  if (!isConditionPriced(market)) {
    const verdict = market.decision?.wouldBe;
    return verdict ? html`<b class="big came"><bdi>${verdict.condition}</bdi></b><span class="under">if decided now</span>` : html`<span class="soft">not priced</span>`;
  }
  return html`${figure(look, 'chance', 'big')}<span class="under"><bdi>${condition.id}</bdi></span>
    <span class="shares" aria-hidden="true">${market.conditions.map((each, n) => html`<i data-colour=${n} style=${styleMap({ flexGrow: each.probability })}></i>`)}</span>
    ${market.conditions.length > 2 ? html`<span class="unseen">of ${market.conditions.map((each) => `${each.id} ${percent(each.probability)}`).join(', ')}</span>` : nothing}`;
}

function branchesView(row, look) {
  const { market, measure } = row;
  const place = (value) => Math.round(((value - measure.low) / (measure.high - measure.low)) * 1000) / 10 + '%';
  return html`<span class="range" aria-hidden="true"><span class="end">${metricEnd(market, measure.low)}</span>
      <span class="track">${measure.branches.map((value, n) => (value === null ? nothing : html`<i class="mark" data-colour=${n} data-shape=${n} style=${styleMap({ left: place(value) })}></i>`))}</span>
      <span class="end">${metricEnd(market, measure.high)}</span></span>
    <span class="cases">${market.conditions.map((each, n) => html`<span class="case"><i class="mark" data-colour=${n} data-shape=${n} aria-hidden="true"></i><span class="of"><bdi>${each.id}</bdi></span>
      ${figure(look, 'branch' + n)}</span>`)}</span>
    ${measure.of ? html`<span class="under">chance of <bdi>${measure.of}</bdi></span>` : nothing}`;
}

function metricEnd(market, value) {
  return metricValue(market.metric, value).replace(/\.0+(?=%?$)/, '');
}

function tokenView(row, look) {
  const { market, measure } = row;
  if (!isConditionPriced(market)) return html`<span class="soft" title="Nobody bets on the condition, because the market decides it">\u2013</span>`;
  const unit = market.metric.type === 'scalar' ? market.metric.unit : measure.of ?? 'yes';
  return html`${figure(look, 'token', 'big')}${unit ? html`<span class="under"><bdi>${unit}</bdi></span>` : nothing}`;
}

function gapView(row, look) {
  const { market } = row;
  if (market.priceOfDefection === null) return html`<span class="soft">\u2013</span>`;
  const [first, second] = market.binding ? [market.binding.kept, market.binding.broken] : market.conditions.map((each) => each.id);
  return html`${figure(look, 'gap', 'big')}<span class="under"><bdi>${first}</bdi> less <bdi>${second}</bdi></span>`;
}

function trendView(row, movement, period) {
  if (!movement) return html`<span class="soft">no change</span>`;
  const { market, watched, measure } = row;
  const over = `over ${PERIODS[period]}`;
  const id = market.conditions[watched].id;
  const chances = movement.chances.get(id) ?? [];
  const token = movement.token;
  const write = (value) => (measure.of ? percent(value) : metricValue(market.metric, value));
  const what = movement.change.outcome ?? (isConditionPriced(market) ? 'expected overall' : 'mean of the cases');
  return html`
    ${isConditionPriced(market) && !market.settledCondition ? line(chances, { name: `${id} ${over}: ${ends(chances, percent)}`, least: 0.05, colour: watched }, 'P', difference(chances, points)) : nothing}
    ${line(token, { name: `${what} ${over}: ${ends(token, write)}${measure.of ? '' : metricUnit(market.metric)}`, least: (measure.of ? 1 : span(market.metric)) * 0.03 }, 'E', difference(token, (value) => (measure.of ? points(value) : metricDifference(market.metric, value))))}`;
}

function line(values, terms, short, change) {
  return html`<span class="trend-line"><span class="soft" aria-hidden="true">${short}</span>${spark(values, terms)}<span class="number change">${change}</span></span>`;
}

function known(values) {
  return values.filter(([, value]) => value !== null);
}

/** "from 12.0% to 15.4%". */
export function ends(values, write) {
  const there = known(values);
  return there.length === 0 ? 'no values' : `from ${write(there[0][1])} to ${write(there.at(-1)[1])}`;
}

function difference(values, write) {
  const there = known(values);
  return there.length === 0 ? '' : write(there.at(-1)[1] - there[0][1]);
}

function moneyView(row) {
  const { market } = row;
  return html`${row.ended ? nothing : html`<span class="number">${count(Math.ceil(costOfTenth(market)))} cr</span> <span class="under">move a price by 10 points</span>`}
    <span class="under">${count(market.traders)} ${market.traders === 1 ? 'trader' : 'traders'}, ${credits(market.volume)} cr traded</span>
    ${row.thin ? html`<span class="under warning">${row.thin}</span>` : nothing}`;
}

function stateView(row, next) {
  const { market } = row;
  return html`<span class="state">${market ? endWords(market) : commitmentPhase(row.commitment.phase)}</span>
    ${row.ended && market ? html`<span class="under">the figures are its last</span>` : nothing}
    ${row.until ? html`<span class="under">${UNTIL[row.until.what]} ${next === '' ? nothing : next + ', '}<time>${day(row.until.at)}</time></span>` : nothing}`;
}

function endWords(market) {
  if (market.phase === 'settled') return html`settled: <bdi>${market.outcome ?? metricWithUnit(market.metric, Number(market.value))}</bdi>`;
  if (market.phase === 'open' && market.settledCondition) return 'condition known';
  if (market.phase === 'pending') return 'not open yet';
  return market.phase;
}
