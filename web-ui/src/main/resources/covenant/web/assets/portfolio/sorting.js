// Tables whose columns sort: a button in each head, and the order that was chosen.

import { html, nothing } from '../lib/lit.js';

/** The order of a table. columns: { key: (row) => number, bigint or text }; the greatest first, texts from A to Z. */
export class Sorting {
  constructor(app, columns, by) {
    this.app = app;
    this.columns = columns;
    this.by = by;
    this.turned = false;
  }

  /** Sorts by a column; by the same one again, the other way round. */
  choose(key) {
    this.turned = this.by === key && !this.turned;
    this.by = key;
    this.app.refresh();
  }

  /** The rows in order; those without a value last. */
  sorted(rows) {
    const value = this.columns[this.by];
    const way = this.turned ? -1 : 1;
    return [...rows].sort((one, other) => {
      const [a, b] = [value(one), value(other)];
      if (a === null || b === null) return (a === null) - (b === null);
      if (a === b) return 0;
      return (typeof a === 'string' ? (a < b ? -1 : 1) : (a > b ? -1 : 1)) * way;
    });
  }

  /** The head of a column. figure: whether figures stand below it. */
  head(key, text, figure = true) {
    const here = this.by === key;
    const isText = !figure;
    return html`<th scope="col" class=${figure ? 'figure-head' : nothing} aria-sort=${here ? (this.turned === isText ? 'descending' : 'ascending') : nothing}>
      <button type="button" class="sort" @click=${() => this.choose(key)}>${text}</button></th>`;
  }
}
