// What came out of a replay.

import { CourseChart } from './chart.js';
import { Course, micros } from './course.js';
import { links } from './data.js';
import { button, command, make, table, words } from './dom.js';
import { count, decimal, placesFor, short, signed } from '../format/number.js';
import { fineMoment } from '../format/time.js';

const ROWS = 50;
const OPEN = 3; // markets that are not folded away

/** The result as an element; the market that somebody chose comes first. */
export function replayResult(id, result, chosen) {
  return make('div', { class: 'result' }, headline(result), markets(result, chosen), profits(result.accounts, result.same), assumptions(result), proof(id, result));
}

function headline(result) {
  const flipped = result.markets.filter((market) => market.flipped);
  const verdict = result.same
    ? 'It ends with the recording’s own hash: every figure is as recorded.'
    : flipped.length > 0
      ? [`${flipped.length === 1 ? 'One decision comes' : `${flipped.length} decisions come`} out differently: `, ...flipped.flatMap((market, i) => [i > 0 ? ', ' : '', words(market.id)]), '.']
      : result.markets.some((market) => market.recorded.decision) ? 'No decision comes out differently.' : 'Nothing was decided by price.';
  const changes = result.changes.length > 0 ? result.changes : ['Nothing was changed.'];
  return make('section', { class: 'panel' },
    make('ul', { class: 'changes', 'aria-label': 'What was changed' }, changes.map((change) => make('li', {}, words(change)))),
    make('p', { class: 'verdict', 'data-flipped': String(flipped.length > 0) }, verdict),
    result.same ? null : make('p', { class: 'quiet-text' }, `The first difference is behind sequence ${count(Number(result.firstDifference ?? 0))}. The others: ${result.others.id}. ${result.others.meaning} ${result.others.consequence}`));
}

/** Those that differ first, the rest folded away. */
function markets(result, chosen) {
  if (result.markets.length === 0) return [make('section', { class: 'panel' }, make('p', {}, 'This venue had no market yet, so there is nothing to change. Come back once there are trades; attempts at manipulation can be run at any time, under Campaigns.'))];
  const interesting = result.markets.filter((market) => market.flipped || market.divergence.largest > 0 || market.id === chosen);
  const first = interesting.length > 0 ? interesting : result.markets.filter((market) => market.rule).slice(0, 1);
  const open = first.length > 0 ? first : result.markets.slice(0, 1);
  const rest = result.markets.filter((market) => !open.includes(market));
  return [
    ...open.sort((a, b) => (b.id === chosen) - (a.id === chosen) || b.flipped - a.flipped).slice(0, OPEN).map((market) => marketPart(market, result.same)),
    ...[...open.slice(OPEN), ...rest].map((market) => folded(market, result.same)),
  ];
}

function marketPart(market, same) {
  return make('section', { class: 'panel' }, make('h3', {}, words(market.title || market.id)), inside(market, same));
}

function folded(market, same) {
  const details = make('details', { class: 'panel fold' }, make('summary', {}, words(market.title || market.id), make('small', {}, market.divergence.largest > 0 ? 'differs' : 'as recorded')));
  details.addEventListener('toggle', () => { if (details.open && details.children.length === 1) details.append(inside(market, same)); });
  return details;
}

function inside(market, same) {
  const course = (json) => new Course(json, market.conditions, true);
  const chart = new CourseChart({ base: course(market.recorded), other: same ? null : course(market.changed), baseName: 'recorded', otherName: 'now', unit: market.metric.unit || (market.metric.type === 'binary' ? 'probability' : '') });
  const chip = (text, kind) => make('span', { class: 'chip', 'data-kind': kind }, text);
  const thinned = market.recorded.pointsInAll ?? 0;
  return make('div', {},
    make('p', { class: 'chips' }, make('a', { class: 'slug', href: '/markets/' + encodeURIComponent(market.id) }, words(market.id)), chip(market.rule ?? 'decides nothing'), chip(market.label), market.flipped ? chip('decision flipped', 'strong') : null),
    make('dl', { class: 'standing' }, standing(same ? 'Decided' : 'Recorded', market.recorded.decision, market), same ? null : standing('Now', market.changed.decision, market),
      market.divergence.largest > 0 ? fact('Divergence', `largest ${short(market.divergence.largest)}, on average ${short(market.divergence.mean)}, at the end ${short(market.divergence.last)}`) : null),
    chart.element,
    thinned > market.recorded.points.length ? make('p', { class: 'quiet-text' }, `Drawn from ${count(market.recorded.points.length)} of ${count(thinned)} points: extremes and the decision are among them.`) : null);
}

/** One fact of a list of facts. */
export function fact(name, ...what) {
  return make('div', {}, make('dt', {}, name), make('dd', {}, what));
}

function standing(name, decision, market) {
  return fact(name, ...sentence(decision, market.conditions));
}

/** A decision in words: what, when, why, by which averages. */
export function sentence(decision, conditions) {
  if (!decision) return ['nothing was decided'];
  const averages = conditions.map((condition, c) => [condition, decision.averages[c] ?? null]).filter(([, average]) => average !== null);
  const span = Math.max(...averages.map(([, average]) => Math.abs(average)), 1e-6);
  const said = [make('b', {}, words(decision.condition ?? 'nothing')), ` (${decision.reason})`];
  if (decision.byRule && decision.byRule !== decision.condition) said.push(', the rule alone: ', words(decision.byRule));
  averages.forEach(([condition, average], i) => said.push(i === 0 ? '; averages: ' : ', ', words(condition), ` ${decimal(average, placesFor(span))}`));
  said.push(`; ${fineMoment(micros(decision.at))}`);
  return said;
}

const COLUMNS = [
  ['Account', (account) => account.name || account.id],
  ['Recorded', (account) => Number(account.recordedProfit)],
  ['Now', (account) => Number(account.changedProfit)],
  ['Difference', (account) => Number(account.difference)],
  ['Trades and orders', (account) => account.commands],
];

/** Profit and loss, the largest difference first; a click on a column sorts by it. */
function profits(accounts, same) {
  const part = make('section', { class: 'panel' }, make('h3', {}, 'Profit and loss'));
  const state = { by: same ? 1 : 3, down: true, all: false, hidden: new Set(same ? [2, 3] : []) };
  const show = () => part.replaceChildren(part.firstChild, ...profitTable(accounts, state, show));
  show();
  return part;
}

function profitTable(accounts, state, show) {
  const key = COLUMNS[state.by][1];
  const size = (account) => (state.by === 3 && state.down ? Math.abs(key(account)) : key(account));
  const order = (a, b) => (size(a) < size(b) ? -1 : size(a) > size(b) ? 1 : 0) * (state.down ? -1 : 1);
  const sorted = [...accounts].sort(order);
  const most = Math.max(...accounts.map((account) => Math.abs(Number(account.difference))), 1e-9);
  const head = COLUMNS.map(([name], i) => make('th', { scope: 'col', 'aria-sort': state.by === i ? (state.down ? 'descending' : 'ascending') : null }, button(name, () => {
    state.down = state.by === i ? !state.down : i !== 0;
    state.by = i;
    show();
  }, { class: 'sort' }))).filter((_, i) => !state.hidden.has(i));
  const rows = sorted.slice(0, state.all ? undefined : ROWS).map((account) => profitRow(account, most).filter((_, i) => !state.hidden.has(i)));
  const more = sorted.length > ROWS && !state.all ? button(`Show all ${count(sorted.length)}`, () => { state.all = true; show(); }, { class: 'quiet' }) : null;
  return [table('Credits: cash and the worth of positions at the last prices, less what was paid in', head, rows), more].filter(Boolean);
}

function profitRow(account, most) {
  const difference = Number(account.difference);
  const bar = make('i', { class: difference < 0 ? 'down' : 'up', 'aria-hidden': 'true' });
  bar.style.setProperty('--p', Math.abs(difference) / most);
  const note = account.part !== 'kept' ? account.part.replace('-', ' ') : account.refused > 0 ? `${account.refused} refused now` : '';
  return [
    make('th', { scope: 'row' }, words(account.name || account.id), note ? make('small', {}, note) : null),
    make('td', {}, signed(Number(account.recordedProfit), 2)),
    make('td', {}, signed(Number(account.changedProfit), 2)),
    make('td', { class: 'with-bar' }, bar, make('span', { class: difference < 0 ? 'down' : difference > 0 ? 'up' : '' }, signed(difference, 2))),
    make('td', {}, count(account.commands)),
  ];
}

function assumptions(result) {
  if (result.assumptions.length === 0) return null;
  return make('section', { class: 'panel' }, make('h3', {}, 'What this takes for granted'), make('ul', {}, result.assumptions.map((each) => make('li', {}, words(each)))));
}

function proof(id, result) {
  const end = (name, ending) => fact(name, make('code', { class: 'hash' }, ending.hash), ` at sequence ${count(ending.sequence)}, ${fineMoment(micros(ending.at))}`);
  return make('section', { class: 'panel' }, make('h3', {}, 'To check it'),
    make('dl', { class: 'standing' }, end('State recorded', result.recorded), end('State now', result.changed)),
    result.command ? make('div', {}, make('p', { class: 'quiet-text' }, 'The same on the command line; DATA is the venue’s folder:'), command(result.command)) : null,
    links(id, result));
}
