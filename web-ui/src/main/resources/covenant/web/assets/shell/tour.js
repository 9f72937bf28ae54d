// The tour of a demo venue: what to look at first, step by step.

import { nothing } from '../lib/lit.js';

/** The tour of one page. */
export class Tour {
  constructor(app) {
    this.app = app;
  }

  view() {
    return nothing;
  }
}
