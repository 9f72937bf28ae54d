// The third and fourth step: the conditions, and what is measured in each.

import { html, live, nothing } from '../lib/lit.js';
import { describedBy, line } from '../form/fields.js';
import { even, fitPrior } from './draft.js';

const CONDITIONS = [
  [['kept', 'broken'], 'Kept or broken', 'a promise'],
  [['adopt', 'reject'], 'Adopt or reject', 'a policy'],
];

const METRICS = [
  ['binary', 'Yes or no', 'Something happens, or it does not. Prices are probabilities.'],
  ['scalar', 'A figure', 'A number in a range, such as a severity from 0 to 4. Prices are expectations.'],
  ['categorical', 'One of several', 'Exactly one of a list comes true.'],
];

const same = (a, b) => a.length === b.length && a.every((each, i) => each === b[i]);

/** Which conditions there are. */
export function conditionsStep(form) {
  const { values } = form;
  const use = (conditions) => {
    values.conditions = conditions;
    [values.keptMeans, values.brokenMeans] = conditions.includes('kept') ? ['kept', 'broken'] : conditions;
    values.statusQuo = conditions.includes(values.statusQuo) ? values.statusQuo : '';
    fitPrior(values);
    form.set('conditions', conditions);
  };
  return html`<p class="hint">The market prices the metric in each of these worlds. Exactly one comes about; whoever traded in another gets everything back.</p>
    <div class="choice" role="group" aria-label="Common conditions">${CONDITIONS.map(([conditions, text, of]) => html`<button type="button" aria-pressed=${same(values.conditions, conditions)} @click=${() => use([...conditions])}>${text} <span class="of">${of}</span></button>`)}</div>
    ${nameList(form, 'conditions', 'Condition', 1, 8, use)}`;
}

/** What is measured. */
export function metricStep(form) {
  const { values } = form;
  const choose = (metric) => {
    form.set('metric', metric);
    fitPrior(values);
  };
  return html`<fieldset class="cards"><legend class="unseen">Kind of metric</legend>${METRICS.map(([key, name, means]) => html`<label class="card" data-chosen=${values.metric === key ? 'yes' : nothing}>
      <input type="radio" name="metric" .checked=${live(values.metric === key)} @change=${() => choose(key)}> <b>${name}</b> <span>${means}</span></label>`)}</fieldset>
    ${values.metric === 'scalar' ? html`<div class="pair">${line(form, 'low', { label: 'From', numeric: true })}${line(form, 'high', { label: 'To', numeric: true })}${line(form, 'unit', { label: 'Unit', optional: true, placeholder: 'level' })}</div>
      <p class="hint">A value outside of the range counts as its end. “High” pays in proportion to where in the range the value falls, “low” the rest.</p>` : nothing}
    ${values.metric === 'categorical' ? nameList(form, 'outcomes', 'Outcome', 2, 16, (outcomes) => {
      values.outcomes = outcomes;
      values.splits = values.conditions.map(() => even(outcomes.length));
      form.set('outcomes', outcomes);
    }) : nothing}`;
}

function nameList(form, name, label, least, most, use) {
  const list = form.values[name];
  const error = form.error(name);
  const id = form.idOf(name);
  return html`<div class="field entry names" data-wrong=${error ? 'yes' : nothing}>
    ${list.map((each, i) => html`<div class="with-unit"><span class="swatch" data-colour=${name === 'conditions' ? i : nothing} aria-hidden="true"></span>
      <input id=${i === 0 ? id : `${id}-${i}`} type="text" maxlength="64" autocomplete="off" spellcheck="false" aria-label=${`${label} ${i + 1}`} aria-describedby=${describedBy(form, name, null)} aria-invalid=${error ? 'true' : nothing}
        .value=${live(each)} @input=${(event) => rename(form, name, i, event.target.value)} @change=${() => form.leave(name)}>
      <button type="button" class="quiet" ?disabled=${list.length <= least} aria-label=${`Remove ${each || label.toLowerCase() + ' ' + (i + 1)}`} @click=${() => use(list.filter((_, other) => other !== i))}>Remove</button></div>`)}
    <div><button type="button" class="quiet" ?disabled=${list.length >= most} @click=${() => use([...list, ''])}>Add ${label.toLowerCase()}</button></div>
    <p class="wrong" id=${id + '-wrong'} ?hidden=${!error}>${error ?? nothing}</p></div>`;
}

function rename(form, name, index, text) {
  const { values } = form;
  const before = values[name][index];
  for (const field of ['keptMeans', 'brokenMeans', 'statusQuo']) {
    if (name === 'conditions' && values[field] === before) values[field] = text;
  }
  form.set(name, values[name].map((each, i) => (i === index ? text : each)));
}
