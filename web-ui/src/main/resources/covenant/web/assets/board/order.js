// Which rows are on show, and in what order: it changes when the reader says so, and never under his pointer or focus.

import { chance } from './rows.js';

const part = (row, value) => (row.measure && value !== null ? (value - row.measure.low) / (row.measure.high - row.measure.low) : null);

/** The orders: what they are called, what they go by (null comes last), whether the largest comes first. */
export const ORDERS = {
  actor: { name: 'Actor', by: null, down: false },
  chance: { name: 'Chance', by: chance, down: true },
  token: { name: 'Expected', by: (row) => (row.market ? part(row, row.measure.token) : null), down: true },
  defection: { name: 'Price of defection', by: (row) => (row.market?.priceOfDefection == null ? null : row.market.priceOfDefection / (row.measure.high - row.measure.low)), down: true },
  moved: { name: 'Moved', by: (row, moved) => (moved(row) ? Math.abs(moved(row).change.share) : null), down: true },
  liquidity: { name: 'Liquidity', by: (row) => (row.market ? Number(row.market.liquidity) : null), down: true },
  until: { name: 'What is next', by: (row) => row.until?.at ?? null, down: false },
};

const FILTERS = {
  decides: (row) => Boolean(row.market?.decision),
  bond: (row) => row.bond > 0,
  thin: (row) => row.thin !== null,
};

const STATES = {
  all: () => true,
  open: (row) => row.state === 'open',
  known: (row) => row.state === 'known',
  ended: (row) => row.ended,
};

/** Whether a row is what the reader asked for. */
export function fits(row, choice) {
  return STATES[choice.state](row)
    && choice.only.every((each) => FILTERS[each](row))
    && (choice.actor === '' || row.actor === choice.actor)
    && choice.words.every((word) => row.text.includes(word));
}

let ranks = new Map();

/** All actors, by name; looked at again only when there is a new one. */
export function actorsOf(rows) {
  if (rows.some((row) => !ranks.has(row.actor))) {
    const names = [...new Set(rows.map((row) => row.actor))].sort((a, b) => (a === '') - (b === '') || a.localeCompare(b, 'en'));
    ranks = new Map(names.map((name, n) => [name, n]));
  }
  return ranks;
}

function compare(choice, moved) {
  const { by, down } = ORDERS[choice.sort];
  const sign = (down ? -1 : 1) * (choice.turned ? -1 : 1);
  if (by === null) return (a, b) => sign * (ranks.get(a.actor) - ranks.get(b.actor)) || a.number - b.number;
  return (a, b) => {
    const x = by(a, moved);
    const y = by(b, moved);
    if (x === null || y === null) return (x === null) - (y === null) || a.number - b.number;
    return sign * (x - y) || a.number - b.number;
  };
}

/** The rows on show, in order. */
export class Order {
  constructor() {
    this.key = null;
    this.shown = new Map();
  }

  /** held: the reader points at or is within the rows: what is there stays where it is, what is new comes last. */
  of(rows, choice, moved, held) {
    const stays = held && choice.key === this.key;
    const place = (row) => this.shown.get(row.key) ?? Infinity;
    const real = compare(choice, moved);
    const found = rows
      .filter((row) => fits(row, choice) || (stays && this.shown.has(row.key)))
      .sort(stays ? (a, b) => (place(a) === place(b) ? real(a, b) : place(a) - place(b)) : real);
    this.key = choice.key;
    this.shown = new Map(found.map((row, n) => [row.key, n]));
    return found;
  }
}

/** Runs of rows of the same actor. */
export function groups(rows) {
  const byActor = new Map();
  for (const row of rows) {
    if (!byActor.has(row.actor)) byActor.set(row.actor, []);
    byActor.get(row.actor).push(row);
  }
  return [...byActor];
}
