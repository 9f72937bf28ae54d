// The library of attempts, and how one of them is run.

import { read } from '../live/calls.js';
import { make, words } from './dom.js';

const byId = (id) => document.getElementById(id);

/** The form; `onAsk(body)` is told what to run. */
export class CampaignForm {
  constructor(onAsk) {
    this.onAsk = onAsk;
    this.attempts = null;
    byId('campaign-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    byId('attempt-search').addEventListener('input', () => this.list());
    byId('edit').addEventListener('toggle', () => { if (byId('edit').open && byId('file').value === '') byId('file').value = this.chosen?.file ?? ''; });
    byId('file-again').addEventListener('click', () => { byId('file').value = this.chosen?.file ?? ''; });
  }

  /** Reads the library once. */
  async load() {
    if (this.attempts) return;
    this.attempts = (await read('/api/v1/attempts')).attempts;
    this.list();
    if (this.attempts.length > 0) this.choose(this.attempts[0].id);
  }

  list() {
    const wanted = byId('attempt-search').value.trim().toLowerCase();
    const found = (this.attempts ?? []).filter((each) => `${each.id} ${each.title} ${each.about}`.toLowerCase().includes(wanted));
    byId('attempts').replaceChildren(...found.map((each) => this.entry(each)));
    byId('attempts-none').hidden = found.length > 0;
  }

  entry(attempt) {
    const radio = make('input', { type: 'radio', name: 'attempt', value: attempt.id });
    radio.checked = this.chosen?.id === attempt.id;
    radio.addEventListener('change', () => this.choose(attempt.id));
    return make('li', {}, make('label', { class: 'choice' }, radio, make('span', {}, make('b', {}, attempt.title), make('small', {}, attempt.id))));
  }

  /** Shows what is known of an attempt. */
  choose(id) {
    this.chosen = this.attempts.find((each) => each.id === id) ?? this.attempts[0];
    const { title, about, source, known, runs, seed, file } = this.chosen;
    byId('attempt').replaceChildren(
      make('h3', {}, title),
      make('p', {}, about),
      make('dl', { class: 'standing' }, known ? make('div', {}, make('dt', {}, 'Known'), make('dd', {}, known)) : null, source ? make('div', {}, make('dt', {}, 'Source'), make('dd', {}, words(source))) : null));
    byId('runs').value = runs;
    byId('seed').value = seed;
    byId('file').value = file;
    byId('edit').open = false;
    for (const radio of document.querySelectorAll('[name="attempt"]')) radio.checked = radio.value === this.chosen.id;
  }

  /** Shows what a campaign ran. */
  async shows(result) {
    await this.load();
    if (this.chosen?.title !== result.title && this.attempts.some((each) => each.title === result.title)) this.choose(this.attempts.find((each) => each.title === result.title).id);
    byId('runs').value = result.runs;
    byId('seed').value = result.seed;
  }

  submit() {
    const body = { runs: Number(byId('runs').value), seed: Number(byId('seed').value) };
    if (byId('edit').open && byId('file').value !== this.chosen?.file) body.file = byId('file').value;
    else body.attempt = this.chosen.id;
    this.say('');
    this.onAsk(body);
  }

  /** Says what is wrong with what was asked. */
  say(problem) {
    byId('campaign-problem').textContent = problem;
    byId('campaign-problem').hidden = problem === '';
  }
}
