// The first two steps: what is asked and how it settles, and about whom.

import { html, nothing } from '../lib/lit.js';
import { line, lines, pick } from '../form/fields.js';
import { day } from '../format/time.js';
import { term } from '../shell/glossary.js';
import { commitmentPhase } from '../words/commitment.js';

/** What is asked. */
export function questionStep(form) {
  return html`${line(form, 'title', { label: 'The question, in one sentence', placeholder: 'If the pause is kept, is there a severe incident in 2027?', hint: 'It names the metric and the time. Whoever reads only this knows what is bet on.' })}
    ${lines(form, 'text', { label: 'How it settles', optional: true, rows: 4, placeholder: 'Settles yes if the register lists an incident of level 3 or above with a date in 2027. If the register ends, the coordinator uses the annual report.', hint: 'What counts and what does not, and who says so. Traders hold you to it.' })}
    ${line(form, 'source', { label: 'Source', optional: true, most: 4000, placeholder: 'The public incident register', hint: 'Where anyone can look the outcome up.' })}
    <details class="more"><summary>Address of its page</summary>${line(form, 'id', { label: 'Id', optional: true, most: 64, hint: 'Of small letters, digits and dashes. Without one it is made from the question.' })}</details>`;
}

/** About whom. parties: actors and commitments as the venue lists them. */
export function partyStep(form, parties) {
  const { values } = form;
  const open = parties.commitments.filter((each) => !['breached', 'kept', 'disputed', 'lapsed'].includes(each.phase));
  const chosen = parties.commitments.find((each) => each.id === values.commitment);
  const choices = values.conditions.map((each) => [each, each]);
  return html`${pick(form, 'commitment', { label: 'Commitment that settles it', choices: [['', 'None: the condition is settled by hand, or by the market’s own prices'], ...open.map((each) => [each.id, `${nameOf(parties, each.actor)}: ${each.title}`])],
      hint: 'Bound to a commitment, the condition is settled by what its verifiers find, and nobody can settle it by hand.' })}
    ${chosen ? html`<div class="aside"><p><b><bdi>${chosen.title}</bdi></b> is ${commitmentPhase(chosen.phase)}; its horizon is ${day(chosen.horizon)}. A final breach settles this market at once as:</p>
      <div class="pair">${pick(form, 'brokenMeans', { label: 'Broken means', choices })}${pick(form, 'keptMeans', { label: 'Kept means', choices })}</div></div>` : nothing}
    ${line(form, 'actor', { label: 'Actor', optional: true, suggest: parties.actors.map((each) => each.id), hint: html`Whose behaviour it is about: the id of an actor, or a name. Its ${term('token', 'token')} is the expectation over all conditions.` })}`;
}

/** An actor's name. */
export function nameOf(parties, id) {
  return parties.actors.find((each) => each.id === id)?.name ?? id;
}
