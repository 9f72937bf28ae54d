package covenant.engine;

/**
 * Every bound of the venue, in one place. Exceeding one is answered with {@link Refusal#LIMIT_EXCEEDED} or with the more
 * precise refusal named beside it.
 */
public final class Limits {
    /** Micros in one credit, one share, or one unit of a scalar metric. */
    public static final long MICROS = 1_000_000L;

    /** Parts per billion in a probability of one. */
    public static final long PPB = 1_000_000_000L;

    public static final int MIN_CONDITIONS = 1;
    public static final int MAX_CONDITIONS = 8;
    public static final int MIN_OUTCOMES = 2;
    public static final int MAX_OUTCOMES = 16;

    /** Ids: slugs of lower-case letters, digits and single dashes. */
    public static final int MAX_ID_CHARS = 64;

    public static final int MAX_TITLE_CHARS = 300;
    public static final int MAX_TEXT_CHARS = 4_000;
    public static final int MAX_COMMAND_ID_CHARS = 64;

    public static final int MAX_ACCOUNTS = 1_000_000;
    public static final int MAX_MARKETS = 100_000;
    public static final int MAX_KEYS_PER_ACCOUNT = 16;

    /** How many revoked keys of an account are remembered, so that none of them comes back. */
    public static final int REMEMBERED_REVOKED_KEYS = 256;

    /** The liquidity parameter b, in micros: 1 to 10^9 credits. Below, the rounding of single trades would move prices. */
    public static final long MIN_LIQUIDITY_MICROS = MICROS;

    public static final long MAX_LIQUIDITY_MICROS = 1_000_000_000L * MICROS;

    /** No debt of a maker has so many bits: sums of two of them fit a long. */
    public static final int MAX_DEBT_BITS = 62;

    /** The shares of one trade and each entry of a payoff vector: 10^9 credits. */
    public static final long MAX_POSITION_MICROS = 1_000_000_000L * MICROS;

    /** One deposit: 10^9 credits. */
    public static final long MAX_DEPOSIT_MICROS = 1_000_000_000L * MICROS;

    /** All deposits less withdrawals of the venue: 10^12 credits, so that no sum of money overflows a long. */
    public static final long MAX_VENUE_MICROS = 1_000_000_000_000L * MICROS;

    /** Fee in basis points of cost. */
    public static final int MAX_FEE_BPS = 1_000;

    /** Smallest joint prior of a state, in parts per billion. */
    public static final long MIN_PRIOR_PPB = 1;

    /** Bounds of a scalar metric: plus or minus 10^9 units. */
    public static final long MAX_METRIC_MICROS = 1_000_000_000L * MICROS;

    /** A window over which a decision is measured: ten years. */
    public static final long MAX_WINDOW_MICROS = 3_653L * 86_400 * MICROS;

    /** How long after a market's opening its decision may fall: twenty years. */
    public static final long MAX_DECISION_AHEAD_MICROS = 2 * MAX_WINDOW_MICROS;

    /** Distance of the points at which a decision looks at prices: a second to a day. */
    public static final long MIN_GRID_MICROS = MICROS;

    public static final long MAX_GRID_MICROS = 86_400L * MICROS;

    /** Thresholds and relative margins of a decision, basis points. */
    public static final int MAX_DECISION_BPS = 100_000;

    /** Margins and changes of a metric's value: the widest range. */
    public static final long MAX_METRIC_CHANGE = 2 * MAX_METRIC_MICROS;

    /** The widest (max q - min q) / b over live states; beyond it a weight would leave the range of a normal double. */
    public static final int MAX_SPREAD = 700;

    /** Corrections of one settled outcome. */
    public static final int MAX_CORRECTIONS = 16;

    /** One advance of a simulated clock: ten years. */
    public static final long MAX_ADVANCE_MICROS = 3_653L * 86_400 * MICROS;

    /** The last time that a simulated clock reaches: the end of the year 9999. */
    public static final long LAST_MICROS = 253_402_300_799L * MICROS + 999_999;

    /** How many times faster than the machine's a simulated clock may run. */
    public static final int MAX_CLOCK_FACTOR = 1_000_000;

    /** How many accepted commands of the venue are remembered at least, so that sending one again returns its first answer. */
    public static final int REMEMBERED_COMMANDS = 1 << 18;

    /** Fewer are remembered where batches have had so many trades: what each of them came to is remembered too. */
    public static final int REMEMBERED_LEGS = 2 * REMEMBERED_COMMANDS;

    /** Playbooks of the venue, and those that watch one market: all of them look at each of its prices. */
    public static final int MAX_PLAYBOOKS = 10_000;

    public static final int MAX_PLAYBOOKS_PER_MARKET = 100;

    /** Steps of one playbook; it is not armed again when so few are left that a round might not find room. */
    public static final int MAX_PLAYBOOK_MOVES = 1_000;

    /** Firings of one playbook, without drills. */
    public static final int MAX_FIRINGS = 1_000;

    /** Drills of one playbook. */
    public static final int MAX_DRILLS = 1_000;

    public static final int MAX_DELIVERY_ATTEMPTS = 64;
    public static final int MAX_URL_CHARS = 1_000;

    /** The shortest period over which a signal is averaged: a second. */
    public static final long MIN_AVERAGE_MICROS = MICROS;

    /** The longest average, holding time and time to respond: 366 days. */
    public static final long MAX_PLAYBOOK_MICROS = 366L * 86_400 * MICROS;
    /** Resting orders of one account in one market, of one market, and of the venue. */
    public static final int MAX_ORDERS_PER_ACCOUNT = 64;

    public static final int MAX_ORDERS_PER_MARKET = 2_048;
    public static final int MAX_ORDERS = 1 << 18;

    /** What an order can cost in the worst case is at least this: 0.001 credits. */
    public static final long MIN_ORDER_MICROS = 1_000;

    /** How many micros beyond its limit an order may pay in all its life because costs are whole micros. */
    public static final long ORDER_ROUNDING_MICROS = 64;

    /** Trades of one batch. */
    public static final int MAX_BATCH = 32;

    /** Fills of resting orders in one command; what is left can be filled first thing in the next ones. */
    public static final int MAX_FILLS = 64;

    /** How many orders that are over are remembered. */
    public static final int REMEMBERED_ORDERS = 1 << 13;

    /** A state hash is taken at every multiple of this sequence. */
    public static final long HASH_INTERVAL = 1L << 18;

    public static final int MAX_ACTORS = 10_000;
    public static final int MAX_COMMITMENTS = 10_000;
    public static final int MAX_PLEDGES = 1_000;
    public static final int MAX_PLEDGE_ACTORS = 64;

    /** Verifiers of a commitment, and accounts to which it is made. */
    public static final int MAX_VERIFIERS = 16;

    public static final int MAX_COUNTERPARTIES = 64;
    public static final int MAX_EVIDENCE = 1_000;

    /** Lines in a commitment's time line; beyond, the oldest but the first give way. The journal has them all. */
    public static final int MAX_TIMELINE = 256;

    public static final int MAX_LINK_CHARS = 2_000;

    /** Markets bound to one commitment: they are all settled in the command that ends it. */
    public static final int MAX_BOUND_MARKETS = 64;

    /** All that is at stake on one commitment: 10^9 credits. */
    public static final long MAX_BOND_MICROS = 1_000_000_000L * MICROS;

    /** How far ahead a commitment's horizon or the date of a joint pledge may lie: 50 years of 365 days. */
    public static final long MAX_HORIZON_MICROS = 50L * 365 * 86_400 * MICROS;

    /** The longest time to challenge, and the longest to rule on a challenge: 365 days. */
    public static final long MAX_CHALLENGE_MICROS = 365L * 86_400 * MICROS;

    private Limits() {}
}
