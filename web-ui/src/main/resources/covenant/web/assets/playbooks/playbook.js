// One response: its signal, its state, its firings and drills.

import { html } from '../lib/lit.js';
import { page } from '../shell/page.js';

page({
  here: 'playbooks',
  title: () => 'Playbook',
  listen: () => ({ markets: '*' }),
  view: () => html`<h1>Playbook</h1>`,
});
