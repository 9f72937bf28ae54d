// The rows of the board: search, filters, columns that sort, groups by actor, and what has ended, folded.

import { html, nothing, repeat } from '../lib/lit.js';
import { count } from '../format/number.js';
import { groups, ORDERS } from './order.js';
import { bareRow, rowView } from './row.js';

const COLUMNS = [
  ['what', 'actor', 'Commitment', null],
  ['chance', 'chance', 'Chance', null],
  ['both', null, 'Expected in each case', 'conditional'],
  ['token', 'token', 'Expected', 'token'],
  ['gap', 'defection', 'Price of defection', 'defection'],
  ['trend', 'moved', 'Trend', null, 'P chance, E expected'],
  ['money', 'liquidity', 'Liquidity', 'thin'],
  ['next', 'until', 'State', null],
];

const STATES = [['all', 'Any state'], ['open', 'Open'], ['known', 'Condition known'], ['ended', 'Ended']];
const ONLY = [['decides', 'Decides'], ['bond', 'Has a bond'], ['thin', 'Thin']];

/** Search and filters. actors: all names; found and all: how many rows. */
export function tools(choice, actors, found, all) {
  return html`<form class="tools" role="search" aria-label="Markets" @submit=${(event) => event.preventDefault()}>
    <label class="field grow"><span>Search</span><input type="search" autocomplete="off" spellcheck="false" placeholder="Title, actor or words of the commitment" .value=${choice.search}
      @input=${(event) => choice.set({ search: event.target.value }, true)}></label>
    <label class="field"><span>Actor</span><select .value=${choice.actor} @change=${(event) => choice.set({ actor: event.target.value })}>
      <option value="" ?selected=${choice.actor === ''}>All actors</option>${actors.map((actor) => html`<option value=${actor} ?selected=${actor === choice.actor}>${actor}</option>`)}</select></label>
    <label class="field"><span>State</span><select @change=${(event) => choice.set({ state: event.target.value })}>
      ${STATES.map(([key, name]) => html`<option value=${key} ?selected=${key === choice.state}>${name}</option>`)}</select></label>
    <label class="field sort-by"><span>Sort by</span><select @change=${(event) => choice.set({ sort: event.target.value, turned: false })}>
      ${Object.entries(ORDERS).map(([key, { name }]) => html`<option value=${key} ?selected=${key === choice.sort}>${name}</option>`)}</select></label>
    <button type="button" class="quiet sort-by" aria-pressed=${choice.turned} @click=${() => choice.set({ turned: !choice.turned })}>Reversed</button>
    <div class="choice" role="group" aria-label="Only">${ONLY.map(([key, name]) => html`<button type="button" aria-pressed=${choice.only.includes(key)} @click=${() => choice.toggle(key)}>${name}</button>`)}</div>
    <p class="found"><span role="status">${found === all ? `${count(all)} in all` : `${count(found)} of ${count(all)}`}</span>
      ${choice.filters ? html`<button type="button" class="plain" @click=${() => showAll(choice)}>Show all</button>` : nothing}</p>
  </form>`;
}

/** The button goes away with the filters, so the focus goes to where they are set. */
function showAll(choice) {
  document.querySelector('.tools input').focus();
  choice.clear();
}

/** The table. board: what the page holds together. */
export function list(board, rows) {
  const { choice } = board;
  board.drawn = 0;
  requestAnimationFrame(() => board.near.watch());
  const running = rows.filter((row) => !row.ended);
  const ended = rows.filter((row) => row.ended);
  const grouped = choice.sort === 'actor';
  const unfolded = board.unfolded || choice.state === 'ended' || running.length === 0;
  return html`<table class="board" role="table" aria-label="Commitments and markets">
    <thead role="rowgroup"><tr role="row" class="heads">${COLUMNS.map((column) => head(choice, column))}</tr></thead>
    ${grouped ? repeat(groups(running), ([actor]) => actor, ([actor, its]) => html`<tbody role="rowgroup" class="group">
        <tr role="row" class="group-head"><th role="rowheader" scope="rowgroup" colspan="8"><bdi>${actor || 'Of nobody in particular'}</bdi> <span class="soft">${count(its.length)}</span></th></tr>
        ${lines(board, its, false)}</tbody>`)
    : html`<tbody role="rowgroup" class="group">${lines(board, running, true)}</tbody>`}
    ${ended.length === 0 ? nothing : html`<tbody role="rowgroup" class="group ended">
      <tr role="row" class="group-head"><th role="rowheader" scope="rowgroup" colspan="8"><button type="button" class="fold" aria-expanded=${unfolded}
        @click=${() => board.fold()}>Settled and voided <span class="soft">${count(ended.length)}</span></button></th></tr>
      ${unfolded ? lines(board, ended, true) : nothing}</tbody>`}
  </table>
  ${rows.length === 0 ? html`<p class="empty">Nothing here is like that. <button type="button" class="plain" @click=${() => showAll(choice)}>Show all</button></p>` : nothing}`;
}

function lines(board, rows, named) {
  return repeat(rows, (row) => row.key, (row) => (!board.near.has(row.key, board.drawn++) ? bareRow(row, named) : rowView(row, board.lights.look(row), board.movements.of(row), board.movements.toldPeriod ?? board.choice.period, named, board.app)));
}

function head(choice, [name, sort, text, about, key]) {
  const here = sort !== null && choice.sort === sort;
  const down = here && ORDERS[sort].down !== choice.turned;
  const label = sort === null ? text : html`<button type="button" class="sort" @click=${() => choice.sortBy(sort)}>${text}${here ? html`<span class="way" aria-hidden="true">${down ? '\u2193' : '\u2191'}</span>` : nothing}</button>`;
  return html`<th role="columnheader" scope="col" class=${name} aria-sort=${here ? (down ? 'descending' : 'ascending') : nothing}><span>${label}${key ? html`<span class="key">${key}</span>` : nothing}</span>${about ? html` <button type="button" class="why" popovertarget=${'term-' + about} aria-label=${'What is “' + text + '”?'}>?</button>` : nothing}</th>`;
}
