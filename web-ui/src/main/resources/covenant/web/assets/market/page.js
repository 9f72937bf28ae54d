// The page of one market.

import { html, nothing } from '../lib/lit.js';
import { idInAddress, page } from '../shell/page.js';
import { MarketChart } from './market-chart.js';

const id = idInAddress();
let chart = null;

const app = page({
  title: (app) => app.store.markets.get(id)?.title ?? 'Market',
  listen: () => ({ markets: id }),
  view: (app) => {
    const market = app.store.markets.get(id);
    chart ??= new MarketChart(app, id);
    return html`<h1 dir="auto">${market?.title ?? 'Market'}</h1>${market ? html`<section class="panel">${chart.view(market)}</section>` : nothing}`;
  },
});

app.onFrames(['market', 'trade', 'condition', 'decision', 'commitment', 'resumed', 'snapshot'], (frame) => chart?.hear(frame));
