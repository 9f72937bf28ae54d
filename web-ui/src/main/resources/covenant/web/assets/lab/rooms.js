// What is looked at in the lab: which study, and what the address says.

import { CampaignForm } from './campaign-form.js';
import { campaignResult } from './campaign-result.js';
import { Refused } from '../live/calls.js';
import { comparison } from './compare.js';
import { button, make, table, words } from './dom.js';
import { share } from '../format/number.js';
import { exactMoment, moment } from '../format/time.js';
import { ReplayForm } from './replay-form.js';
import { replayResult } from './replay-result.js';
import { ask, cancel, follow, isOver, latest, pause, result } from './studies.js';

const OPEN_AT_ONCE = 3;
const TABS = ['replay', 'campaign', 'studies'];

const byId = (id) => document.getElementById(id);
let looking = new AbortController();
let asks = () => {}; // puts what the shown study asked for into the form
let drawn = null; // the address whose study is shown

let isOpen = true; // whoever is signed in may enter

let replays = null;
let campaigns = null;

/** Begins, once the bench is on the page: follows the address from now on. */
export function begin() {
  replays = new ReplayForm((bodies) => carryOut('replay', bodies, replays));
  campaigns = new CampaignForm((body) => carryOut('campaign', [body], campaigns));
  byId('studies-again').addEventListener('click', () => showStudies(leave()));
  window.addEventListener('hashchange', () => { if (isOpen) route(); });
  route();
}

/** Somebody else is signed in, or nobody: what was shown is gone. */
export function forget() {
  leave();
  isOpen = false;
  asks = () => {};
  replays.forget();
  for (const id of ['replay-outlet', 'campaign-outlet', 'studies-outlet']) byId(id).replaceChildren();
}

/** Somebody who may enter is signed in again: shows what the address asks for. */
export function enter() {
  isOpen = true;
  route();
}

/** Asks for all of them, a few at a time, and goes to what comes out. */
async function carryOut(kind, bodies, form) {
  const outlet = byId(`${kind}-outlet`);
  const signal = leave();
  try {
    const ids = [];
    for (const body of bodies) {
      if (ids.length >= OPEN_AT_ONCE) await over(ids[ids.length - OPEN_AT_ONCE], outlet, signal, ids.length, bodies.length);
      if (signal.aborted) return;
      ids.push((await ask(kind, body)).id);
    }
    location.hash = ids.length === 1 ? `study=${ids[0]}` : `compare=${ids.join(',')}`;
  } catch (e) {
    form.say(explain(e));
  }
}

function leave() {
  looking.abort();
  looking = new AbortController();
  drawn = null;
  return looking.signal;
}

/** Follows a study until it is over; null where somebody went elsewhere meanwhile. */
async function over(id, outlet, signal, number = 1, of = 1) {
  const card = make('section', { class: 'panel waiting' });
  outlet.replaceChildren(card);
  outlet.setAttribute('aria-busy', 'true');
  const study = await follow(id, (now) => progress(card, now, number, of), signal);
  if (study) outlet.removeAttribute('aria-busy');
  return study;
}

function progress(card, study, number, of) {
  if (card.children.length === 0) {
    const stop = button('Cancel', async () => {
      stop.disabled = true;
      try {
        await cancel(study.id);
      } catch (e) {
        stop.replaceWith(make('span', { class: 'problem' }, explain(e)));
      }
    }, { class: 'quiet' });
    card.append(make('h3', {}, words(study.title)), make('p', { role: 'status' }), make('progress', { 'aria-label': 'Progress' }), stop);
  }
  const [, text, bar] = card.children;
  text.textContent = `${of > 1 ? `${number} of ${of}: ` : ''}${study.status}${partDone(study)}`;
  if (study.total > 0) {
    bar.max = study.total;
    bar.value = study.done;
  }
}

/** Shows one study, when it is over. */
async function showStudy(id, signal) {
  const kind = id.startsWith('campaign') ? 'campaign' : 'replay';
  tab(kind);
  const outlet = byId(`${kind}-outlet`);
  const study = await over(id, outlet, signal);
  if (!study) return;
  if (study.status !== 'done') {
    outlet.replaceChildren(ended(study));
    return;
  }
  const figures = await result(id);
  if (signal.aborted) return;
  const title = make('h2', { class: 'outlet-title', tabindex: '-1' }, words(study.title), make('small', {}, `${study.id}, asked for by `, words(study.by)));
  outlet.replaceChildren(title, kind === 'campaign' ? campaignResult(id, figures) : replayResult(id, figures, replays.market()));
  if (kind === 'campaign') await campaigns.shows(figures);
  else if (figures.same && figures.changes.length === 0) replays.knows(figures);
  if (kind === 'replay') asks = () => replays.shows(figures.terms, figures.others.id, [figures.terms.rule ?? '']);
  if (document.activeElement?.type === 'submit') title.focus({ preventScroll: true });
  arriveAt(title, kind === 'campaign');
}

/** Where the form stands above the result, the result comes into view by itself. */
function arriveAt(element, always) {
  if (always || matchMedia('(max-width: 60rem)').matches) element.scrollIntoView({ block: 'start' });
}

function ended(study) {
  return make('section', { class: 'panel' }, make('h3', {}, words(study.title)),
    make('p', { class: 'problem', role: 'alert' }, study.status === 'failed' ? `It could not be done: ${study.problem}` : 'It was cancelled.'));
}

async function showComparison(ids, signal) {
  tab('replay');
  const outlet = byId('replay-outlet');
  const studies = [];
  for (const id of ids) {
    const study = await over(id, outlet, signal, studies.length + 1, ids.length);
    if (!study) return;
    if (study.status !== 'done') {
      outlet.replaceChildren(ended(study));
      return;
    }
    studies.push({ id, result: await result(id) });
    if (signal.aborted) return;
  }
  asks = () => replays.shows(studies[0].result.terms, studies[0].result.others.id, studies.map((study) => study.result.terms.rule ?? ''));
  outlet.replaceChildren(comparison(studies, (id) => { location.hash = `study=${id}`; }));
  arriveAt(outlet, false);
}

/** The venue as it was recorded: what the replay tab begins with. chosen: the market to begin with, or null; anew: not from an earlier study. */
async function showRecorded(signal, chosen = null, anew = false) {
  const outlet = byId('replay-outlet');
  try {
    const study = await recordedStudy(signal, outlet, chosen, anew);
    if (!study) return;
    if (study.status !== 'done') {
      outlet.replaceChildren(ended(study));
      return;
    }
    const figures = await result(study.id);
    if (signal.aborted) return;
    replays.knows(figures, chosen);
    if (new URLSearchParams(location.hash.slice(1)).has('study') || location.hash.startsWith('#compare')) return;
    const again = button('Record it anew', () => showRecorded(leave(), replays.market() || null, true), { class: 'quiet' });
    outlet.replaceChildren(
      make('div', { class: 'row between' },
        make('h2', { class: 'outlet-title' }, 'As it was recorded', make('small', {}, `Through ${moment(figures.recorded.at)}. Choose what to change, and replay it.`)), again),
      chosen && !figures.markets.some((each) => each.id === chosen) ? make('p', { class: 'problem', role: 'alert' }, `This venue’s recording has no market “${chosen}”.`) : '',
      replayResult(study.id, figures, replays.market()));
  } catch (e) {
    outlet.replaceChildren(make('section', { class: 'panel' }, make('p', { class: 'problem', role: 'alert' }, explain(e))));
  }
}

/** The latest replay in which nothing was changed, or a new one: where there is none, or the market is younger than it. */
async function recordedStudy(signal, outlet, chosen, anew) {
  const kept = anew ? undefined : (await latest()).find((study) => study.kind === 'replay' && study.title === 'unchanged' && study.status === 'done');
  const isKnown = kept && (!chosen || (await result(kept.id)).markets.some((each) => each.id === chosen));
  const id = isKnown ? kept.id : (await ask('replay', {})).id;
  return signal.aborted ? null : over(id, outlet, signal);
}

async function showStudies(signal) {
  try {
    let studies = await latest();
    while (!signal.aborted) {
      listStudies(studies);
      if (studies.every(isOver)) return;
      await pause(signal);
      if (!signal.aborted) studies = await latest();
    }
  } catch (e) {
    byId('studies-outlet').replaceChildren(make('p', { class: 'problem', role: 'alert' }, explain(e)));
  }
}

function listStudies(studies) {
  const focused = document.activeElement?.getAttribute('href');
  byId('studies-outlet').replaceChildren(studies.length === 0
      ? make('p', { class: 'none' }, 'Nothing has been asked for since the venue started. Begin with a replay, or run an attempt.')
      : table('The latest replays and campaigns, the newest first', ['What', 'Kind', 'Asked for by', 'At', 'Status'], studies.map(studyRow)));
  if (focused?.startsWith('#study')) byId('studies-outlet').querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
}

function studyRow(study) {
  return [
    make('th', { scope: 'row' }, make('a', { href: `#study=${study.id}` }, words(study.title)), make('small', {}, study.id)),
    make('td', {}, study.kind),
    make('td', {}, words(study.by)),
    make('td', {}, `${exactMoment(study.askedAt)}`),
    make('td', { 'data-status': study.status }, study.status + partDone(study), study.problem ? make('small', {}, words(study.problem)) : null),
  ];
}

function partDone(study) {
  return study.status === 'running' && study.total > 0 ? ', ' + share(study.done / study.total) : '';
}

/** What went wrong, for people; an error of the page's own goes on. */
function explain(e) {
  if (!(e instanceof Refused)) throw e;
  if (e.status === 404) return 'There is no such study here: the latest 32 are kept, until the venue stops. Ask for it again.';
  return e.message;
}

function tab(name) {
  for (const each of TABS) {
    byId(`at-${each}`).hidden = each !== name; // not the address's own name, to which a browser would scroll
    const link = byId(`to-${each}`);
    if (each === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** Shows what the address asks for. */
async function route() {
  const hash = location.hash.slice(1);
  const asked = new URLSearchParams(hash);
  if (hash === drawn && hash !== 'studies') return;
  const signal = leave();
  drawn = hash;
  try {
    if (asked.get('study')) await showStudy(asked.get('study'), signal);
    else if (asked.get('compare')) await showComparison(asked.get('compare').split(','), signal);
    else if (hash === 'campaign') tab('campaign');
    else if (hash === 'studies') {
      tab('studies');
      await showStudies(signal);
    } else {
      tab('replay');
      await showRecorded(signal, asked.get('market'));
    }
    if (!signal.aborted) await know(signal);
  } catch (e) {
    const place = hash === 'campaign' || asked.get('study')?.startsWith('campaign') ? 'campaign' : 'replay';
    byId(`${place}-outlet`).replaceChildren(make('section', { class: 'panel' }, make('p', { class: 'problem', role: 'alert' }, explain(e))));
  }
}

/** What the forms need to know, once: the library, and the venue's markets and accounts. */
async function know(signal) {
  await campaigns.load();
  if (!location.hash.match(/^#(study=replay|compare)/)) return;
  if (!replays.recorded) await knowRecorded(signal);
  if (!signal.aborted && replays.recorded) asks();
}

async function knowRecorded(signal) {
  const kept = (await latest()).find((study) => study.title === 'unchanged' && study.status === 'done');
  const id = kept ? kept.id : (await ask('replay', {})).id;
  const study = kept ?? await follow(id, () => {}, signal);
  if (study?.status === 'done') replays.knows(await result(id));
}
