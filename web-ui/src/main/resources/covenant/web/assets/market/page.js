// The page of one market.

import { html } from '../lib/lit.js';
import { idInAddress, page } from '../shell/page.js';

const id = idInAddress();

page({
  title: (app) => app.store.markets.get(id)?.title ?? 'Market',
  listen: () => ({ markets: id }),
  view: (app) => html`<h1 dir="auto">${app.store.markets.get(id)?.title ?? 'Market'}</h1>`,
});
