// Commitments that bind only once enough have signed.

import { html } from '../lib/lit.js';
import { page } from '../shell/page.js';

page({
  here: null,
  title: () => 'Joint pledges',
  listen: () => ({ markets: '*' }),
  view: () => html`<h1>Joint pledges</h1>`,
});
