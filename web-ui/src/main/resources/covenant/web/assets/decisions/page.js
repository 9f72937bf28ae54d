// What the prices would decide now, and what it would cost to turn it.

import { html } from '../lib/lit.js';
import { page } from '../shell/page.js';

page({
  here: 'decisions',
  title: () => 'Decisions',
  listen: () => ({ markets: '*' }),
  view: () => html`<h1>Decisions</h1>`,
});
