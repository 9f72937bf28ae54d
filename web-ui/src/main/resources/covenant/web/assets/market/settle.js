// The acts that end a market, each with what it does to whom.

import { html, nothing } from '../lib/lit.js';
import { line, lines, pick } from '../form/fields.js';
import { exactly, micros, typed } from '../format/credits.js';
import { metricDifference, metricWithUnit } from '../format/metric.js';
import { count, percent } from '../format/number.js';

const pathOf = (market, call) => `/api/v1/markets/${encodeURIComponent(market.id)}/${call}`;
const REASON = { label: 'Why', hint: 'Public, and journaled under your name.' };
const reasonOf = ({ reason }) => (reason.trim() ? { reason: reason.trim() } : {});
const newest = (app, market) => app.store.markets.get(market.id) ?? market;

/** While nobody can trade nothing may have changed since the dialog opened; while trading goes on each trade would be a change. */
const insist = (app, market) => () => (newest(app, market).phase === 'open' ? null : newest(app, market).changedSequence);

/** Settling which condition came about. */
export function conditionAct(app, market) {
  return {
    key: `condition ${market.id}`,
    title: 'Settle the condition',
    confirm: 'Settle it',
    values: { condition: '', reason: '' },
    check: ({ condition }) => (condition ? {} : { condition: 'Which one came about?' }),
    fields: (form) => html`${pick(form, 'condition', { label: 'Which condition came about?', choices: [['', 'Choose'], ...market.conditions.map((each) => [each.id, each.id])] })}
      ${lines(form, 'reason', { ...REASON, rows: 2, optional: true })}`,
    says: ({ condition }) => conditionSays(newest(app, market), condition),
    final: 'The other branches end at once.',
    path: pathOf(market, 'condition'),
    body: (values) => ({ condition: values.condition, ...reasonOf(values) }),
    what: ({ condition }) => `Settle “${market.title}”: ${condition} came about`,
    done: (answer, { condition }) => `“${market.title}”: ${condition} came about; the others are called off.`,
    ifMatch: insist(app, market),
  };
}

function conditionSays(market, condition) {
  if (!condition) return html`<p class="soft">Whoever traded in a branch that did not come about is back where they were, to the last millionth.</p>`;
  const chosen = market.conditions.find((each) => each.id === condition);
  const others = market.conditions.filter((each) => each.id !== condition).map((each) => each.id);
  return html`<dl class="effects"><dt>Called off</dt><dd><bdi>${others.join(', ')}</bdi>: trades there are undone, to the last millionth</dd>
    <dt>Goes on</dt><dd><bdi>${condition}</bdi>, which the market held ${percent(chosen.probability)} likely</dd>
    ${market.expected !== null && chosen.expected !== null ? html`<dt>Actor’s token</dt><dd>${metricWithUnit(market.metric, market.expected)} → ${metricWithUnit(market.metric, chosen.expected)} (${metricDifference(market.metric, chosen.expected - market.expected)})</dd>` : nothing}
    <dt>Next</dt><dd>its outcome, when it is known</dd></dl>`;
}

function resultField(form, market) {
  if (market.metric.type === 'scalar') {
    return line(form, 'value', { label: 'What was the value?', numeric: true, most: 20, unit: market.metric.unit || undefined, hint: `The range is ${market.metric.low} to ${market.metric.high}; a value outside of it counts as its end.` });
  }
  return pick(form, 'outcome', { label: 'What was the outcome?', choices: [['', 'Choose'], ...market.metric.outcomes.map((each) => [each, each])] });
}

function wrongResult(values, market) {
  if (market.metric.type === 'scalar') return typed(values.value ?? '') === null ? { value: 'A figure, such as 1.5.' } : {};
  return values.outcome ? {} : { outcome: 'Choose what happened.' };
}

const resultOf = (values, market) => (market.metric.type === 'scalar' ? { value: typed(values.value) } : { outcome: values.outcome });
const resultWords = (values, market) => (market.metric.type === 'scalar' ? `${typed(values.value)}${market.metric.unit ? ' ' + market.metric.unit : ''}` : values.outcome);

/** Settling the outcome. */
export function outcomeAct(app, market) {
  return {
    key: `outcome ${market.id}`,
    title: 'Settle the outcome',
    confirm: 'Settle it and pay',
    values: { outcome: '', value: '', reason: '' },
    check: (values) => wrongResult(values, market),
    fields: (form) => html`${resultField(form, market)}${lines(form, 'reason', { ...REASON, rows: 2, optional: true })}`,
    says: (values) => outcomeSays(newest(app, market), values),
    final: 'Payouts are not taken back. A mistake can be corrected: then you pay those who got too little.',
    path: pathOf(market, 'outcome'),
    body: (values) => ({ ...resultOf(values, market), ...reasonOf(values) }),
    what: (values) => `Settle “${market.title}” at ${resultWords(values, market)}`,
    done: (answer, values) => `“${market.title}” is settled at ${resultWords(values, market)}; everyone is paid.`,
    fieldOf: ({ code }) => (['settlement-invalid', 'unknown-outcome', 'number-invalid'].includes(code) ? (market.metric.type === 'scalar' ? 'value' : 'outcome') : null),
    ifMatch: insist(app, market),
  };
}

function outcomeSays(market, values) {
  if (Object.keys(wrongResult(values, market)).length > 0) return html`<p class="soft">Everyone with a position is paid at once, and what is left of the subsidy goes back to the sponsor.</p>`;
  const scalar = market.metric.type === 'scalar';
  const clamped = scalar ? clamp(market, typed(values.value)) : null;
  return html`<dl class="effects">${scalar ? html`<dt>A share pays</dt><dd>high ${exactly(clamped.high)}, low ${exactly(clamped.low)} cr${clamped.beyond ? '; the value is beyond the range and counts as its end' : ''}</dd>`
    : html`<dt>A share pays</dt><dd><bdi>${values.outcome}</bdi> 1 cr, the others nothing</dd>`}
    <dt>Paid</dt><dd>${count(market.traders)} ${market.traders === 1 ? 'account that' : 'accounts that'} traded, each what its position is worth</dd>
    <dt>Back to the sponsor</dt><dd>what is left of the subsidy of ${exactly(market.subsidy)} cr</dd></dl>`;
}

/** What a share of either side pays, in millionths, before rounding of whole positions. */
function clamp(market, text) {
  const [low, high, value] = [market.metric.low, market.metric.high, text].map((each) => micros(each));
  const held = value < low ? low : value > high ? high : value;
  const pays = ((held - low) * 1_000_000n) / (high - low);
  return { high: pays, low: 1_000_000n - pays, beyond: held !== value };
}

/** Correcting a settled outcome. */
export function correctionAct(app, market) {
  const before = market.outcome ?? (market.value !== undefined ? metricWithUnit(market.metric, Number(market.value)) : '');
  return {
    key: `correct ${market.id}`,
    title: 'Correct the outcome',
    confirm: 'Correct it and pay',
    values: { outcome: '', value: '', reason: '' },
    check: (values) => ({ ...wrongResult(values, market), ...(values.reason.trim() ? {} : { reason: 'Say why.' }) }),
    fields: (form) => html`<p>Settled as <b><bdi>${before}</bdi></b>.</p>${resultField(form, market)}${lines(form, 'reason', REASON)}`,
    says: (values, tried) => html`<dl class="effects"><dt>Paid</dt><dd>whoever was paid less in all than the right outcome gives them gets the difference</dd><dt>By</dt><dd>you, out of your free cash${tried ? ': it suffices' : ''}</dd>
      <dt>Taken back</dt><dd>nothing: whoever got too much keeps it</dd></dl>`,
    final: 'What is paid is not taken back.',
    path: pathOf(market, 'corrections'),
    body: (values) => ({ ...resultOf(values, market), reason: values.reason.trim() }),
    what: (values) => `Correct “${market.title}” to ${resultWords(values, market)}`,
    done: (answer, values) => `“${market.title}” stands corrected to ${resultWords(values, market)}.`,
    fieldOf: ({ code }) => (['settlement-invalid', 'unknown-outcome', 'nothing-to-correct', 'number-invalid'].includes(code) ? (market.metric.type === 'scalar' ? 'value' : 'outcome') : null),
    ifMatch: insist(app, market),
  };
}

/** Voiding. */
export function voidAct(app, market) {
  return {
    key: `void ${market.id}`,
    title: 'Void this market',
    confirm: 'Void it',
    values: { reason: '' },
    check: ({ reason }) => (reason.trim() ? {} : { reason: 'Say why: traders read it.' }),
    fields: (form) => lines(form, 'reason', { ...REASON, placeholder: 'The question was ambiguous.' }),
    says: () => {
      const { traders, trades, subsidy } = newest(app, market);
      return html`<dl class="effects"><dt>Undone</dt><dd>${trades === 0 ? 'nothing: nobody has traded' : trades === 1 ? 'one trade; whoever made it is back where they were, fees included' : `all ${count(trades)} trades: ${count(traders)} ${traders === 1 ? 'account is' : 'accounts are'} back where they were before the first one, fees included`}</dd>
        <dt>Back to the sponsor</dt><dd>the whole subsidy, ${exactly(subsidy)} cr</dd></dl>`;
    },
    final: 'A voided market does not come back.',
    path: pathOf(market, 'void'),
    body: ({ reason }) => ({ reason: reason.trim() }),
    what: () => `Void “${market.title}”`,
    done: () => `“${market.title}” is voided; everyone is back where they were.`,
    ifMatch: insist(app, market),
  };
}
