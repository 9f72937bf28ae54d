// Acts of an office in words: what was done, to what, and what changed by it.

import { html, nothing } from '../lib/lit.js';
import { count } from '../format/number.js';

const DONE = {
  'open-market': 'opened', 'add-liquidity': 'added liquidity to', 'settle-condition': 'settled the condition of', decide: 'decided',
  'settle-outcome': 'settled the metric of', 'correct-outcome': 'corrected the metric of', 'void-market': 'voided',
  'open-actor': 'entered', 'open-commitment': 'entered', 'add-evidence': 'added evidence on', attest: 'attested on',
  challenge: 'challenged', 'move-commitment': 'changed the state of', 'post-bond': 'posted a bond on', 'open-pledge': 'opened', 'sign-pledge': 'signed', 'end-pledge': 'ended',
  'open-playbook': 'agreed', 'respond-playbook': 'responded to', 'drill-playbook': 'carried out a drill of', 'unseal-playbook': 'showed the text of', 'move-playbook': 'changed the state of',
  'open-account': 'opened', deposit: 'brought money into', withdraw: 'took money out of', 'issue-key': 'gave a key to', 'revoke-key': 'ended a key of', 'advance-clock': 'moved the clock of',
};

/** Everything that can be done, as the venue calls it and in words. */
export const WHATS = Object.entries(DONE);

const LINKS = { market: '/markets/', commitment: '/commitments/', playbook: '/playbooks/' };
const KINDS = { market: 'market', commitment: 'commitment', playbook: 'playbook', account: 'account', actor: 'actor', pledge: 'joint pledge' };
const LISTS = { market: 'markets', commitment: 'commitments', playbook: 'playbooks', actor: 'actors', pledge: 'pledges' };

/** What was done: "settled the condition of". */
export function doneWords(what) {
  return DONE[what] ?? what.replaceAll('-', ' ');
}

/** A subject, such as market:chips, by its title, with a link where it has a page. */
export function subjectView(store, subject) {
  const colon = subject.indexOf(':');
  if (colon < 0) return html`<bdi>${subject === 'venue' ? 'the venue' : subject}</bdi>`;
  const kind = subject.slice(0, colon);
  const id = subject.slice(colon + 1);
  const known = store[LISTS[kind]]?.get(id);
  const name = known?.title ?? known?.name ?? id;
  const words = LINKS[kind] ? html`<a href=${LINKS[kind] + encodeURIComponent(id)}><bdi>${name}</bdi></a>` : html`<b><bdi>${name}</bdi></b>`;
  return html`${words} <span class="soft">${KINDS[kind] ?? kind}</span>`;
}

/** Subjects to choose from: [as the venue takes it, in words]. */
export function subjects(store) {
  return Object.entries(LISTS).flatMap(([kind, list]) => [...store[list].values()].map((each) => [`${kind}:${each.id}`, each.title ?? each.name ?? each.id]));
}

/** What changed: how it was, and how it is now with what is new standing out. */
export function changeView({ before, after }) {
  if (before === after) return html`<span class="soft">nothing of its state</span>`;
  const was = new Set(before.split(', '));
  const now = after.split(', ');
  return html`${before ? html`<span class="was"><span class="soft">was</span> <bdi>${before}</bdi></span>` : nothing}
    ${after ? html`<span class="now"><span class="soft">now</span> ${now.map((each, i) => html`${i > 0 ? ', ' : nothing}${was.has(each) ? html`<bdi>${each}</bdi>` : html`<b><bdi>${each}</bdi></b>`}`)}</span>` : nothing}`;
}

/** How many acts are shown. */
export function shownWords(shown, isAll) {
  return `${count(shown)} ${shown === 1 ? 'act' : 'acts'}${isAll ? ', all there are' : ', the newest'}`;
}
