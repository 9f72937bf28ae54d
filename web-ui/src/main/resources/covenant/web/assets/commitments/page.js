// Who promised what, what has been found, and what is at stake.

import { html } from '../lib/lit.js';
import { page } from '../shell/page.js';

page({
  here: 'commitments',
  title: () => 'Commitments',
  listen: () => ({ markets: '*' }),
  view: () => html`<h1>Commitments</h1>`,
});
