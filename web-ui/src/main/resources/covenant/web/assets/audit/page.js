// Every act of an office, and why.

import { html } from '../lib/lit.js';
import { page } from '../shell/page.js';

page({
  here: 'audit',
  title: () => 'Audit',
  listen: () => null,
  view: () => html`<h1>Audit</h1>`,
});
