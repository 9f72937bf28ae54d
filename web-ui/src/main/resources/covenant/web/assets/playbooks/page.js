// Responses agreed before the crisis, and what they watch.

import { html } from '../lib/lit.js';
import { page } from '../shell/page.js';

page({
  here: 'playbooks',
  title: () => 'Playbooks',
  listen: () => ({ markets: '*' }),
  view: () => html`<h1>Playbooks</h1>`,
});
