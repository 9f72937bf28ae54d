// The evidence on a commitment, and a check of whether a document is the one that was meant.

import { html, nothing } from '../lib/lit.js';
import { webAddress } from '../format/address.js';
import { count } from '../format/number.js';
import { day, moment } from '../format/time.js';
import { sha256Of } from './document.js';

const checks = new Map(); // by number of the evidence: {name, same} or {name, problem}

async function check(app, piece, file) {
  if (!file) return;
  try {
    const hash = await sha256Of(file);
    checks.set(piece.number, { name: file.name, same: hash === piece.sha256, hash });
  } catch (e) {
    checks.set(piece.number, { name: file.name, problem: e.message });
  }
  app.refresh();
}

/** The list, the newest first. pieces: as told by the venue; all: how many there are. */
export function evidencePanel(app, commitment, pieces, all, button) {
  return html`<section class="panel" aria-labelledby="evidence-title"><div class="row between"><h2 id="evidence-title">Evidence${all > 0 ? ` (${count(all)})` : ''}</h2>${button ?? nothing}</div>
    ${pieces.length === 0 ? html`<p class="soft">Nobody has added evidence yet. Whoever is signed in may: what happened and when, with a link, and the hash of the document so that anyone can check it later.</p>` : nothing}
    <ol class="pieces">${[...pieces].sort((a, b) => Date.parse(b.date) - Date.parse(a.date) || b.number - a.number).map((piece) => evidence(app, piece))}</ol>
    ${all > pieces.length ? html`<p class="soft">The newest ${count(pieces.length)} are here; <a href=${`/api/v1/commitments/${commitment.id}/evidence`}>all of it</a> as data.</p>` : nothing}
  </section>`;
}

function evidence(app, piece) {
  const link = piece.link ? webAddress(piece.link) : null;
  const added = day(piece.addedAt) === day(piece.date) ? nothing : html`, added ${moment(piece.addedAt)}`;
  return html`<li class="piece"><p class="piece-text" dir="auto">${piece.text}</p>
    <p class="soft"><time datetime=${piece.date}>${moment(piece.date)}</time> by <bdi>${piece.by}</bdi>${added}</p>
    ${piece.link ? html`<p>${link ? html`<a href=${link} rel="noopener noreferrer"><bdi>${piece.link}</bdi></a>` : html`<bdi>${piece.link}</bdi>`}</p>` : nothing}
    ${piece.sha256 ? checkView(app, piece) : nothing}</li>`;
}

function checkView(app, piece) {
  const found = checks.get(piece.number);
  return html`<details class="check"><summary>SHA-256 <code>${piece.sha256.slice(0, 12)}…</code> <span class="soft">check a document</span></summary>
    <p class="hash"><code>${piece.sha256}</code></p>
    <label class="field"><span>Choose your copy of the document. It stays on your machine.</span>
      <input type="file" @change=${(event) => check(app, piece, event.target.files[0])}></label>
    <p class="verdict" role="status" data-same=${found ? String(found.same ?? false) : nothing}>${found ? verdict(found) : nothing}</p></details>`;
}

function verdict({ name, same, hash, problem }) {
  if (problem) return html`${problem}`;
  if (same) return html`✓ <bdi>${name}</bdi> is the document that was meant.`;
  return html`✕ <bdi>${name}</bdi> is another document, or was changed. Its hash is <code>${hash}</code>`;
}
