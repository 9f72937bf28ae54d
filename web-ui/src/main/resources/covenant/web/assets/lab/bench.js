// The rooms of the lab: forms and outlets that the modules of this folder fill. Nothing here is bound, so what they fill stays as it is.

import { html } from '../lib/lit.js';

/** Replay, campaigns, studies. */
export const bench = html`
      <section id="at-replay" class="bench" aria-label="Replay" hidden>
        <form id="replay-form" class="panel ask" novalidate>
          <h2>Change something</h2>

          <label class="field"><span>Market</span><select id="market"><option value="">every market that decides</option></select></label>

          <fieldset>
            <legend>Switch participants off</legend>
            <div class="row">
              <label class="tick-box"><input type="radio" name="which" value="without" checked>leave out the ticked</label>
              <label class="tick-box"><input type="radio" name="which" value="only">keep only them</label>
            </div>
            <input id="account-search" type="search" placeholder="search accounts" aria-label="Search accounts" autocomplete="off" spellcheck="false">
            <ul id="accounts" class="choices" aria-label="Accounts"></ul>
            <p id="accounts-none" class="quiet-text" hidden>No account of this name traded here.</p>
            <p class="row between"><span id="accounts-note" class="quiet-text"></span><button type="button" id="untick" class="plain" hidden></button></p>
          </fieldset>

          <fieldset>
            <legend>Decision rule; tick several to compare</legend>
            <div id="rules" class="choices rules"></div>
          </fieldset>

          <fieldset>
            <legend>What do the others do?</legend>
            <label class="tick-box"><input type="radio" name="others" value="same-shares" checked>trade the same shares</label>
            <label class="tick-box"><input type="radio" name="others" value="same-prices">move prices to the same place</label>
            <p id="others-shares" class="quiet-text">They had decided beforehand. They buy and sell the same amounts, whatever it now costs. So a push that is left out leaves all later prices lower by what it moved, and some can no longer pay.</p>
            <p id="others-prices" class="quiet-text" hidden>They hold the same beliefs. Each takes the price to where he left it, and buys more or less for it. So prices return to the recorded ones with the next trade; what differs is who paid.</p>
          </fieldset>

          <details class="fold">
            <summary>Lag, window, threshold, liquidity</summary>
            <div class="settings">
              <label class="field"><span>Window</span><input id="window" placeholder="as recorded" autocomplete="off"><small>such as 6h, 90m, 1d12h</small></label>
              <label class="field"><span>Lag</span><input id="lag" inputmode="decimal" placeholder="as recorded" autocomplete="off"><small>most an observation moves at a time, in the metric’s unit; 0: plain average. Choose a market</small></label>
              <label class="field"><span>Threshold</span><input id="thresholdBps" inputmode="numeric" placeholder="as recorded" autocomplete="off"><small>basis points over the status quo</small></label>
              <label class="field"><span>Liquidity, times</span><input id="liquidityFactor" inputmode="decimal" placeholder="1" autocomplete="off"><small>4: prices move a quarter as far</small></label>
            </div>
          </details>
          <label id="epsilon-field" class="field" hidden><span>Chance that the lot decides</span><input id="epsilon" inputmode="decimal" value="0.1" autocomplete="off"></label>

          <p id="replay-problem" class="problem" role="alert" hidden></p>
          <button type="submit" id="replay-go" class="go">Replay</button>
          <p class="quiet-text">Nothing changes in the venue: its journal is carried out again beside it.</p>
        </form>
        <div id="replay-outlet" class="outlet" aria-live="off"></div>
      </section>

      <section id="at-campaign" class="bench" aria-label="Campaigns" hidden>
        <form id="campaign-form" class="panel ask" novalidate>
          <h2>Run an attempt</h2>
          <input id="attempt-search" type="search" placeholder="search the library" aria-label="Search the library" autocomplete="off" spellcheck="false">
          <ul id="attempts" class="choices tall" aria-label="Attempts"></ul>
          <p id="attempts-none" class="quiet-text" hidden>No attempt of this name.</p>
          <div class="settings">
            <label class="field"><span>Runs</span><input id="runs" type="number" min="1" max="1000"></label>
            <label class="field"><span>Seed</span><input id="seed" type="number"></label>
          </div>
          <details id="edit" class="fold">
            <summary>Edit its file</summary>
            <textarea id="file" aria-label="The campaign’s file" rows="22" spellcheck="false" autocomplete="off"></textarea>
            <button type="button" id="file-again" class="quiet">The library’s file again</button>
          </details>
          <p id="campaign-problem" class="problem" role="alert" hidden></p>
          <button type="submit" id="campaign-go" class="go">Run</button>
          <p class="quiet-text">Every run is played twice, without the attack and with it, on an engine of its own. Same file, seed and runs: same figures.</p>
        </form>
        <div>
          <section id="attempt" class="panel about" aria-label="What is known of it"></section>
          <div id="campaign-outlet" class="outlet"></div>
        </div>
      </section>

      <section id="at-studies" aria-label="Studies" hidden>
        <div class="panel">
          <div class="row between"><h2>Studies</h2><button type="button" id="studies-again" class="quiet">Look again</button></div>
          <div id="studies-outlet"></div>
          <p class="quiet-text">Researchers see each other’s. The latest 32 are kept until the venue stops; a study’s address can be shared.</p>
        </div>
      </section>`;
