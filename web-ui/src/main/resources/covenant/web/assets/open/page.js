// A guided form that shows the subsidy and the worst loss before they are paid.

import { html } from '../lib/lit.js';
import { page } from '../shell/page.js';

page({
  here: 'open',
  title: () => 'Open a market',
  listen: () => null,
  view: () => html`<h1>Open a market</h1>`,
});
