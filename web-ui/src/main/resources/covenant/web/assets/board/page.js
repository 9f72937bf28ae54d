// Commitments of AI labs and governments, what traders expect if they are kept, and if they are broken.

import { html } from '../lib/lit.js';
import { page } from '../shell/page.js';

page({
  here: 'board',
  title: () => 'The board',
  listen: () => ({ markets: '*' }),
  view: () => html`<h1>The board</h1>`,
});
