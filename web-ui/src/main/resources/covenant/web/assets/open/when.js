// The seventh step: when it opens, closes and expires; and all times of the market on one line.

import { html, nothing, styleMap } from '../lib/lit.js';
import { time } from '../form/fields.js';
import { lengthOf, momentOf } from '../form/times.js';
import { away, moment } from '../format/time.js';

const DAY = 86_400_000;

/** The times of the market. horizon: of the commitment that settles it, or null. */
export function whenStep(form, now, horizon) {
  const later = [['7 days', 7 * DAY], ['30 days', 30 * DAY], ['1 year', 365 * DAY]];
  return html`<div class="pair">
      ${time(form, 'opensAt', { label: 'Opens', optional: true, now, offers: [['1 hour', DAY / 24], ['1 day', DAY]], hint: 'At once, unless you say when. Until then it has prices and no trades.' })}
      ${time(form, 'closesAt', { label: 'Closes', optional: true, now, offers: later, hint: 'No trades after that. Without a time: when you settle it.' })}
      ${time(form, 'expiresAt', { label: 'Expires', optional: true, now, offers: [['90 days', 90 * DAY], ['1 year', 365 * DAY]], hint: 'Without an outcome by then it is voided, and everyone gets everything back.' })}</div>
    ${timeLine(form.values, now, horizon)}`;
}

/** All times on one line; nothing where there is none. */
export function timeLine(values, now, horizon) {
  const marks = [
    ['now', values.opensAt ? 'now' : 'opens now', now],
    ['opens', 'opens', momentOf(values.opensAt)],
    ['decides', 'decides', values.decides ? momentOf(values.decidesAt) : null],
    ['closes', 'closes', momentOf(values.closesAt)],
    ['horizon', 'horizon of the commitment', horizon],
    ['expires', 'voided without an outcome', momentOf(values.expiresAt)],
  ].filter(([, , at]) => at !== null && at >= now).sort((a, b) => a[2] - b[2]);
  if (marks.length < 2) return nothing;
  const [first, last] = [marks[0][2], marks.at(-1)[2]];
  const place = (at) => ((at - first) / Math.max(1, last - first)) * 100 + '%';
  const window = values.decides ? lengthOf(values.window) : null;
  const decides = momentOf(values.decidesAt);
  return html`<div class="line-of-times"><div class="track" aria-hidden="true">
      ${window > 0 && decides > now ? html`<span class="window-span" style=${styleMap({ insetInlineStart: place(Math.max(first, decides - window)), inlineSize: (Math.min(window, decides - first) / Math.max(1, last - first)) * 100 + '%' })}></span>` : nothing}
      ${marks.map(([key, , at]) => html`<span class="mark-of-time" data-mark=${key} style=${styleMap({ insetInlineStart: place(at) })}></span>`)}</div>
    <ol>${marks.map(([key, text, at]) => html`<li><span class="dot" data-mark=${key} aria-hidden="true"></span>${text} <b>${key === 'now' ? '' : moment(at)}</b> <span class="soft">${key === 'now' ? '' : away(at, now)}</span></li>`)}
      ${window > 0 && decides > now ? html`<li class="soft">Shaded: the window over which prices are averaged.</li>` : nothing}</ol></div>`;
}
