// The board: who promised what, how likely it is broken, and what is expected in each case.

import { html } from '../lib/lit.js';
import { term } from '../shell/glossary.js';
import { page } from '../shell/page.js';
import { Choice } from './choice.js';
import { Lights } from './lights.js';
import { list, tools } from './list.js';
import { moved } from './moved.js';
import { Movements } from './movements.js';
import { Near } from './near.js';
import { actorsOf, fits, Order } from './order.js';
import { rowsOf } from './rows.js';
import { waiting, welcome } from './welcome.js';

const PATIENCE_MS = 300;
const begun = performance.now();
const pointer = window.matchMedia('(hover: hover)');

/** What the page holds together. */
class Board {
  constructor(app) {
    this.app = app;
    const refresh = () => app.refresh();
    this.choice = new Choice(refresh);
    this.lights = new Lights(refresh);
    this.movements = new Movements(refresh);
    this.order = new Order();
    this.near = new Near(refresh);
    this.markets = new Map();
    this.unfolded = false;
    this.rows = null;
    this.movers = null;
    this.moversOf = null;
    setTimeout(refresh, PATIENCE_MS);
  }

  fold() {
    this.unfolded = !this.unfolded;
    this.app.refresh();
  }

  view() {
    const { store } = this.app;
    if (store.whole) { // what was known stays until all is told anew, such as after signing in
      this.rows = rowsOf(store);
      this.markets = new Map(store.markets);
    }
    return html`<div class="claim">
        <h1>What a promise is worth, and what it would cost to break it</h1>
        <p>AI labs and governments make commitments on safety. Here people bet on what happens <em>if each is kept</em> and <em>if it is broken</em>. Both
          ${term('conditional', 'prices')} stand side by side; the difference is the ${term('defection', 'price of defection')}. They say what traders expect in each case, ${term('evidential', 'not what a breach would cause')}.${this.app.venue?.guests ? ' All money here is play money.' : ''}</p>
      </div>
      ${this.app.tour.offer()}
      ${this.rows ? this.all(this.rows) : waiting(performance.now() - begun > PATIENCE_MS)}`;
  }

  /** A market by its id; nothing for one that is not on the board. */
  market(id) {
    return this.markets.get(id);
  }

  all(rows) {
    const { app, choice } = this;
    if (rows.length === 0) return welcome(app);
    this.movements.choose(choice.period);
    const held = document.querySelector(pointer.matches ? '.board .line:hover, .board .line:focus-within' : '.board .line:focus-within') !== null;
    const actors = [...actorsOf(rows).keys()].filter(Boolean);
    const shown = this.order.of(rows, choice, (row) => this.movements.of(row), held);
    return html`${moved(this)}
      <section class="stack" aria-labelledby="all-title" data-tour="board">
        <h2 id="all-title">All commitments and markets</h2>
        ${tools(choice, actors, shown.filter((row) => fits(row, choice)).length, rows.length)}
        ${list(this, shown)}
      </section>`;
  }
}

let board = null;

page({
  here: 'board',
  title: () => 'The board',
  listen: () => ({ markets: '*' }),
  view: (app) => (board ??= new Board(app)).view(),
});
