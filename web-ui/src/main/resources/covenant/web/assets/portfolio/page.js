// Cash, positions, orders, profit and statement.

import { html } from '../lib/lit.js';
import { page } from '../shell/page.js';

page({
  here: 'portfolio',
  title: () => 'Portfolio',
  listen: () => null,
  view: () => html`<h1>Portfolio</h1>`,
});
