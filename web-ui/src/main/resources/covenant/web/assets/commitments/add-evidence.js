// The dialog that adds evidence: what happened, when, where to read it, and the hash of the document, worked out here.

import { html, nothing } from '../lib/lit.js';
import { line, lines, time } from '../form/fields.js';
import { instant, momentOf } from '../form/times.js';
import { webAddress } from '../format/address.js';
import { moment } from '../format/time.js';
import { sha256Of } from './document.js';

const HEX = /^[0-9a-fA-F]{64}$/;

/** Adding evidence on a commitment. */
export function evidenceAct(app, commitment) {
  const note = { text: null };
  return {
    key: `evidence ${commitment.id}`,
    title: 'Add evidence',
    confirm: 'Add it',
    values: { text: '', link: '', date: '', sha256: '' },
    check: (values) => check(values, app.now()),
    fields: (form) => html`${lines(form, 'text', { label: 'What happened', hint: 'In a sentence or two, so that whoever reads only this understands it.' })}
      ${line(form, 'link', { label: 'Link', type: 'url', most: 2000, optional: true, placeholder: 'https://', hint: 'Where the document is.' })}
      ${time(form, 'date', { label: 'When it happened', optional: true, now: app.now(), hint: 'Now, unless you say when.' })}
      ${documentField(app, form, note)}`,
    says: () => html`<p class="soft">It is public and journaled under your name, and whoever trades sees it at once. It decides nothing: the verifiers do.</p>`,
    final: 'Evidence stays; correct a mistake by adding more.',
    path: `/api/v1/commitments/${encodeURIComponent(commitment.id)}/evidence`,
    body,
    what: () => `Add evidence on “${commitment.title}”`,
    done: (answer, values) => `Evidence added on “${commitment.title}”${values.date ? `, dated ${moment(momentOf(values.date))}` : ''}.`,
    fieldOf: (refusal) => (refusal.code !== 'evidence-invalid' ? null : /dated/.test(refusal.message) ? 'date' : /link/.test(refusal.message) ? 'link' : null),
  };
}

function body({ text, link, date, sha256 }) {
  return {
    text: text.trim(),
    ...(link.trim() ? { link: link.trim() } : {}),
    ...(date ? { date: instant(date) } : {}),
    ...(sha256.trim() ? { sha256: sha256.trim().toLowerCase() } : {}),
  };
}

function check({ text, link, date, sha256 }, now) {
  const wrong = {};
  if (!text.trim()) wrong.text = 'Say what happened.';
  if (link.trim() && !webAddress(link.trim())) wrong.link = 'A link begins with http:// or https://.';
  if (date && momentOf(date) > now) wrong.date = 'It is dated in the future.';
  if (sha256.trim() && !HEX.test(sha256.trim())) wrong.sha256 = '64 hexadecimal digits.';
  return wrong;
}

async function take(app, form, note, file) {
  if (!file) return;
  note.text = 'Working it out…';
  app.refresh();
  try {
    form.set('sha256', await sha256Of(file));
    note.text = html`Of <bdi>${file.name}</bdi>, worked out on this machine. The document itself is not sent.`;
  } catch (e) {
    note.text = e.message;
  }
  app.refresh();
}

function documentField(app, form, note) {
  return html`<div class="field entry"><label for="sheet-file">The document <span class="optional">optional</span></label>
      <input id="sheet-file" type="file" aria-describedby="sheet-file-hint" @change=${(event) => take(app, form, note, event.target.files[0])}>
      <p class="hint" id="sheet-file-hint">Only its SHA-256 is published, so that anyone with a copy can check that it is the same.</p></div>
    ${line(form, 'sha256', { label: 'SHA-256', optional: true, most: 64 })}
    <p class="soft" role="status">${note.text ?? nothing}</p>`;
}
