// The words that a newcomer meets, each explained once: the glossary page lists them, and terms on any page open them.

import { count } from '../format/number.js';
import { FEW_TRADERS, LITTLE_MONEY } from './thin.js';

/** The groups in which the glossary lists them. */
export const GROUPS = {
  prices: 'Prices and what they mean',
  trading: 'Trading',
  market: 'Markets and how they end',
  commitments: 'Commitments',
  decisions: 'Decisions',
  playbooks: 'Playbooks',
  research: 'Research and the record',
};

/** Each term: its key, its name, what it means, its group, and where it helps an example. */
export const TERMS = [
  ['conditional', 'Conditional price', 'What traders expect of the metric in the worlds where a condition comes about. A trade in one branch is called off, to the last millionth, if another condition comes about.', 'prices',
    '10 shares of “yes, if broken” at 40% cost about 4 credits. Broken and yes: you get 10. Broken and no: nothing. Kept: what you paid comes back.'],
  ['evidential', 'Evidential', 'A price “if broken” is what traders expect in the worlds where it is broken. It mixes what the breach causes with what a breach reveals. It is not, by itself, the effect of breaking it.', 'prices',
    'A lab that breaks a promise may be careless in other things too. If traders think so, incidents stand at 40% if broken and at 10% if kept, even where the promise itself prevents none: the breach would be a symptom, like an umbrella, which goes with rain and does not cause it.'],
  ['causal', 'Causal', 'The decision is drawn by lot with known chances, and payoffs make up for them. So what the choice reveals cannot explain the difference in price.', 'prices',
    'Whether a rule is adopted is left to a lot. A lot reveals nothing about anybody; so if traders expect 12 incidents with the rule and 15 without, that difference is what they expect the rule to do.'],
  ['defection', 'Price of defection', 'What the metric is expected to be if the commitment is kept, less what it is expected to be if it is broken: what keeping is worth. Where the condition is no commitment, it is the first case less the second.', 'prices',
    '2.8 points if kept and 2.4 if broken: +0.4 points.'],
  ['token', 'The actor’s token', 'What traders expect of the metric, whichever condition comes about, each counted as likely as they think it is. A breach reprices it at once.', 'prices',
    'Broken at 30%, 2.8 if kept and 2.4 if broken: 0.7 × 2.8 + 0.3 × 2.4 = 2.68. Once the breach is final, 2.4.'],
  ['condition', 'Condition', 'What the prices depend on: a commitment is kept or broken, a policy is adopted or not. Exactly one of a market’s conditions comes about. Each is a case, or branch, with prices of its own.', 'prices'],
  ['metric', 'Metric', 'What a market measures in the end: yes or no, one of several outcomes, or a figure between a lowest and a highest value.', 'prices',
    'The share “high” of a figure from 0 to 4 pays 0.67 credits if it comes out at 2.68, and “low” pays the rest, 0.33.'],
  ['liquidity', 'Liquidity', 'The parameter b of the market maker: how much money it takes to move a price. With twice the b, the same move costs twice as much.', 'prices',
    'With b = 100 it takes 22.3 credits to move a price from 50% to 60%, with b = 200 it takes 44.6.'],
  ['thin', 'Thin market', 'Little money moves this price far, so read it with care: it may be the opinion of one person.', 'prices',
    `A market is marked thin while fewer than ${count(FEW_TRADERS)} accounts have traded in it, while less than ${count(LITTLE_MONEY)} credits would move a price from 50% to 60%, or while less money has changed hands than that takes.`],
  ['scoring-rule', 'Market maker, scoring rule', 'The market itself sells and buys at any time, at prices that follow a formula (the logarithmic market scoring rule): each trade moves the price towards what the trader believes. So nobody has to wait for somebody else.', 'prices',
    'With b = 100 and yes at 50%, 10 shares of yes cost 5.125 credits and leave yes at 52.5%.'],

  ['share', 'Share', 'What one buys and sells. A share of an outcome pays 1 credit if that comes about, so its price is its chance. Negative shares sell.', 'trading'],
  ['payoff', 'Payoff', 'What a position pays in each state of the world: each condition with each outcome, and void. A position is nothing else.', 'trading'],
  ['collateral', 'Collateral', 'A trade may cost you at most what it takes from you in your worst case; that is set aside when you trade, and no more. The same cash backs trades in different branches, and positions that make up for each other free it again.', 'trading',
    '10 shares of yes and then 10 of no, whatever happens, pay the same in every case. What the first cost is free again at once.'],
  ['called-off', 'Called off', 'If another condition comes about, everyone who traded in this branch is back where he was, to the last millionth.', 'trading'],
  ['limit-order', 'Limit order', 'Buys only while the price is at most your limit, or sells while it is at least that. What cannot be had at once rests in the book until the price comes there, you cancel it, or its time is up. What it may cost is set aside.', 'trading',
    'Buy 50 shares at 40% at most: if the price falls to 40%, you buy there as much as others sell, up to 50.'],
  ['fee', 'Fee', 'A part of what a trade costs, in basis points (hundredths of a percent), that goes to the sponsor. It is called off with the trade.', 'trading'],
  ['credit', 'Credit', 'The money of this venue, exact to the millionth. On a demo it is play money.', 'trading'],

  ['subsidy', 'Subsidy', 'What the sponsor pays in when the market opens: the most that the market maker can ever lose. What is left of it comes back at the end.', 'market',
    'Two conditions with two outcomes, all equally likely, and b = 100: 100 × ln 4 = 138.63 credits.'],
  ['sponsor', 'Sponsor', 'Whoever opens a market and pays its subsidy, for the sake of knowing what traders expect.', 'market'],
  ['settlement', 'Settlement', 'It takes two steps: first it is said which condition came about, then what the metric is. The first calls the other branches off, the second pays everyone.', 'market'],
  ['void', 'Void', 'A market that ends as if it had never been, such as when its question turns out to make no sense. Everybody is back where he was before his first trade there.', 'market'],
  ['correction', 'Correction', 'A metric that was settled wrongly is put right, with a reason for all to see. Whoever got too little is paid the difference; nobody pays back.', 'market'],

  ['commitment', 'Commitment', 'A promise of an actor, with its text, how it is verified, by whom, and until when. Markets may be bound to it: its end settles their condition.', 'commitments'],
  ['actor', 'Actor', 'Who makes commitments: a lab, a company, a government.', 'commitments'],
  ['horizon', 'Horizon', 'Until when a commitment is looked at. If it passes without a final breach, the commitment was kept.', 'commitments'],
  ['evidence', 'Evidence', 'A dated note on a commitment, with a link and the SHA-256 hash of the document, so that nobody can swap it later. Anyone with a key may add some; it decides nothing by itself.', 'commitments'],
  ['attestation', 'Attestation', 'A named verifier finds a commitment breached, or denies a breach that another has proposed, and says why.', 'commitments'],
  ['quorum', 'Quorum', 'How many of the verifiers have to agree before a breach counts.', 'commitments', 'Three verifiers and a quorum of two: one alone proposes a breach, the second gives it its quorum.'],
  ['challenge-window', 'Challenge window', 'The time in which a breach with its quorum can be contested. If nobody does, it is final; if somebody does, the verifiers rule anew.', 'commitments'],
  ['disputed', 'No ruling', 'The verifiers came to no ruling in time. The bound markets are voided and the bond is returned.', 'commitments'],
  ['bond', 'Bond', 'Credits that the actor puts at stake on a commitment. If it is kept they come back; a final breach takes them, and they are split as was published before: to counterparties, to sponsors, or burned.', 'commitments',
    'A bond of 1,000 with 60% to counterparties and the rest burned: a breach pays them 600, and 400 are gone.'],
  ['pledge', 'Joint pledge', 'Commitments of several actors that bind only if enough of them sign in time. Else none binds, and all bonds return: nobody has to go first alone.', 'commitments', 'Five labs, three needed: after the third signature the three are bound.'],

  ['decision', 'Market that decides', 'Its own prices settle its condition at an agreed time, by a rule that was published before the first trade.', 'decisions'],
  ['window', 'Decision window', 'The time over which prices are averaged for a decision. A price counts as long as it stands.', 'decisions', '72 hours at 100 and 15 minutes at 1,000 average 103.11: a late push counts for little.'],
  ['statistic', 'Statistic', 'The figure of each case that is compared in the end: the average of its price over the window, unless the rule says otherwise.', 'decisions'],
  ['lagging', 'Lagging average', 'Instead of the price an observation is averaged that moves towards the price by at most so much at each step. A sudden push hardly shows in it.', 'decisions', 'From 500 in steps of 5 while the price stands at 550: after 10 steps the average is 527.5.'],
  ['status-quo', 'Status quo', 'The case that holds unless another is better by enough. A tie, missing prices or a guard that fails keep it.', 'decisions'],
  ['threshold', 'Threshold', 'By how much another case’s statistic must beat the status quo’s, in basis points of its size.', 'decisions', 'At 300 basis points and a status quo of 50, another case needs more than 51.5.'],
  ['guard', 'Guard', 'What must be true for a decision to change anything, such as enough traders, volume or time. A guard that fails keeps the status quo, and it is said which.', 'decisions'],
  ['scoreboard', 'Scoreboard', 'A rule that compares the cases at every tick of a grid. Who wins enough ticks more than it loses, by enough each time, wins.', 'decisions'],
  ['randomised', 'Randomised', 'With a small published chance the case is drawn at random, else the rule chooses; and payoffs are scaled by a known factor to make up for the chances. That is what earns a market the label “causal”.', 'decisions'],
  ['advisory', 'Advisory', 'A coordinator decides; what the prices say is recorded beside the choice.', 'decisions'],
  ['seed-hash', 'Seed hash', 'The lot of a randomised decision is drawn from a secret number, the seed. Its SHA-256 hash is published when the market opens, the seed with the decision: so anybody can check that it was not chosen afterwards.', 'decisions'],
  ['flip', 'Cost to flip', 'The least money with which somebody could turn the decision now, if nobody traded against him, what he would lose by it, and what is waiting for whoever trades it back.', 'decisions'],
  ['position-limit', 'Position limit', 'How large a position one account may have in a market that decides, so that no single one can decide alone.', 'decisions'],

  ['playbook', 'Playbook', 'A response agreed before the crisis: if a signal stays beyond a threshold for long enough, an action follows, and a named owner has to respond in time.', 'playbooks', 'If P(broken) is at least 60% for 24 hours, the council is convened within three days.'],
  ['signal', 'Signal', 'What a playbook watches: a probability, an expected value, the price of defection, the lead in a decision, or a final breach.', 'playbooks'],
  ['hold', 'Hold and reset', 'How long the signal must stay beyond the threshold before the playbook is triggered, and the value at which it is forgotten again. Between the two it goes on holding.', 'playbooks'],
  ['drill', 'Drill', 'A playbook’s action, tried out and marked as a drill, so that it works when it is needed. It opens no market and changes no state.', 'playbooks'],
  ['override', 'Override', 'The owner or an operator decides that a triggered playbook is not followed. It takes a reason, and everybody sees it.', 'playbooks'],
  ['sealed', 'Sealed rule', 'Of a playbook’s text only the hash is shown until it is unsealed. A text that was altered meanwhile is refused.', 'playbooks'],

  ['replay', 'Replay', 'The venue’s history carried out again from its journal, with one thing changed, such as without a trader. Nothing of the venue changes.', 'research'],
  ['campaign', 'Campaign', 'An attempt at manipulation, run many times against simulated traders, to see how often it succeeds and what it costs.', 'research'],
  ['journal', 'Journal', 'The list of all commands in order, on disk. Everything that the venue shows follows from it; whoever replays it must get the same.', 'research'],
  ['sequence', 'Sequence', 'The number of the last command of the venue that this page knows. Everything through it is on the page.', 'research'],
  ['simulated', 'Simulated', 'On a demo, traders, prices and the past are made by a program, so that there is something to look at. They say nothing about anyone.', 'research'],
];
