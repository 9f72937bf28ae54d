// The dialog that enters an actor.

import { html } from '../lib/lit.js';
import { line } from '../form/fields.js';

/** Entering an actor, and the account that acts for it. */
export function actorAct(app) {
  return {
    key: 'actor',
    title: 'Enter an actor',
    confirm: 'Enter it',
    values: { name: '', account: '' },
    check: ({ name }) => (name.trim() ? {} : { name: 'A name that readers know.' }),
    fields: (form) => html`${line(form, 'name', { label: 'Name', hint: 'As readers know it: a lab, a company, a ministry.' })}
      ${line(form, 'account', { label: 'Account that acts for it', optional: true, most: 64, hint: 'The id of an account: it signs joint pledges, posts bonds and may challenge a breach. An operator opens accounts.' })}`,
    says: () => html`<p class="soft">It can then make commitments. Without an account nobody posts a bond for it, and it cannot join a joint pledge.</p>`,
    final: 'Its name and its account stay as they are entered.',
    path: '/api/v1/actors',
    body: ({ name, account }) => ({ name: name.trim(), ...(account.trim() ? { account: account.trim() } : {}) }),
    what: ({ name }) => `Enter the actor “${name.trim()}”`,
    done: (answer, { name }) => `“${name.trim()}” is entered as ${answer.id}.`,
    fieldOf: (refusal) => ({ 'unknown-target': 'account', 'text-invalid': 'name', 'id-invalid': 'name', 'id-taken': 'name' })[refusal.code] ?? (/\/account/.test(refusal.message) ? 'account' : null),
  };
}
