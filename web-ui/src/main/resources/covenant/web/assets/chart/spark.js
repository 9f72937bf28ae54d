// A small line that shows how one value went: no axes, a sentence for those who do not see it.

import { html, nothing, svg } from '../lib/lit.js';

const WIDTH = 100;
const HEIGHT = 24;
const AIR = 2.5;
const TAIL = 4; // so that a last step is seen as one

/**
 * A sparkline.
 * points: [[at, value], ..], a value stands until the next, null where there was none. name: what it shows, in a sentence, such as
 * "P(broken) over 24 h: from 12.0% to 15.4%". least: the height of the picture means at least so much, so that what hardly moved looks so.
 * colour: of the condition, 0 to 7; none for the text's own.
 */
export function spark(points, { name, least = 0, colour = null }) {
  const known = points.filter(([, value]) => value !== null && value !== undefined);
  const shape = known.length < 2 ? null : pathOf(known, points[0][0], least);
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${name} data-colour=${colour ?? nothing}>
    ${shape === null ? svg`<path class="spark-none" d="M0 ${HEIGHT / 2}H${WIDTH}"></path>` : svg`<path d=${shape}></path>`}
  </svg>`;
}

function pathOf(known, first, least) {
  const last = known.at(-1)[0];
  const values = known.map(([, value]) => value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = Math.max(high - low, least) || 1;
  const middle = (low + high) / 2;
  const x = (at) => Math.round((last === first ? 1 : (at - first) / (last - first)) * (WIDTH - TAIL) * 10) / 10;
  const y = (value) => Math.round((HEIGHT / 2 - ((value - middle) / span) * (HEIGHT - 2 * AIR)) * 10) / 10;
  return known.map(([at, value], n) => (n === 0 ? `M${x(at)} ${y(value)}` : `H${x(at)}V${y(value)}`)).join('') + `H${WIDTH}`;
}
