// The words of this venue, each explained once.

import { html } from '../lib/lit.js';
import { page } from '../shell/page.js';

page({
  here: null,
  title: () => 'Glossary',
  listen: () => null,
  view: () => html`<h1>Glossary</h1>`,
});
