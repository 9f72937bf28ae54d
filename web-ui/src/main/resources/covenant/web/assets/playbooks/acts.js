// What the owner of a playbook can do about it, and operators.

import { html, nothing } from '../lib/lit.js';
import { lines } from '../form/fields.js';
import { sheetOf } from '../form/sheet.js';

const RESPONSES = {
  acknowledge: ['Acknowledge', 'You have seen it and are at it. If it does not act by itself, its action is carried out now.'],
  done: ['Report it done', 'What was agreed was carried out. This ends this alarm.'],
  override: ['Override', 'You decide otherwise. Everyone sees that you did, and why.'],
  rearm: ['Arm it again', 'It watches its signal again.'],
};
const POSSIBLE = {
  armed: ['override'], triggered: ['acknowledge', 'override'], acknowledged: ['done', 'override'], overdue: ['acknowledge', 'done', 'override', 'rearm'],
  done: ['rearm'], overridden: ['rearm'],
};

/** The buttons, for those who may; nothing for others. */
export function acts(app, playbook) {
  const isOwner = app.who.id === playbook.owner;
  const isOperator = app.is('operator');
  const mayUnseal = playbook.sealed && app.is('coordinator', 'operator');
  if (!isOwner && !isOperator && !mayUnseal) return nothing;
  const possible = POSSIBLE[playbook.state]
    .filter((each) => isOwner || (isOperator && each === 'override'))
    .filter((each) => each !== 'acknowledge' || !playbook.acknowledged);
  return html`<section class="panel" aria-labelledby="acts-title"><h2 id="acts-title">Your part</h2>
    <div class="row">${possible.map((each) => html`<button type="button" class=${each === 'override' ? 'quiet' : 'go'} @click=${() => respond(app, playbook, each)}>${RESPONSES[each][0]}</button>`)}
    ${isOperator || (isOwner && app.is('coordinator')) ? html`<button type="button" class="quiet" @click=${() => drill(app, playbook)}>Drill</button>` : nothing}
    ${mayUnseal ? html`<button type="button" class="quiet" @click=${() => unseal(app, playbook)}>Show the sealed text</button>` : nothing}</div></section>`;
}

function reasonOf(required) {
  return {
    values: { reason: '' },
    check: ({ reason }) => (required && reason.trim() === '' ? { reason: 'Say why: an override is never silent.' } : {}),
    fields: (form) => lines(form, 'reason', { label: 'Why', rows: 2, most: 500, optional: !required, hint: 'Public, and kept in the audit.' }),
  };
}

function respond(app, playbook, response) {
  const [name, explains] = RESPONSES[response];
  sheetOf(app).open({
    key: `respond ${playbook.id} ${response}`, title: name, confirm: name, ...reasonOf(response === 'override'),
    says: () => explains,
    path: `/api/v1/playbooks/${encodeURIComponent(playbook.id)}/responses`,
    body: ({ reason }) => ({ response, ...(reason.trim() ? { reason: reason.trim() } : {}) }),
    what: () => `${name}: ${playbook.title}`,
    done: () => `${name}: done, and told to everyone.`,
  });
}

function drill(app, playbook) {
  sheetOf(app).open({
    key: `drill ${playbook.id}`, title: 'Drill', confirm: 'Carry out the drill', ...reasonOf(false),
    says: () => 'Its action is carried out as if it had been triggered, marked as a drill. Its state stays; a drill opens no market.',
    path: `/api/v1/playbooks/${encodeURIComponent(playbook.id)}/drills`,
    body: ({ reason }) => (reason.trim() ? { reason: reason.trim() } : {}),
    what: () => `Drill of ${playbook.title}`,
    done: () => 'The drill was carried out; it is in the list of what happened.',
  });
}

function unseal(app, playbook) {
  sheetOf(app).open({
    key: `unseal ${playbook.id}`, title: 'Show the sealed text', confirm: 'Show it',
    values: { text: '' }, check: ({ text }) => (text === '' ? { text: 'The text, to the letter.' } : {}),
    fields: (form) => lines(form, 'text', { label: 'The text', rows: 6, hint: 'Its SHA-256 must be the one published; any other text is refused.' }),
    says: () => 'From then on everyone can read it.', final: 'It cannot be sealed again.',
    path: `/api/v1/playbooks/${encodeURIComponent(playbook.id)}/unsealing`,
    body: ({ text }) => ({ text }),
    what: () => `Show the sealed text of ${playbook.title}`,
    done: () => 'The text is public.',
  });
}
