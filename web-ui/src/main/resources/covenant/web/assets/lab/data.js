// The data of a study as files: JSON as the venue has it, and tables of it as CSV.

import { save } from '../live/download.js';
import { button, make } from './dom.js';
import { addressOf, result } from './studies.js';

/** A file of these rows: the first has the names. */
export function csv(rows) {
  const cell = (value) => {
    const text = value === null || value === undefined ? '' : String(value);
    // What a spreadsheet would take for a formula is told as text; figures stay figures.
    const plain = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}

/** Who gained and lost, by account. */
function profits({ accounts }) {
  return [['account', 'name', 'part', 'commands', 'refused', 'recorded', 'now', 'difference'],
    ...accounts.map((each) => [each.id, each.name, each.part, each.commands, each.refused, each.recordedProfit, each.changedProfit, each.difference])];
}

/** How the prices and statistics went, a row for each point of each course and condition. */
function courses(figures) {
  const rows = [['market', 'course', 'at', 'sequence', 'condition', 'expected', 'statistic']];
  const add = (market, name, course, conditions) => {
    for (const point of course?.points ?? []) conditions.forEach((condition, c) => rows.push([market, name, point.at, point.sequence, condition, point.expected?.[c], point.statistic?.[c]]));
  };
  for (const each of figures.markets ?? []) {
    add(each.id, 'recorded', each.recorded, each.conditions);
    if (!figures.same) add(each.id, 'now', each.changed, each.conditions);
  }
  for (const each of figures.variants ?? []) {
    add(each.name, 'without', each.honest, each.conditions);
    add(each.name, 'attacked', each.attacked, each.conditions);
  }
  return rows;
}

/** Every measure under every variant, with its interval. */
function measures({ variants }) {
  return [['variant', 'measure', 'unit', 'runs', 'estimate', 'low', 'high'],
    ...variants.flatMap((variant) => variant.measures.map((each) => [variant.name, each.id, each.unit, each.runs, each.estimate, each.low, each.high]))];
}

/** Where else a study can be read, and its data as files. */
export function links(id, figures) {
  const file = (name, text, rows) => button(text, () => save(`${id}-${name}.csv`, 'text/csv', csv(rows())), { class: 'quiet' });
  const json = button('All as JSON', async () => save(`${id}.json`, 'application/json', JSON.stringify(await result(id), null, 1)), { class: 'quiet' });
  return make('div', { class: 'row links' },
    make('a', { href: addressOf(id, 'report'), target: '_blank', rel: 'noopener' }, 'Full report'),
    json,
    figures.variants ? file('measures', 'Measures as CSV', () => measures(figures)) : file('profits', 'Profits as CSV', () => profits(figures)),
    file('courses', 'Courses as CSV', () => courses(figures)));
}
