// What came out of a campaign.

import { CourseChart } from './chart.js';
import { Course, micros } from './course.js';
import { links } from './data.js';
import { button, command, make, words } from './dom.js';
import { fact, sentence } from './replay-result.js';
import { count, short } from '../format/number.js';
import { fineMoment } from '../format/time.js';
import { whiskers } from './whisker.js';

const FINDINGS = 8;
const FIRST = ['decision-flips', 'wrong-decisions', 'price-displacement', 'attacker-profit', 'defender-profit'];

/** The result as an element. */
export function campaignResult(id, result) {
  return make('div', { class: 'result' }, headline(result), courses(result.variants), measures(result.variants), proof(id, result));
}

function headline(result) {
  return make('section', { class: 'panel' },
    make('p', { class: 'quiet-text' }, `${result.variants.length} variants, ${result.runs} runs of each with the attack and without, ${count(result.trades)} trades, seed ${result.seed}.`),
    result.findings.length > 0 ? make('div', {}, make('h4', {}, 'What stands out'), findings(result.findings)) : null);
}

function findings(all) {
  const item = (each) => make('li', {}, words(each));
  const list = make('ul', { class: 'findings' }, all.slice(0, FINDINGS).map(item));
  if (all.length <= FINDINGS) return list;
  const more = button(`Show all ${all.length}`, () => {
    list.append(...all.slice(FINDINGS).map(item));
    more.remove();
  }, { class: 'quiet' });
  return [list, more];
}

/** One variant at a time: its first run with the attack and without. */
function courses(variants) {
  const drawn = variants.filter((variant) => variant.honest && variant.attacked);
  if (drawn.length === 0) return null;
  const place = make('div', {});
  const buttons = drawn.map((variant) => button(variant.name, () => show(variant), { class: 'tab', 'aria-pressed': 'false' }));
  const show = (variant) => {
    buttons.forEach((each, i) => each.setAttribute('aria-pressed', String(drawn[i] === variant)));
    place.replaceChildren(course(variant));
  };
  show(drawn[0]);
  return make('section', { class: 'panel' }, make('h3', {}, 'One run, with the attack and without'), make('div', { class: 'tabs', role: 'group', 'aria-label': 'Variant' }, buttons), place);
}

function course(variant) {
  const marks = variant.marks.map((mark) => ({ ...mark, at: micros(mark.at) }));
  const chart = new CourseChart({
    base: new Course(variant.honest, variant.conditions, false),
    other: new Course(variant.attacked, variant.conditions, false),
    baseName: 'without',
    otherName: 'attacked',
    marks,
  });
  const changes = variant.changes.length > 0 ? variant.changes : ['As the file has it, without a defence.'];
  const attack = variant.attack;
  return make('div', {},
    make('ul', { class: 'changes' }, changes.map((change) => make('li', {}, words(change)))),
    make('dl', { class: 'standing' },
      attack ? fact('Attack', make('b', {}, attack.kind), ' on ', words(attack.target), `, budget ${attack.budget}, bounty ${attack.bounty}`) : null,
      fact('Without', ...sentence(variant.honest.decision, variant.conditions)),
      fact('Attacked', ...sentence(variant.attacked.decision, variant.conditions))),
    chart.element,
    marks.length > 0 ? markList(marks, chart) : null);
}

function markList(marks, chart) {
  const shown = marks.slice(0, 200);
  const entry = (mark) => make('li', { 'data-party': mark.party }, button(fineMoment(mark.at), () => {
    chart.show(chart.moments.atTime(mark.at));
    chart.range.focus();
  }, { class: 'plain' }), ' ', words(mark.player), ': ', words(mark.what));
  return make('details', { class: 'fold' }, make('summary', {}, `What attackers and defenders did (${marks.length})`), make('ol', { class: 'mark-list' }, shown.map(entry)));
}

function measures(variants) {
  const all = new Map();
  for (const variant of variants) {
    for (const measure of variant.measures) {
      if (!all.has(measure.id)) all.set(measure.id, { ...measure, rows: [] });
      all.get(measure.id).rows.push({ name: variant.name, ...measure });
    }
  }
  const rank = (measure) => (FIRST.includes(measure.id) ? FIRST.indexOf(measure.id) : FIRST.length);
  const known = [...all.values()].filter((measure) => measure.rows.some((row) => row.estimate !== null)).sort((a, b) => rank(a) - rank(b));
  return make('section', { class: 'panel' },
    make('h3', {}, 'Measures by variant'),
    make('p', { class: 'quiet-text' }, 'A dot is the mean over the runs; its line is the 95% interval.'),
    make('div', { class: 'measures' }, known.map(measureBlock)));
}

function measureBlock(measure) {
  return make('section', { class: 'measure' },
    make('h4', { title: measure.what }, measure.title, measure.unit ? make('small', {}, measure.unit) : null),
    whiskers(measure.rows, short),
    make('p', { class: 'quiet-text' }, measure.what));
}

function proof(id, result) {
  return make('section', { class: 'panel' }, make('h3', {}, 'To check it'),
    result.documentedAt ? make('dl', { class: 'standing' }, fact('Documented', words(result.documentedAt))) : null,
    result.command ? make('div', {}, make('p', { class: 'quiet-text' }, 'The same on the command line:'), command(result.command)) : null,
    links(id, result));
}
