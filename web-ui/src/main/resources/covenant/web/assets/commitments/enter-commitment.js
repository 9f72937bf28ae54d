// The dialog that enters a commitment: what is promised, who judges it and how, and what is at stake.

import { html, nothing } from '../lib/lit.js';
import { line, lines, pick, span, time } from '../form/fields.js';
import { instant, iso, lengthOf, momentOf } from '../form/times.js';
import { exactly, micros, typed } from '../format/credits.js';
import { moment } from '../format/time.js';
import { splitOf } from './bond.js';

const DAY = 86_400_000;
const MOST_WINDOW = 365 * DAY;

/** Entering a commitment of an actor. */
export function commitmentAct(app) {
  return {
    key: 'commitment',
    wide: true,
    title: 'Enter a commitment',
    confirm: 'Enter it',
    values: { actor: '', title: '', text: '', source: '', verification: '', horizon: '', verifiers: '', quorum: '', challenge: '72 h', dispute: '168 h', pledge: '', bond: '0', counterparties: '', counterpartiesPart: '0', sponsorsPart: '0' },
    check: (values) => check(values, app.now()),
    fields: (form) => fields(app, form),
    says: (values) => says(values, app),
    final: 'Its text, its verifiers and its split stay as they are entered.',
    path: '/api/v1/commitments',
    body,
    what: ({ title }) => `Enter the commitment “${title.trim()}”`,
    done: (answer, { title }) => ({ text: `“${title.trim()}” is entered.`, link: { href: `/commitments/${encodeURIComponent(answer.id)}`, text: 'Go to it' } }),
    fieldOf,
  };
}

/** Account ids from a line such as "vera, victor". */
export function accounts(text) {
  return text.split(/[\s,;]+/).filter(Boolean);
}

const part = (text) => (/^\d+(\.\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text) * 100) : NaN);

function fields(app, form) {
  const { store } = app;
  const known = [...new Set([...store.commitments.values()].flatMap((each) => each.verifiers))].sort();
  const pledges = [...store.pledges.values()].filter((each) => each.phase !== 'failed' && Date.parse(each.signBy) > app.now() && (!form.values.actor || each.actors.includes(form.values.actor)));
  const quorum = Math.floor(accounts(form.values.verifiers).length / 2) + 1;
  return html`${pick(form, 'actor', { label: 'Who promises', choices: [['', 'Choose an actor'], ...[...store.actors.values()].map((each) => [each.id, each.name])], hint: store.actors.size === 0 ? 'Enter an actor first.' : null })}
    ${line(form, 'title', { label: 'What is promised, in one line', placeholder: 'No training run beyond the limit before July' })}
    ${lines(form, 'text', { label: 'In full', optional: true, hint: 'What counts as breaking it, and what does not.' })}
    ${line(form, 'source', { label: 'Source', optional: true, most: 4000, hint: 'Where the promise was made.' })}
    ${time(form, 'horizon', { label: 'Horizon', now: app.now(), offers: [['30 days', 30 * DAY], ['90 days', 90 * DAY], ['1 year', 365 * DAY]], hint: 'Until when. If nobody finds a breach by then, it is kept.' })}
    <h3>Who judges it</h3>
    ${lines(form, 'verification', { label: 'How it is verified', rows: 2, hint: 'What the verifiers look at, and how often.' })}
    ${line(form, 'verifiers', { label: 'Verifiers', most: 1200, hint: html`Ids of 1 to 16 accounts, with commas between them; not the actor’s own.${known.length > 0 ? html` Named before: <bdi>${known.join(', ')}</bdi>.` : nothing}` })}
    <div class="pair">${line(form, 'quorum', { label: 'Quorum', optional: true, numeric: true, most: 2, hint: `How many must find a breach. A majority unless given${accounts(form.values.verifiers).length > 0 ? `: ${quorum}` : ''}.` })}
      ${span(form, 'challenge', { label: 'Time to challenge', hint: 'After a breach has its quorum.' })}
      ${span(form, 'dispute', { label: 'Time to rule on a challenge', hint: 'Else it ends without a ruling.' })}</div>
    <h3>What is at stake</h3>
    <div class="pair">${line(form, 'bond', { label: 'Bond asked for', numeric: true, unit: 'cr', hint: '0: none.' })}
      ${line(form, 'counterpartiesPart', { label: 'To those it is promised to', numeric: true, unit: '%', most: 6 })}
      ${line(form, 'sponsorsPart', { label: 'To sponsors of bound markets', numeric: true, unit: '%', most: 6, hint: 'What is left is burned.' })}</div>
    ${line(form, 'counterparties', { label: 'To whom it is promised', optional: true, most: 4000, hint: 'Ids of accounts, with commas. They share their part equally; a verifier among them gets nothing.' })}
    ${pick(form, 'pledge', { label: 'Joint pledge', choices: [['', 'None: it is in force at once'], ...pledges.map((each) => [each.id, each.title])], hint: 'Within a joint pledge it is in force once enough actors have signed.' })}`;
}

function check(values, now) {
  const wrong = {};
  const verifiers = accounts(values.verifiers);
  if (!values.actor) wrong.actor = 'Choose who promises.';
  if (!values.title.trim()) wrong.title = 'Say what is promised.';
  if (!values.verification.trim()) wrong.verification = 'Say how it is verified.';
  if (!values.horizon) wrong.horizon = 'Until when?';
  else if (momentOf(values.horizon) <= now) wrong.horizon = 'The horizon lies in the future.';
  if (verifiers.length === 0 || verifiers.length > 16) wrong.verifiers = 'From 1 to 16 accounts.';
  else if (new Set(verifiers).size < verifiers.length) wrong.verifiers = 'One of them stands here twice.';
  if (values.quorum.trim() && !(Number(values.quorum) >= 1 && Number(values.quorum) <= verifiers.length && /^\d+$/.test(values.quorum.trim()))) wrong.quorum = `From 1 to the ${verifiers.length} verifiers.`;
  for (const name of ['challenge', 'dispute']) {
    const ms = lengthOf(values[name]);
    if (!(ms > 0 && ms <= MOST_WINDOW)) wrong[name] = 'Above 0 and at most 365 days.';
  }
  const bond = typed(values.bond);
  if (bond === null || micros(bond) < 0n) wrong.bond = 'An amount, such as 50.';
  checkSplit(values, wrong);
  return wrong;
}

function checkSplit(values, wrong) {
  const parts = ['counterpartiesPart', 'sponsorsPart'].map((name) => [name, part(values[name])]);
  for (const [name, bps] of parts) {
    if (!(bps >= 0 && bps <= 10_000)) wrong[name] = 'From 0 to 100, with two decimals.';
  }
  if (parts[0][1] + parts[1][1] > 10_000) wrong.sponsorsPart = 'Together at most 100%.';
  if (parts[0][1] > 0 && accounts(values.counterparties).length === 0) wrong.counterparties = 'Whom? Without anyone their part is burned: then put 0 there.';
}

function body(values) {
  const counterparties = accounts(values.counterparties);
  const [toCounterparties, toSponsors] = [part(values.counterpartiesPart), part(values.sponsorsPart)];
  return {
    actor: values.actor,
    title: values.title.trim(),
    ...(values.text.trim() ? { text: values.text.trim() } : {}),
    ...(values.source.trim() ? { source: values.source.trim() } : {}),
    verification: values.verification.trim(),
    horizon: instant(values.horizon),
    verifiers: accounts(values.verifiers),
    ...(values.quorum.trim() ? { quorum: Number(values.quorum) } : {}),
    challengeWindow: iso(values.challenge),
    disputeWindow: iso(values.dispute),
    ...(values.pledge ? { pledge: values.pledge } : {}),
    bond: typed(values.bond),
    split: { ...(counterparties.length > 0 ? { counterparties } : {}), counterpartiesBps: toCounterparties, sponsorsBps: toSponsors, burnBps: 10_000 - toCounterparties - toSponsors },
  };
}

function says(values, app) {
  const wrong = check(values, app.now());
  if (wrong.bond || wrong.counterpartiesPart || wrong.sponsorsPart || wrong.counterparties) return nothing;
  const { split, bond, verifiers } = { ...body({ ...values, horizon: values.horizon || '2000-01-01T00:00' }) };
  const rows = micros(bond) > 0n ? splitOf({ split: { counterparties: [], ...split }, verifiers }, micros(bond)) : [];
  return html`<dl class="effects">${values.horizon && !wrong.horizon ? html`<dt>Kept</dt><dd>if no breach is final by ${moment(momentOf(values.horizon))}</dd>` : nothing}
    <dt>Broken</dt><dd>${rows.length === 0 ? 'bound markets are settled; nothing is at stake' : html`${rows.map(([who, , size], i) => html`${i > 0 ? '; ' : ''}<bdi>${who}</bdi> ${exactly(size)} cr`)}`}</dd></dl>`;
}

function fieldOf({ code, message }) {
  if (code === 'unknown-actor') return 'actor';
  if (code === 'unknown-pledge' || code === 'pledge-ended' || /joint pledge/.test(message)) return 'pledge';
  if (code === 'unknown-target') return /counterpart/.test(message) ? 'counterparties' : 'verifiers';
  const words = [[/verifier/, 'verifiers'], [/counterpart/, 'counterparties'], [/quorum/, 'quorum'], [/horizon/, 'horizon'], [/times to/, 'challenge'], [/bond/, 'bond'], [/split/, 'sponsorsPart'], [/title/, 'title'], [/verification/, 'verification']];
  return words.find(([pattern]) => pattern.test(message))?.[1] ?? null;
}
