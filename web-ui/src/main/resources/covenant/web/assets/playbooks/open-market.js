// The market that a playbook opens when it fires: what the form asks of it.

import { html, nothing } from '../lib/lit.js';
import { line, pick } from '../form/fields.js';
import { credits, typed } from '../format/credits.js';
import { subsidyEstimate } from '../open/subsidy.js';

const AMOUNT = /^-?\d{1,12}(\.\d{1,6})?$/;
const MOST_CONDITIONS = 8;
const MOST_OUTCOMES = 16;

/** The fields, empty. */
export const NO_MARKET = { newTitle: '', newConditions: 'yes, no', newMetric: 'binary', newOutcomes: '', newLow: '0', newHigh: '10', newUnit: '', newLiquidity: '100' };

/** What is asked of the market. */
export function marketFields(form) {
  const { values } = form;
  return html`${line(form, 'newTitle', { label: 'The question of the new market', most: 300 })}
    <div class="pair">
      ${line(form, 'newConditions', { label: 'Its conditions', hint: 'Names with commas between; exactly one of them comes about.', most: 600 })}
      ${pick(form, 'newMetric', { label: 'Its metric', choices: [['binary', 'yes or no'], ['categorical', 'one of several outcomes'], ['scalar', 'a figure']] })}
      ${values.newMetric === 'categorical' ? line(form, 'newOutcomes', { label: 'Its outcomes', hint: 'Names with commas between.', most: 600 }) : nothing}
      ${values.newMetric === 'scalar' ? html`${line(form, 'newLow', { label: 'Lowest', numeric: true })}${line(form, 'newHigh', { label: 'Highest', numeric: true })}${line(form, 'newUnit', { label: 'Unit', optional: true, most: 40 })}` : nothing}
      ${line(form, 'newLiquidity', { label: 'Liquidity b', numeric: true, unit: 'cr' })}</div>`;
}

const names = (text) => text.split(',').map((each) => each.trim()).filter(Boolean);

/** What is wrong, by field. */
export function wrongMarket(values) {
  const told = {};
  const conditions = names(values.newConditions);
  const outcomes = names(values.newOutcomes);
  if (values.newTitle.trim() === '') told.newTitle = 'What does it ask?';
  if (conditions.length === 0 || conditions.length > MOST_CONDITIONS || new Set(conditions).size < conditions.length) told.newConditions = `One to ${MOST_CONDITIONS} different names.`;
  if (values.newMetric === 'categorical' && (outcomes.length < 2 || outcomes.length > MOST_OUTCOMES || new Set(outcomes).size < outcomes.length)) told.newOutcomes = `Two to ${MOST_OUTCOMES} different names.`;
  if (values.newMetric === 'scalar') {
    for (const name of ['newLow', 'newHigh']) if (!AMOUNT.test(values[name].trim())) told[name] = 'A number.';
    if (!told.newLow && !told.newHigh && Number(values.newLow) >= Number(values.newHigh)) told.newHigh = 'It must be above the lowest.';
  }
  if (!(Number(typed(values.newLiquidity) ?? NaN) >= 1)) told.newLiquidity = 'An amount of at least 1 credit.';
  return told;
}

/** The market as the venue takes it. */
export function marketOf(values) {
  return { title: values.newTitle.trim(), conditions: names(values.newConditions), metric: metricOf(values), liquidity: typed(values.newLiquidity) };
}

function metricOf(values) {
  if (values.newMetric === 'categorical') return { type: 'categorical', outcomes: names(values.newOutcomes) };
  if (values.newMetric === 'binary') return { type: 'binary' };
  return { type: 'scalar', low: values.newLow.trim(), high: values.newHigh.trim(), ...(values.newUnit.trim() ? { unit: values.newUnit.trim() } : {}) };
}

/** What it will cost, in a sentence: every state is as likely as the next when it opens. */
export function marketWords(values) {
  const states = names(values.newConditions).length * (values.newMetric === 'categorical' ? names(values.newOutcomes).length : 2);
  const cost = subsidyEstimate(Number(typed(values.newLiquidity)), Array.from({ length: states }, () => 1 / states));
  return `Its subsidy, about ${credits(cost)} credits, is taken from your cash when it fires; without that much the venue refuses the market then.`;
}
