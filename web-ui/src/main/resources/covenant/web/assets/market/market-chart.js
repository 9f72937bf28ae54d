// The chart of a market.

import { nothing } from '../lib/lit.js';

/** The chart of one market. */
export class MarketChart {
  constructor(app, id) {
    this.app = app;
    this.id = id;
  }

  hear() {}

  view() {
    return nothing;
  }
}
