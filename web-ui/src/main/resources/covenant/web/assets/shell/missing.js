// What stands at an address that leads nowhere.

import { html } from '../lib/lit.js';
import { page } from './page.js';

page({
  title: () => 'Not here',
  view: () => html`<section class="empty"><h1>There is nothing here</h1>
    <p>No page of this venue has this address. <a href="/">The board</a> lists all markets, <a href="/commitments">Commitments</a> who promised what.</p></section>`,
});
