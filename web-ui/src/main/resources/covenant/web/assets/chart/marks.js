// The marks under a chart: what happened when, each a button that tells of it; many at one place are one button with their count.

import { html, nothing, styleMap } from '../lib/lit.js';
import { moment } from '../format/time.js';
import { count } from '../format/number.js';
import { gather } from './scales.js';

const ROOM = 27;

/** The strip of marks in sight. chart.openMark: the moment of the one that is open, chart.peek: of the one under the pointer or the focus. */
export function marksView(chart, place) {
  const groups = gather(chart.marks, place.x, ROOM);
  if (groups.length === 0) return nothing;
  return html`<ol class="chart-marks" aria-label="Events on the time axis">${groups.map((group) => {
    const { at } = group.marks[0];
    const open = chart.openMark === at;
    const several = group.marks.length > 1;
    return html`<li style=${styleMap({ left: `${Math.min(group.x, place.width - 13)}px` })}>
      <button type="button" class="chart-mark" data-kind=${several ? 'several' : group.marks[0].kind} aria-expanded=${String(open)}
        aria-label=${several ? `${count(group.marks.length)} events, ${moment(at)} to ${moment(group.marks.at(-1).at)}` : `${group.marks[0].text}, ${moment(at)}`}
        @click=${() => chart.openMarks(open ? null : at)}
        @pointerenter=${() => chart.peekAt(at)} @pointerleave=${() => chart.peekAt(null)} @focus=${() => chart.peekAt(at)} @blur=${() => chart.peekAt(null)}
        @keydown=${(event) => { if (event.key === 'Escape') chart.openMarks(null); }}>${several ? count(group.marks.length) : sign(group.marks[0])}</button>
      </li>`;
  })}</ol>${card(chart, place, groups)}`;
}

/** Letters of the kinds that several pages know; any other kind is a dot, unless the mark has a sign of its own. */
const SIGNS = { evidence: 'E', attestation: 'A', condition: 'C', liquidity: 'L', opened: 'O', closed: 'X', outcome: 'M', decision: 'D', commitment: 'P', repriced: 'J' };

function sign(mark) {
  return mark.sign ?? SIGNS[mark.kind] ?? '•';
}

function card(chart, place, groups) {
  const at = chart.openMark ?? chart.peek;
  const group = at === null ? undefined : groups.find(({ marks }) => marks.some((mark) => mark.at === at));
  if (!group) return nothing;
  const width = Math.min(336, place.width);
  const left = Math.min(Math.max(0, group.x - width / 2), place.width - width);
  return html`<div class="chart-card" style=${styleMap({ left: `${left}px`, width: `${width}px` })} data-open=${String(chart.openMark !== null)}>
    ${chart.openMark === null ? nothing : html`<button type="button" class="close" aria-label="Close" @click=${() => chart.openMarks(null)}>×</button>`}
    ${markList(group.marks, chart.openMark !== null)}
    ${chart.openMark !== null && group.marks.length > 1 ? html`<button type="button" class="quiet" @click=${() => chart.showMarks(group.marks)}>Zoom to these</button>` : nothing}
  </div>`;
}

/** Marks as a list of sentences; linked unless the list goes away as soon as the focus moves. */
export function markList(marks, isLinked = true) {
  return html`<ul class="chart-mark-list">${marks.map((mark) => html`<li><time>${moment(mark.at)}</time>
    ${mark.href && isLinked ? html`<a href=${mark.href} rel="noopener noreferrer"><bdi>${mark.text}</bdi></a>` : html`<bdi>${mark.text}</bdi>`}</li>`)}</ul>`;
}
