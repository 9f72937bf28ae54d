// The words that a newcomer meets, each explained once: the glossary page lists them, and terms on any page open them.

/** Each term: its key, its name, what it means. */
export const TERMS = [
  ['conditional', 'Conditional price', 'What traders expect of the metric in the worlds where a condition comes about. A trade in one branch is called off, to the last millionth, if another condition comes about.'],
  ['evidential', 'Evidential', 'A price “if broken” is what traders expect in the worlds where it is broken. It mixes what the breach causes with what a breach reveals. It is not, by itself, the effect of breaking it.'],
  ['causal', 'Causal', 'The decision is drawn by lot with known chances, and payoffs make up for them. So what the choice reveals cannot explain the difference in price.'],
  ['defection', 'Price of defection', 'What the metric is expected to be if the commitment is kept, less what it is expected to be if it is broken: what keeping is worth.'],
  ['token', 'The actor’s token', 'What traders expect of the metric, whichever condition comes about, each counted as likely as they think it is. A breach reprices it at once.'],
  ['liquidity', 'Liquidity', 'The parameter b of the market maker: how much money it takes to move a price. With twice the b, the same move costs twice as much.'],
  ['thin', 'Thin market', 'Little money moves this price far, so read it with care: it may be the opinion of one person.'],
  ['subsidy', 'Subsidy', 'What the sponsor pays in when the market opens: the most that the market maker can ever lose. What is left of it comes back at the end.'],
  ['called-off', 'Called off', 'If another condition comes about, everyone who traded in this branch is back where he was, to the last millionth.'],
  ['flip', 'Cost to flip', 'The least money with which somebody could turn the decision now, if nobody traded against him, what he would lose by it, and what is waiting for whoever trades it back.'],
  ['window', 'Decision window', 'The time over which prices are averaged for a decision. A price counts as long as it stands.'],
  ['sequence', 'Sequence', 'The number of the last command of the venue that this page knows. Everything through it is on the page.'],
];
