// One commitment: its text, evidence, attestations, bond and markets.

import { html } from '../lib/lit.js';
import { page } from '../shell/page.js';

page({
  here: 'commitments',
  title: () => 'Commitment',
  listen: () => ({ markets: '*' }),
  view: () => html`<h1>Commitment</h1>`,
});
