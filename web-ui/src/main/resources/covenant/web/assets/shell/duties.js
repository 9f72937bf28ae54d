// What waits for whoever is signed in: playbooks of his own that were triggered and want a response.

import { read } from '../live/calls.js';

const AGAIN_MS = 60_000;
const WAITING = new Set(['triggered', 'acknowledged', 'overdue']);

/** Counts them, on pages whose stream tells of playbooks and on those whose stream does not. */
export class Duties {
  constructor(app) {
    this.app = app;
    this.owned = [];
    app.onFrames(['playbook'], ({ playbook }) => this.take([playbook, ...this.owned.filter((each) => each.id !== playbook.id)]));
    app.onSigned(() => this.look());
    setInterval(() => { if (!document.hidden && app.connection === 'live') this.look(); }, AGAIN_MS);
  }

  /** How many playbooks wait for a response. */
  waiting() {
    return this.app.who.id ? this.owned.filter((each) => each.owner === this.app.who.id && WAITING.has(each.state)).length : 0;
  }

  take(playbooks) {
    this.owned = playbooks.filter((each) => each.owner === this.app.who.id);
    this.app.refresh();
  }

  /** Asks the venue for them; the state of the connection tells where it does not answer. */
  async look() {
    if (!this.app.who.id) return this.take([]);
    const found = [];
    let cursor = '';
    try {
      do {
        const answer = await read('/api/v1/playbooks?limit=200' + cursor);
        found.push(...answer.playbooks);
        cursor = answer.next ? '&cursor=' + encodeURIComponent(answer.next) : '';
      } while (cursor);
      this.take(found);
    } catch {
      // Later again.
    }
  }
}
