// A measure under every variant: a dot with its interval, all on one scale.

import { draw, make, words } from './dom.js';

const WIDTH = 200;
const HEIGHT = 18;
const PAD = 6;

/** A table of {name, estimate, low, high, runs}, drawn and in figures. */
export function whiskers(rows, text) {
  const known = rows.filter((row) => row.estimate !== null);
  const low = Math.min(0, ...known.map((row) => row.low ?? row.estimate));
  const high = Math.max(0, ...known.map((row) => row.high ?? row.estimate));
  const x = (value) => PAD + (high > low ? (value - low) / (high - low) : 0.5) * (WIDTH - 2 * PAD);
  return make('table', { class: 'whiskers' }, make('tbody', {}, rows.map((row) => make('tr', {},
    make('th', { scope: 'row' }, words(row.name)),
    make('td', { class: 'drawn' }, row.estimate === null ? null : drawing(row, x)),
    make('td', { class: 'figures' }, row.estimate === null ? 'none' : [make('b', {}, text(row.estimate)), make('small', {}, ` ${text(row.low)} to ${text(row.high)}`)])))));
}

function drawing(row, x) {
  const middle = HEIGHT / 2;
  return draw('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    draw('line', { x1: x(0), x2: x(0), y1: 0, y2: HEIGHT, class: 'rule zero', 'vector-effect': 'non-scaling-stroke' }),
    draw('line', { x1: x(row.low ?? row.estimate), x2: x(row.high ?? row.estimate), y1: middle, y2: middle, class: 'interval', 'vector-effect': 'non-scaling-stroke' }),
    draw('line', { x1: x(row.estimate), x2: x(row.estimate), y1: middle, y2: middle, class: 'dot', 'vector-effect': 'non-scaling-stroke' }));
}
