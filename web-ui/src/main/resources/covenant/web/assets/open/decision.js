// The eighth step: whether the market's own prices choose its condition, by which rule, and with which guards.

import { html, live, nothing } from '../lib/lit.js';
import { line, pick, span, tick, time } from '../form/fields.js';
import { term } from '../shell/glossary.js';
import { baseOf, decidesItself } from './body.js';

const DAY = 86_400_000;

const RULES = [
  ['twap-margin', 'By the average', 'Each condition’s price is averaged over the window. The best one must beat the status quo by a threshold; else the status quo stands. Hard to push: a price counts only as long as it stands.', 'evidential'],
  ['scoreboard', 'By points', 'At each point of a grid a condition that leads by the margins scores a point. Whoever is ahead at the end by enough points wins. Short pushes win few points.', 'evidential'],
  ['randomised', 'By lot, now and then', 'With a small chance any condition is drawn at random, else a rule chooses. Since every condition has a known chance and payoffs make up for it, the difference in price is what the choice causes.', 'causal'],
  ['last-price', 'By the last price', 'The prices at the last moment count, and nothing else. Easy to push; for research.', 'evidential'],
  ['advisory', 'A coordinator decides', 'The averages are recorded beside the choice that a coordinator makes. The prices advise.', 'evidential'],
];

/** Whether and how it decides. */
export function decisionStep(form, now) {
  const { values } = form;
  const bound = values.commitment !== '';
  return html`${tick(form, 'decides', { label: 'The market carries a decision', hint: bound ? 'A market that a commitment settles cannot decide too.' : 'At a time that you set, the condition is chosen by what the prices say is best; or you choose, with their advice.' })}
    ${values.decides ? html`${ruleCards(form)}
      <div class="pair">${time(form, 'decidesAt', { label: 'Decides', now, offers: [['4 days', 4 * DAY], ['14 days', 14 * DAY], ['30 days', 30 * DAY]] })}
        ${span(form, 'window', { label: 'Window', hint: html`The time before it over which prices count: ${term('window', 'what it does')}.` })}</div>
      <div class="pair">${pick(form, 'statusQuo', { label: 'Status quo', choices: [['', 'Choose'], ...values.conditions.map((each) => [each, each])], hint: 'What stands if nothing beats it, or a guard is not met.' })}
        ${pick(form, 'better', { label: 'Better is', choices: [['higher', 'a higher value of the metric'], ['lower', 'a lower value of the metric']] })}</div>
      ${ruleFields(form)}${guardFields(form)}` : nothing}
    ${decidesItself(values) ? html`<p class="hint">Where prices decide the condition, nobody bets on the condition itself: that would be betting on one’s own push.</p>`
      : tick(form, 'conditionTrading', { label: 'The condition itself is for sale', hint: 'Then its probability is a price, and the actor’s token too. Without it the probabilities stay as you guess them.' })}`;
}

function ruleCards(form) {
  const { values } = form;
  return html`<fieldset class="cards"><legend>Rule</legend>${RULES.map(([key, name, means, label]) => html`<label class="card" data-chosen=${values.rule === key ? 'yes' : nothing}>
    <input type="radio" name="rule" .checked=${live(values.rule === key)} @change=${() => form.set('rule', key)}> <b>${name}</b> <span class="tag">${label === 'causal' && values.plainPayoffs && values.rule === key ? 'evidential' : label}</span> <span>${means}</span></label>`)}</fieldset>
    <p class="hint">How a difference in price may be read: ${term('evidential')} or ${term('causal')}.</p>`;
}

function ruleFields(form) {
  const { values } = form;
  const base = baseOf(values);
  const unit = values.metric === 'scalar' ? values.unit || 'of the metric' : 'points';
  return html`
    ${values.rule === 'randomised' ? html`<div class="pair">${line(form, 'epsilon', { label: 'Chance of a draw at random', numeric: true, unit: '%', most: 6, hint: lotWords(values) })}
        ${pick(form, 'baseRule', { label: 'Else it decides', choices: [['twap-margin', 'by the average'], ['scoreboard', 'by points'], ['last-price', 'by the last price']] })}</div>
      ${tick(form, 'plainPayoffs', { label: 'Pay in full', hint: 'Payoffs are then not weighted by the chances, and the market is evidential.' })}` : nothing}
    ${base === 'twap-margin' ? line(form, 'threshold', { label: 'Threshold', numeric: true, unit: '%', most: 6, hint: `By so much of the status quo’s average the best one must beat it: 3% of an average of 40 is 1.2.` }) : nothing}
    ${base === 'scoreboard' ? html`<div class="pair">${span(form, 'grid', { label: 'A point every', plain: 'A point every' })}
      ${line(form, 'victoryMargin', { label: 'Points ahead to win', numeric: true, most: 6 })}
      ${line(form, 'absoluteMargin', { label: 'Lead that scores', numeric: true, unit, most: 14, hint: '0: any lead.' })}
      ${line(form, 'relativeMargin', { label: 'And as a part', numeric: true, unit: '%', most: 6, hint: 'Of the status quo’s value.' })}</div>`
    : html`${tick(form, 'lag', { label: 'Observations lag behind the price', hint: 'What is averaged moves towards the price by at most so much at each point: a sudden push counts little.' })}
      ${values.lag ? html`<div class="pair">${line(form, 'maxChange', { label: 'Moves by at most', numeric: true, unit, most: 14 })}${span(form, 'lagGrid', { label: 'Every', plain: 'Every' })}</div>` : nothing}`}`;
}

function lotWords(values) {
  const epsilon = Number(values.epsilon);
  if (!(epsilon > 0 && epsilon <= 100)) return 'Above 0, at most 100.';
  const least = epsilon / values.conditions.length;
  return `Every condition has a chance of at least ${Math.round(least * 100) / 100}%. Gains and losses are then smaller by a known factor, whichever comes about.`;
}

function guardFields(form) {
  const unit = 'cr';
  return html`<details class="more"><summary>Guards: what must be so, or the status quo stands</summary><div class="pair">
    ${line(form, 'minTraders', { label: 'Traders at least', optional: true, numeric: true, most: 7 })}
    ${line(form, 'minVolume', { label: 'Volume at least', optional: true, numeric: true, unit, most: 16 })}
    ${span(form, 'minOpen', { label: 'Open for at least', plain: 'Open for at least', optional: true })}
    ${span(form, 'startDelay', { label: 'Prices count only after', plain: 'Prices count only after', optional: true, hint: 'From the opening on; an observation that lags may move before.' })}
    ${line(form, 'positionLimit', { label: 'Most that one account may hold', optional: true, numeric: true, unit, most: 16 })}</div></details>`;
}

/** The rule in a sentence, for the summary. */
export function ruleName(key) {
  return RULES.find(([each]) => each === key)?.[1].toLowerCase() ?? key;
}
