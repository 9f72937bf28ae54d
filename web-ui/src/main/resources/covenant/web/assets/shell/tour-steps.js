// What the tour shows, in order: the page, the element (the first of these that is there), and what it says.

/** The steps. A path of /markets/ means the market that was chosen at the beginning. */
export const STEPS = [
  {
    path: '/', at: ['[data-tour="moved"]'], title: 'What moved, and why',
    text: 'The board begins with the largest moves and what is known of their cause: the trade that made most of it, the evidence that came before, a commitment that was found broken. What is not known is not claimed.',
  },
  {
    path: '/', at: ['.board [data-promised] .both', '.board .line .both', '[data-tour="board"]'], title: 'Both cases at once',
    text: 'The round mark is what traders expect if the commitment is kept, the diamond if it is broken. The difference between the two is the price of defection. A tag warns where little money moves a price.',
  },
  {
    path: '/markets/', at: ['[data-tour="branches"]', '[data-tour="label"]', 'main h1'], title: 'One market',
    text: 'Each case has a price of its own. Whoever traded on “if broken” gets everything back, to the last millionth, if it is kept. The label says whether the prices may be read as cause and effect; mostly they may not.',
  },
  {
    path: '/markets/', at: ['[data-tour="ticket"]', 'main h1'], title: 'The ticket',
    text: 'Say in words what you believe. Before anything happens you see what it costs, what you would get in every case, and what would be called off. Guests of this demo trade with play money.',
  },
  {
    path: '/portfolio', at: ['[data-tour="portfolio"]', 'main h1'], title: 'Your portfolio',
    text: 'What you have, what you may win or lose in each case, and every movement of your cash. Gains become cash when a market settles, not before.',
  },
  {
    path: '/decisions', at: ['[data-tour="decision"]', 'main h1'], title: 'Decisions',
    text: 'Some markets decide: the case that traders expect to be better is carried out, if it is better by enough for long enough. You see what the rule would say now, and what it would cost somebody to turn it.',
  },
  {
    path: '/playbooks', at: ['[data-tour="playbooks"]', 'main h1'], title: 'Playbooks',
    text: 'Responses agreed before the crisis. When a signal stays beyond its threshold, a named owner must act in time, in public; not to act takes a written reason.',
  },
  {
    path: '/lab', at: ['[data-tour="lab"]', 'main h1'], title: 'The lab',
    text: 'Researchers carry the venue’s history out again with one thing changed, and measure documented attempts at manipulation. That is the tour; words with a dotted line explain themselves everywhere.',
  },
];
