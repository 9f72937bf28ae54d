// The dialog that opens a joint pledge.

import { html } from '../lib/lit.js';
import { line, lines, some, time } from '../form/fields.js';
import { instant, momentOf } from '../form/times.js';
import { moment } from '../format/time.js';

const DAY = 86_400_000;

/** Opening a joint pledge: commitments that bind only when enough actors have signed. */
export function pledgeAct(app) {
  return {
    key: 'pledge',
    title: 'Open a joint pledge',
    confirm: 'Open it',
    values: { title: '', text: '', actors: [], required: '', signBy: '' },
    check: (values) => check(values, app.now()),
    fields: (form) => fields(app, form),
    says: (values) => html`<p class="soft">Each actor’s commitment is then entered with this pledge named in it. ${Number(values.required) > 0 && values.signBy ? `Once ${values.required} of them are signed they are all in force; if fewer are by ${moment(momentOf(values.signBy))}, all lapse and every bond is returned.` : ''}</p>`,
    final: 'Its actors, the number and the date stay as they are opened.',
    path: '/api/v1/pledges',
    body: ({ title, text, actors, required, signBy }) => ({ title: title.trim(), ...(text.trim() ? { text: text.trim() } : {}), actors, required: Number(required), signBy: instant(signBy) }),
    what: ({ title }) => `Open the joint pledge “${title.trim()}”`,
    done: (answer, { title }) => ({ text: `“${title.trim()}” is open for signatures.`, link: { href: `/pledges#${answer.id}`, text: 'Go to it' } }),
    fieldOf: ({ message }) => [[/actor|signs for/, 'actors'], [/must sign/, 'required'], [/date/, 'signBy'], [/title/, 'title']].find(([pattern]) => pattern.test(message))?.[1] ?? null,
  };
}

function fields(app, form) {
  const able = [...app.store.actors.values()].filter((each) => each.account);
  return html`${line(form, 'title', { label: 'What is pledged together', placeholder: 'We pause if the others do' })}
    ${lines(form, 'text', { label: 'In full', optional: true })}
    ${some(form, 'actors', { label: 'Who may join', choices: able.map((each) => [each.id, each.name]), hint: able.length === 0 ? 'No actor has an account that could sign for it. Enter one first.' : 'Only actors for whom an account acts.' })}
    <div class="pair">${line(form, 'required', { label: 'How many must sign', numeric: true, most: 2, unit: `of ${form.values.actors.length}` })}
      ${time(form, 'signBy', { label: 'By when', now: app.now(), offers: [['7 days', 7 * DAY], ['30 days', 30 * DAY]] })}</div>`;
}

function check({ title, actors, required, signBy }, now) {
  const wrong = {};
  if (!title.trim()) wrong.title = 'Say what is pledged.';
  if (actors.length === 0) wrong.actors = 'Choose at least one.';
  if (!(Number(required) >= 1 && Number(required) <= actors.length && /^\d+$/.test(required))) wrong.required = `From 1 to the ${actors.length} who may join.`;
  if (!signBy) wrong.signBy = 'By when?';
  else if (momentOf(signBy) <= now) wrong.signBy = 'The date lies in the future.';
  return wrong;
}
