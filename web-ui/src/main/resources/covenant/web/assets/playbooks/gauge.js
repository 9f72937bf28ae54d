// Where a signal stands between its reset and its threshold.

import { html, nothing, svg } from '../lib/lit.js';
import { isProbability, signalNow, signalWords, valueWords } from './words.js';

const WIDTH = 300;
const HEIGHT = 34;
const Y = 20;

/** A bar with the threshold, the reset and the value of this moment; nothing where a breach is watched. */
export function gauge(playbook, market) {
  const { threshold, reset, when } = playbook;
  const signal = { ...playbook.signal, value: signalNow(playbook.signal, market) };
  if (signal.kind === 'breach') return nothing;
  const [low, high] = range({ ...playbook, signal }, market);
  const x = (value) => Math.max(0, Math.min(1, (value - low) / (high - low))) * (WIDTH - 12) + 6;
  const beyond = when === 'above' ? [x(threshold), WIDTH - 6] : [6, x(threshold)];
  const words = `${signalWords(signal, market)} is ${valueWords(signal, market, signal.value)}; the threshold is ${valueWords(signal, market, threshold)}`;
  return html`<figure class="gauge">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words}>
      <rect class="rail" x="6" y=${Y - 3} width=${WIDTH - 12} height="6" rx="3"></rect>
      <rect class="beyond" x=${beyond[0]} y=${Y - 3} width=${Math.max(0, beyond[1] - beyond[0])} height="6"></rect>
      ${reset !== threshold ? svg`<line class="reset" x1=${x(reset)} x2=${x(reset)} y1=${Y - 7} y2=${Y + 7}></line>` : nothing}
      <line class="threshold" x1=${x(threshold)} x2=${x(threshold)} y1=${Y - 10} y2=${Y + 10}></line>
      ${signal.value === null ? nothing : svg`<path class="now" d="M${x(signal.value)} ${Y - 4}l-5 -9h10z"></path>`}
    </svg>
    <figcaption><b class="number">${valueWords(signal, market, signal.value)}</b> now, triggered at or ${when} ${valueWords(signal, market, threshold)}${reset !== threshold
      ? html`, calm again at ${valueWords(signal, market, reset)}` : nothing}</figcaption>
  </figure>`;
}

function range({ signal, threshold, reset }, market) {
  const differs = signal.kind === 'price-of-defection' || signal.kind === 'lead';
  if (isProbability(signal, market) && !differs) return [0, 1];
  const span = market?.metric.type === 'scalar' ? Number(market.metric.high) - Number(market.metric.low) : 1;
  const values = [threshold, reset, signal.value ?? threshold];
  const air = Math.max(span / 20, (Math.max(...values) - Math.min(...values)) / 4);
  return [Math.min(...values) - air, Math.max(...values) + air];
}
