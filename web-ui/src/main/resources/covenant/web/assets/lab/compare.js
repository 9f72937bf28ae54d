// The same replay under several rules, side by side.

import { button, make, table, words } from './dom.js';
import { decimal, placesFor, signed } from '../format/number.js';

const WHO = 8;
const AT_ONCE = 4;

/** One column for what was recorded and one for each study: [{id, result}]; `open(id)` shows one of them whole. */
export function comparison(studies, open) {
  const first = studies[0].result;
  const head = ['', 'recorded', ...studies.map(({ id, result }) => make('th', { scope: 'col' }, button(nameOf(result), () => open(id), { class: 'sort', title: 'Show this replay' })))];
  const deciding = first.markets.filter((market) => market.rule);
  const concerned = deciding.filter((market) => first.terms.markets.length === 0 || first.terms.markets.includes(market.id) || isFlipped(market, studies));
  const ordered = [...concerned].sort((a, b) => isFlipped(b, studies) - isFlipped(a, studies));
  return make('div', { class: 'result' },
    make('section', { class: 'panel' },
      make('h2', {}, 'Rules side by side'),
      make('ul', { class: 'changes' }, shared(studies).map((change) => make('li', {}, words(change)))),
      make('p', { class: 'quiet-text' }, 'A click on a rule shows its replay whole.')),
    ordered.slice(0, AT_ONCE).map((market) => make('section', { class: 'panel' }, make('h3', {}, make('a', { href: '/markets/' + encodeURIComponent(market.id) }, words(market.title || market.id))), decisions(market, studies, head.map(copy)))),
    ordered.slice(AT_ONCE).map((market) => folded(market, () => decisions(market, studies, head.map(copy)))),
    make('section', { class: 'panel' }, make('h3', {}, 'Who gains'), gains(studies, head.map(copy))));
}

function copy(cell) {
  if (!(cell instanceof Element)) return cell;
  const made = cell.cloneNode(true);
  made.firstChild.addEventListener('click', () => cell.firstChild.click());
  return made;
}

/** Whether any of the rules decides otherwise than was recorded. */
function isFlipped(market, studies) {
  return studies.some(({ result }) => result.markets.find((each) => each.id === market.id)?.flipped);
}

function folded(market, inside) {
  const details = make('details', { class: 'panel fold' }, make('summary', {}, words(market.title || market.id)));
  details.addEventListener('toggle', () => { if (details.open && details.children.length === 1) details.append(inside()); });
  return details;
}

/** The rule's name, or that it is the recorded one. */
export function nameOf(result) {
  return result.terms.rule ?? 'its own rule';
}

/** What was changed in all of them. */
function shared(studies) {
  const common = studies[0].result.changes.filter((change) => studies.every(({ result }) => result.changes.includes(change)));
  return common.length > 0 ? common : ['Nothing but the rule was changed.'];
}

function decisions(market, studies, head) {
  const same = studies.map(({ result }) => result.markets.find((each) => each.id === market.id)).filter(Boolean);
  const falls = [market.recorded.decision, ...same.map((each) => each.changed.decision)];
  const averages = falls.flatMap((fall) => fall?.averages ?? []).filter((average) => average !== null);
  const places = placesFor(averages.length > 0 ? Math.max(...averages) - Math.min(...averages) : 1);
  const recorded = market.recorded.decision?.condition;
  const cell = (fall) => make('td', { class: fall && recorded && fall.condition !== recorded ? 'strong' : '' }, fall ? words(fall.condition ?? 'nothing') : 'not yet', fall && recorded && fall.condition !== recorded ? make('small', {}, 'flipped') : null);
  const rows = [
    [make('th', { scope: 'row' }, 'Decision'), ...falls.map(cell)],
    [make('th', { scope: 'row' }, 'Reason'), ...falls.map((fall) => make('td', { class: 'text' }, fall?.reason ?? '–'))],
    ...market.conditions.map((condition, c) => [make('th', { scope: 'row', class: 'condition', 'data-colour': c % 8 }, 'Average if ', words(condition)), ...falls.map((fall) => make('td', {}, decimal(fall?.averages[c], places)))]),
    [make('th', { scope: 'row' }, 'Largest divergence'), make('td', {}, '–'), ...same.map((each) => make('td', {}, decimal(each.divergence.largest, 3)))],
  ];
  return table(`What each rule decides in ${market.id}, and by what`, head, rows, { class: 'grid side' });
}

/** The accounts to which it matters most. */
function gains(studies, head) {
  const all = new Map();
  for (const account of studies[0].result.accounts) all.set(account.id, { name: account.name || account.id, recorded: Number(account.recordedProfit), now: [] });
  for (const { result } of studies) {
    for (const account of result.accounts) all.get(account.id)?.now.push(Number(account.changedProfit));
  }
  const range = (each) => Math.max(each.recorded, ...each.now) - Math.min(each.recorded, ...each.now);
  const shown = [...all.values()].sort((a, b) => range(b) - range(a)).slice(0, WHO);
  const rows = shown.map((each) => [
    make('th', { scope: 'row' }, words(each.name)),
    make('td', {}, signed(each.recorded, 2)),
    ...each.now.map((now) => make('td', { class: now > each.recorded + 0.005 ? 'up' : now < each.recorded - 0.005 ? 'down' : '' }, signed(now, 2))),
  ]);
  return table(`Profit in credits of the ${shown.length} accounts to whom it makes the largest difference`, head, rows, { class: 'grid side' });
}
