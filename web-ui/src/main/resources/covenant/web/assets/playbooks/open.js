// The form in which a playbook is agreed.

import { html, nothing } from '../lib/lit.js';
import { line, lines, pick, span, tick } from '../form/fields.js';
import { sheetOf } from '../form/sheet.js';
import { iso, lengthOf } from '../form/times.js';
import { webAddress } from '../format/address.js';
import { duration, length } from '../format/time.js';
import { NO_MARKET, marketFields, marketOf, marketWords, wrongMarket } from './open-market.js';
import { actionView, isProbability, ruleWords } from './words.js';

const KINDS = [
  ['condition-probability', 'the probability of a condition'],
  ['price-of-defection', 'the price of defection'],
  ['token', 'the actor’s token'],
  ['conditional-expectation', 'the expectation under a condition'],
  ['conditional-probability', 'the probability of an outcome, if a condition'],
  ['outcome-probability', 'the probability of an outcome'],
  ['lead', 'a condition’s lead over the status quo (decisions)'],
  ['breach', 'a final breach of a commitment'],
];
const WITH_CONDITION = new Set(['condition-probability', 'conditional-expectation', 'conditional-probability', 'lead']);
const WITH_OUTCOME = new Set(['conditional-probability', 'outcome-probability']);
const NUMBER = /^-?\d{1,12}(\.\d{1,9})?$/;
const PERCENT = /^(-?\d{1,3}(?:\.\d{1,7})?) ?%$/;

const START = {
  title: '', text: '', kind: 'condition-probability', market: '', condition: '', outcome: '', commitment: '', when: 'above', threshold: '', reset: '',
  hold: '1 h', average: '', traders: '', volume: '', process: '', automatic: false, action: 'convene', convene: '', url: '', respond: '24 h', sealed: false,
  ...NO_MARKET,
};

/** Opens the form. market: id of the market to begin with, or none. */
export function openPlaybook(app, market = '') {
  sheetOf(app).open({
    key: 'open a playbook', wide: true, title: 'Agree a playbook', confirm: 'Agree it',
    values: { ...START, market: market || firstMarket(app) },
    check: (values) => wrong(app, values),
    fields: (form) => fields(app, form),
    says: (values, tried) => says(app, values, tried),
    final: 'Everyone sees it from then on. You can override it, with a reason; you cannot change it.',
    path: '/api/v1/playbooks', body: (values) => body(app, values),
    what: (values) => `Agree the playbook “${values.title}”`,
    done: (answer, values) => ({ text: `“${values.title}” is armed.`, link: { href: '/playbooks/' + encodeURIComponent(answer.id), text: 'See it' } }),
    then: (answer) => { if (answer.secret) app.toasts.say('secret', `The webhook’s secret, shown only now: ${answer.secret}`); },
  });
}

function firstMarket(app) {
  return [...app.store.markets.values()].find((each) => each.phase === 'open')?.id ?? '';
}

function fields(app, form) {
  const { values } = form;
  const markets = [...app.store.markets.values()].filter((each) => each.phase === 'open');
  const market = app.store.markets.get(values.market);
  const breach = values.kind === 'breach';
  return html`
    ${line(form, 'title', { label: 'What it is called', most: 300 })}
    ${pick(form, 'kind', { label: 'It watches', choices: KINDS })}
    ${breach ? pick(form, 'commitment', { label: 'Of the commitment', choices: [['', 'choose'], ...[...app.store.commitments.values()].map((each) => [each.id, each.title])] })
    : pick(form, 'market', { label: 'In the market', choices: markets.map((each) => [each.id, each.title]) })}
    ${WITH_CONDITION.has(values.kind) ? pick(form, 'condition', { label: 'Condition', choices: [['', 'choose'], ...(market?.conditions ?? []).map((each) => [each.id, each.id])] }) : nothing}
    ${WITH_OUTCOME.has(values.kind) ? pick(form, 'outcome', { label: 'Outcome', choices: [['', 'choose'], ...(market?.metric.outcomes ?? []).map((each) => [each, each])] }) : nothing}
    ${breach ? nothing : html`<div class="pair">
      ${pick(form, 'when', { label: 'Triggered', choices: [['above', 'at or above'], ['below', 'at or below']] })}
      ${line(form, 'threshold', { label: 'Threshold', numeric: true, placeholder: '0.7', hint: unitOf(values, market) })}
      ${line(form, 'reset', { label: 'Calm again at', numeric: true, optional: true, hint: 'Between the two it goes on counting.' })}
      ${span(form, 'hold', { label: 'If it lasts', optional: true })}
      ${span(form, 'average', { label: 'Averaged over', optional: true, hint: 'So that a spike of a second does nothing.' })}
      ${line(form, 'traders', { label: 'At least so many traders', numeric: true, optional: true })}
      ${line(form, 'volume', { label: 'At least so much traded', numeric: true, optional: true, unit: 'credits' })}</div>`}
    ${pick(form, 'action', { label: 'Then', choices: [['convene', 'convene people'], ['webhook', 'post to an address'], ['open-market', 'open a market']] })}
    ${values.action === 'convene' ? lines(form, 'convene', { label: 'Who is convened, and for what', rows: 2 })
    : values.action === 'webhook' ? line(form, 'url', { label: 'Address', type: 'url', placeholder: 'https:', hint: 'The venue posts there, signed with a secret that is shown once. Everyone sees the host, nobody the path.' })
    : marketFields(form)}
    ${tick(form, 'automatic', { label: 'By itself, without waiting for the owner' })}
    ${lines(form, 'process', { label: 'How it is decided then', rows: 2 })}
    ${span(form, 'respond', { label: 'You respond within' })}
    ${lines(form, 'text', { label: 'The rule in full', optional: true, rows: 3 })}
    ${tick(form, 'sealed', { label: 'Seal the rule: publish its hash now, its text later', hint: 'Keep the text yourself, to the letter. The venue does not get it.' })}`;
}

function wrong(app, values) {
  const told = {};
  const need = (name, text) => { if (String(values[name]).trim() === '') told[name] = text; };
  need('title', 'It needs a name.');
  need('process', 'A playbook says how it is decided.');
  if (values.kind === 'breach') {
    need('commitment', 'Whose breach?');
  } else {
    need('market', 'There is no open market to watch.');
    if (!NUMBER.test(plain(values.threshold))) told.threshold = 'A number such as 0.7, or 70%.';
    if (values.reset.trim() !== '' && !NUMBER.test(plain(values.reset))) told.reset = 'A number such as 0.6, or 60%.';
    else if (values.reset.trim() !== '' && !told.threshold && (values.when === 'above') !== (Number(plain(values.reset)) <= Number(plain(values.threshold)))
      && plain(values.reset) !== plain(values.threshold)) told.reset = values.when === 'above' ? 'It is calm again at a lower value than the threshold, or the same.' : 'It is calm again at a higher value than the threshold, or the same.';
    if (WITH_CONDITION.has(values.kind)) need('condition', 'Which condition?');
    if (WITH_OUTCOME.has(values.kind)) need('outcome', 'Which outcome?');
    for (const name of ['hold', 'average']) if (Number.isNaN(lengthOf(values[name]))) told[name] = 'A length of time such as 1 hour.';
    if (values.traders.trim() !== '' && !/^\d+$/.test(values.traders.trim())) told.traders = 'A whole number.';
    if (values.volume.trim() !== '' && !/^\d+(\.\d{1,6})?$/.test(values.volume.trim())) told.volume = 'An amount of credits.';
  }
  if (values.action === 'convene') need('convene', 'Who, and for what?');
  else if (values.action === 'open-market') Object.assign(told, wrongMarket(values));
  else if (!webAddress(values.url.trim())) told.url = 'An address that begins with https://';
  if (!(lengthOf(values.respond) > 0)) told.respond = 'By when do you respond?';
  if (values.sealed) need('text', 'The text that is sealed.');
  if (values.sealed && !crypto.subtle) told.sealed = 'Your browser works out the hash only on pages that come by https or from this machine.';
  return told;
}

const hashes = new Map();

/** SHA-256 of a text in UTF-8; null until it was worked out, and then draws again. */
function hashOf(app, text) {
  if (!hashes.has(text)) {
    hashes.set(text, null);
    crypto.subtle?.digest('SHA-256', new TextEncoder().encode(text)).then((bytes) => {
      hashes.set(text, [...new Uint8Array(bytes)].map((each) => each.toString(16).padStart(2, '0')).join(''));
      app.refresh();
    });
  }
  return hashes.get(text);
}

function signalOf(values) {
  if (values.kind === 'breach') return { kind: 'breach', commitment: values.commitment };
  return {
    kind: values.kind, market: values.market,
    ...(WITH_CONDITION.has(values.kind) ? { condition: values.condition } : {}),
    ...(WITH_OUTCOME.has(values.kind) ? { outcome: values.outcome } : {}),
    ...(lengthOf(values.average) > 0 ? { average: iso(values.average) } : {}),
  };
}

function body(app, values) {
  const guards = { ...(values.traders.trim() ? { traders: Number(values.traders) } : {}), ...(values.volume.trim() ? { volume: values.volume.trim() } : {}) };
  const watched = values.kind === 'breach' ? {} : {
    when: values.when, threshold: plain(values.threshold),
    ...(values.reset.trim() ? { reset: plain(values.reset) } : {}),
    ...(lengthOf(values.hold) > 0 ? { hold: iso(values.hold) } : {}),
    ...(Object.keys(guards).length > 0 ? { guards } : {}),
  };
  const text = values.sealed ? { sha256: hashOf(app, values.text) ?? '' } : values.text.trim() ? { text: values.text.trim() } : {};
  return {
    title: values.title.trim(), ...text, signal: signalOf(values), ...watched, process: values.process.trim(), automatic: values.automatic,
    action: actionOf(values),
    owner: app.who.id, respondWithin: iso(values.respond),
  };
}

function actionOf(values) {
  if (values.action === 'convene') return { type: 'convene', text: values.convene.trim() };
  return values.action === 'webhook' ? { type: 'webhook', url: values.url.trim() } : { type: 'open-market', market: marketOf(values) };
}

/** What was typed as the venue takes it: "70%" is 0.7. */
function plain(text) {
  const percent = PERCENT.exec(text.trim());
  return percent ? String(Math.round(Number(percent[1]) * 1e7) / 1e9) : text.trim();
}

/** In which unit a signal's threshold is. */
function unitOf(values, market) {
  const differs = values.kind === 'price-of-defection' || values.kind === 'lead';
  if (isProbability(values, market)) return differs ? 'A difference of probabilities: 0.05 is 5 points.' : 'A probability, such as 0.7 or 70%.';
  const { low, high, unit } = market?.metric ?? {};
  return `${differs ? 'A difference, in' : 'In'} the metric’s unit${unit ? `, ${unit}` : ''}${differs || low === undefined ? '' : `: from ${low} to ${high}`}.`;
}

function says(app, values, tried) {
  const hash = values.sealed && values.text ? hashOf(app, values.text) : null;
  const seal = hash ? html`<p>SHA-256 of the sealed text: <code>${hash}</code></p>` : nothing;
  if (Object.keys(wrong(app, values)).length > 0) return html`${seal}<p class="soft">What it will do is told here once the form is complete.</p>`;
  const asked = body(app, values);
  const market = app.store.markets.get(values.market);
  const playbook = { ...asked, threshold: Number(asked.threshold), hold: asked.hold ?? 'PT0S', guards: { traders: 0, volume: '0', ...asked.guards } };
  const action = asked.action.type === 'webhook' ? { type: 'webhook', host: new URL(asked.action.url).host } : asked.action;
  return html`${seal}<p><b>${ruleWords(playbook, market)}</b> ${actionView(action)} You then have ${length(duration(asked.respondWithin))} to respond.${asked.action.type === 'open-market' ? ` ${marketWords(values)}` : ''}${tried ? ' The venue would take it as it is.' : ''}</p>`;
}
