-- The projection. Raise ProjectionDatabase.SCHEMA_VERSION with every change here: an older file is then thrown away and rebuilt
-- from the journal. Standard SQL that PostgreSQL takes too. Money in micros, probabilities in parts per billion, times in
-- microseconds since 1970 UTC. Whatever happened has a place: the sequence of its command and its line there. It happened at the time
-- at which it was due, which may be before that of the command.

CREATE TABLE account (
    number         INTEGER      NOT NULL PRIMARY KEY,
    id             VARCHAR(64)  NOT NULL,
    name           VARCHAR(300) NOT NULL,
    role           VARCHAR(16)  NOT NULL,
    opened_sequence BIGINT      NOT NULL,
    opened_micros  BIGINT       NOT NULL,
    cash_micros    BIGINT       NOT NULL
);

CREATE TABLE market (
    number             INTEGER       NOT NULL PRIMARY KEY,
    id                 VARCHAR(64)   NOT NULL,
    title              VARCHAR(300)  NOT NULL,
    description        VARCHAR(4000) NOT NULL,
    actor              VARCHAR(300)  NOT NULL,
    source             VARCHAR(4000) NOT NULL,
    conditions         VARCHAR(64) ARRAY NOT NULL,
    metric             VARCHAR(16)   NOT NULL,
    outcomes           VARCHAR(64) ARRAY NOT NULL,
    low_micros         BIGINT        NOT NULL,
    high_micros        BIGINT        NOT NULL,
    unit               VARCHAR(300)  NOT NULL,
    fee_bps            INTEGER       NOT NULL,
    condition_trading  BOOLEAN       NOT NULL,
    -- 0 for at once, or never.
    opens_micros       BIGINT        NOT NULL,
    closes_micros      BIGINT        NOT NULL,
    expires_micros     BIGINT        NOT NULL,
    -- The rule by which its prices decide, and when; the commitment that settles its condition; null where there is none.
    decision_rule      VARCHAR(16),
    decides_micros     BIGINT,
    commitment         INTEGER,
    sponsor            INTEGER       NOT NULL,
    opened_sequence    BIGINT        NOT NULL,
    opened_micros      BIGINT        NOT NULL,
    -- From here on as the market stands; the prices as in trade.prices.
    phase              VARCHAR(16),
    liquidity_micros   BIGINT,
    subsidy_micros     BIGINT,
    vault_micros       BIGINT,
    settled_condition  INTEGER,
    settled_outcome    INTEGER,
    settled_micros     BIGINT,
    void_reason        VARCHAR(4000),
    trades             BIGINT,
    traders            INTEGER,
    volume_micros      BIGINT,
    changed_sequence   BIGINT,
    prices             BIGINT ARRAY
);

-- One wide row a trade; its postings are in the view below. Appended in order and never changed: no index but the key.
-- place = sequence * 2^19 + which of the command's trades, from 0: one key instead of two.
CREATE TABLE trade (
    place              BIGINT      NOT NULL PRIMARY KEY,
    sequence           BIGINT      NOT NULL,
    line               INTEGER     NOT NULL,
    happened_micros    BIGINT      NOT NULL,
    market             INTEGER     NOT NULL,
    account            INTEGER     NOT NULL,
    -- The trader's own command; empty where a resting order was filled by somebody else's, or by time.
    command_id         VARCHAR(64) NOT NULL,
    -- The resting order that was filled, or -1.
    resting_order      INTEGER     NOT NULL,
    condition_number   SMALLINT    NOT NULL,
    outcome_number     SMALLINT    NOT NULL,
    shares_micros      BIGINT      NOT NULL,
    cost_micros        BIGINT      NOT NULL,
    fee_micros         BIGINT      NOT NULL,
    price_before_ppb   BIGINT      NOT NULL,
    price_after_ppb    BIGINT      NOT NULL,
    cash_delta_micros  BIGINT      NOT NULL,
    cash_after_micros  BIGINT      NOT NULL,
    sponsor            INTEGER     NOT NULL,
    sponsor_cash_delta_micros BIGINT NOT NULL,
    sponsor_cash_after_micros BIGINT NOT NULL,
    -- Just after the trade: P(c) by condition; P(o|c) by condition and outcome; P(o) by outcome; then, unless the metric is
    -- categorical, E[M|c] by condition and E[M], in ppb (binary) or millionths of the unit (scalar).
    prices             BIGINT ARRAY NOT NULL
);

-- Which trades concern whom, as lists of places: many times fewer rows than an index over trade would have entries.
-- owner_kind 0: owner is a market; 1: an account that traded; 2: an account that received a fee.
CREATE TABLE trade_list (
    owner_kind         SMALLINT    NOT NULL,
    owner              INTEGER     NOT NULL,
    first_place        BIGINT      NOT NULL,
    places             BIGINT ARRAY NOT NULL,
    PRIMARY KEY (owner_kind, owner, first_place)
);

-- Every side of every movement of cash that is not a trade. side: account, vault (holder is a market), escrow and world (holder is -1).
CREATE TABLE cash_posting (
    sequence           BIGINT      NOT NULL,
    line               INTEGER     NOT NULL,
    happened_micros    BIGINT      NOT NULL,
    side               VARCHAR(8)  NOT NULL,
    holder             INTEGER     NOT NULL,
    market             INTEGER     NOT NULL,
    cause              VARCHAR(16) NOT NULL,
    amount_micros      BIGINT      NOT NULL,
    cash_after_micros  BIGINT,
    PRIMARY KEY (sequence, line)
);
CREATE INDEX cash_posting_by_holder ON cash_posting (side, holder, sequence, line);

-- Double entry: the postings of every command sum to zero.
CREATE VIEW posting (sequence, line, side, holder, cause, amount_micros) AS
    SELECT sequence, line, side, holder, cause, amount_micros FROM cash_posting
    UNION ALL
    SELECT sequence, line, 'account', account, 'trade', cash_delta_micros FROM trade
    UNION ALL
    SELECT sequence, line + 1, 'account', sponsor, 'fee', sponsor_cash_delta_micros FROM trade
        WHERE sponsor_cash_delta_micros <> 0
    UNION ALL
    SELECT sequence, line + 2, 'vault', market, 'trade', -(cash_delta_micros + sponsor_cash_delta_micros) FROM trade;

-- Whatever changed a market's prices or phase and was not a trade, with the prices just after it.
CREATE TABLE market_event (
    market             INTEGER     NOT NULL,
    sequence           BIGINT      NOT NULL,
    line               INTEGER     NOT NULL,
    happened_micros    BIGINT      NOT NULL,
    kind               VARCHAR(20) NOT NULL,
    account            INTEGER,
    condition_number   SMALLINT,
    outcome_number     SMALLINT,
    settled_micros     BIGINT,
    liquidity_micros   BIGINT,
    token_before       BIGINT,
    token_after        BIGINT,
    -- Whose end settled the condition.
    commitment         INTEGER,
    -- Of a decision: what the rule alone would have chosen, the averages by condition, where the lot fell (or -1), and the seed and
    -- sequence from which anyone can draw it again.
    rule_condition     SMALLINT,
    averages           BIGINT ARRAY,
    draw_ppb           BIGINT,
    draw_seed          VARCHAR(64),
    draw_sequence      BIGINT,
    -- Of a correction: what had been settled, and what the corrector paid.
    outcome_before     SMALLINT,
    settled_before_micros BIGINT,
    paid_micros        BIGINT,
    reason             VARCHAR(4000),
    prices             BIGINT ARRAY NOT NULL,
    PRIMARY KEY (market, sequence, line)
);

-- What a market did in each stretch of five minutes in which something happened to it, up to its end: of each price the highest, lowest
-- and last value, what was in force when the stretch began included. Arrays as trade.prices; behind them, where the market has one, the
-- price of defection.
CREATE TABLE market_course (
    market             INTEGER     NOT NULL,
    from_micros        BIGINT      NOT NULL,
    -- How often some price changed; and all trades, with the sums of their absolute shares and costs, fees left out.
    changes            BIGINT      NOT NULL,
    trades             BIGINT      NOT NULL,
    shares_micros      BIGINT      NOT NULL,
    cost_micros        BIGINT      NOT NULL,
    highs              BIGINT ARRAY NOT NULL,
    lows               BIGINT ARRAY NOT NULL,
    closes             BIGINT ARRAY NOT NULL,
    -- The largest single change of the token, or of P(o) by outcome where the metric is categorical: by how much, sequence and line.
    jumps              BIGINT ARRAY NOT NULL,
    -- When it last changed, and what the market's decision had measured then, as the engine writes it; empty where it decides nothing.
    until_micros       BIGINT      NOT NULL,
    decision           VARBINARY(4000) NOT NULL,
    -- For each claim that was traded: its place in the arrays, then trades, shares and costs.
    claims             BIGINT ARRAY NOT NULL,
    PRIMARY KEY (market, from_micros)
);

-- The payoff vectors, void last, and what led there. pair = market * 2^20 + account, one key instead of two.
CREATE TABLE position (
    pair               BIGINT      NOT NULL PRIMARY KEY,
    market             INTEGER     NOT NULL,
    account            INTEGER     NOT NULL,
    payoff_micros      BIGINT ARRAY NOT NULL,
    -- So far: trades made, fees paid in them, and the cash that trades and fees received brought (negative: took).
    trades             BIGINT      NOT NULL,
    fees_micros        BIGINT      NOT NULL,
    traded_micros      BIGINT      NOT NULL
);
CREATE INDEX position_by_account ON position (account, pair);

-- Orders that rest, or did. What is filled so far is in trade; the columns from filled_micros on are those of the order's end.
CREATE TABLE resting_order (
    number             INTEGER     NOT NULL PRIMARY KEY,
    market             INTEGER     NOT NULL,
    account            INTEGER     NOT NULL,
    condition_number   SMALLINT    NOT NULL,
    outcome_number     SMALLINT    NOT NULL,
    shares_micros      BIGINT      NOT NULL,
    limit_ppb          BIGINT      NOT NULL,
    expires_micros     BIGINT      NOT NULL,
    reserved_micros    BIGINT      NOT NULL,
    placed_sequence    BIGINT      NOT NULL,
    placed_micros      BIGINT      NOT NULL,
    filled_micros      BIGINT,
    ended              VARCHAR(16),
    ended_sequence     BIGINT,
    ended_micros       BIGINT
);

CREATE TABLE actor (
    number             INTEGER      NOT NULL PRIMARY KEY,
    id                 VARCHAR(64)  NOT NULL,
    name               VARCHAR(300) NOT NULL,
    account            INTEGER      NOT NULL,
    opened_sequence    BIGINT       NOT NULL,
    opened_micros      BIGINT       NOT NULL
);

CREATE TABLE commitment (
    number             INTEGER       NOT NULL PRIMARY KEY,
    id                 VARCHAR(64)   NOT NULL,
    actor              INTEGER       NOT NULL,
    title              VARCHAR(300)  NOT NULL,
    description        VARCHAR(4000) NOT NULL,
    source             VARCHAR(4000) NOT NULL,
    verification       VARCHAR(4000) NOT NULL,
    horizon_micros     BIGINT        NOT NULL,
    quorum             INTEGER       NOT NULL,
    pledge             INTEGER       NOT NULL,
    bond_micros        BIGINT        NOT NULL,
    opened_sequence    BIGINT        NOT NULL,
    opened_micros      BIGINT        NOT NULL
);

-- kind: moved, attested, challenge_opened, evidence, signed, bond_posted, bond_ended.
CREATE TABLE commitment_event (
    commitment         INTEGER     NOT NULL,
    sequence           BIGINT      NOT NULL,
    line               INTEGER     NOT NULL,
    happened_micros    BIGINT      NOT NULL,
    kind               VARCHAR(20) NOT NULL,
    account            INTEGER,
    phase_before       VARCHAR(20),
    phase_after        VARCHAR(20),
    -- Whether a verifier found a breach.
    breached           BOOLEAN,
    -- What evidence shows, where, the SHA-256 of the document, and when it was.
    reason             VARCHAR(4000),
    link               VARCHAR(4000),
    document           VARCHAR(64),
    dated_micros       BIGINT,
    -- Until when a proposed breach may be challenged.
    ends_micros        BIGINT,
    -- A bond: what was posted, what is at stake after it; at its end what went back, was paid, was burned.
    posted_micros      BIGINT,
    held_micros        BIGINT,
    returned_micros    BIGINT,
    paid_micros        BIGINT,
    burned_micros      BIGINT,
    PRIMARY KEY (commitment, sequence, line)
);

CREATE TABLE pledge (
    number             INTEGER       NOT NULL PRIMARY KEY,
    id                 VARCHAR(64)   NOT NULL,
    title              VARCHAR(300)  NOT NULL,
    description        VARCHAR(4000) NOT NULL,
    required           INTEGER       NOT NULL,
    sign_by_micros     BIGINT        NOT NULL,
    opened_sequence    BIGINT        NOT NULL,
    opened_micros      BIGINT        NOT NULL,
    -- Once it has ended.
    bound              BOOLEAN,
    ended_sequence     BIGINT,
    ended_micros       BIGINT
);

CREATE TABLE playbook (
    number             INTEGER       NOT NULL PRIMARY KEY,
    id                 VARCHAR(64)   NOT NULL,
    title              VARCHAR(300)  NOT NULL,
    -- Empty where it is sealed.
    description        VARCHAR(4000) NOT NULL,
    seal               VARCHAR(64),
    signal             VARCHAR(32)   NOT NULL,
    market             INTEGER       NOT NULL,
    action             VARCHAR(16)   NOT NULL,
    owner              INTEGER       NOT NULL,
    respond_micros     BIGINT        NOT NULL,
    opened_sequence    BIGINT        NOT NULL,
    opened_micros      BIGINT        NOT NULL
);

-- kind: moved, holding, released (its signal came to the threshold, or back to the reset), unsealed (the reason is the text).
CREATE TABLE playbook_event (
    playbook           INTEGER     NOT NULL,
    sequence           BIGINT      NOT NULL,
    line               INTEGER     NOT NULL,
    happened_micros    BIGINT      NOT NULL,
    kind               VARCHAR(20) NOT NULL,
    account            INTEGER     NOT NULL,
    phase_before       VARCHAR(20),
    phase_after        VARCHAR(20),
    signal             BIGINT,
    reason             VARCHAR(4000) NOT NULL,
    PRIMARY KEY (playbook, sequence, line)
);

-- Each time a playbook's action was carried out, drills too.
CREATE TABLE firing (
    number             INTEGER       NOT NULL PRIMARY KEY,
    playbook           INTEGER       NOT NULL,
    drill              BOOLEAN       NOT NULL,
    -- The code with which the action was refused; empty if it was not.
    outcome            VARCHAR(64)   NOT NULL,
    -- The market that it opened, or -1.
    market             INTEGER       NOT NULL,
    account            INTEGER       NOT NULL,
    reason             VARCHAR(4000) NOT NULL,
    sequence           BIGINT        NOT NULL,
    happened_micros    BIGINT        NOT NULL
);

-- Attempts to deliver a webhook; status is the receiver's HTTP status, 0 for none.
CREATE TABLE delivery (
    firing             INTEGER     NOT NULL,
    attempt            INTEGER     NOT NULL,
    status             INTEGER     NOT NULL,
    last_attempt       BOOLEAN     NOT NULL,
    sequence           BIGINT      NOT NULL,
    happened_micros    BIGINT      NOT NULL,
    PRIMARY KEY (firing, attempt)
);

-- Who used the rights of an office, and what the venue did by itself (account 0) in their place.
CREATE TABLE act (
    sequence           BIGINT        NOT NULL,
    line               INTEGER       NOT NULL,
    happened_micros    BIGINT        NOT NULL,
    account            INTEGER       NOT NULL,
    what               VARCHAR(32)   NOT NULL,
    subject            VARCHAR(100)  NOT NULL,
    reason             VARCHAR(4000) NOT NULL,
    state_before       VARCHAR(4000) NOT NULL,
    state_after        VARCHAR(4000) NOT NULL,
    PRIMARY KEY (sequence, line)
);
CREATE INDEX act_by_account ON act (account, sequence, line);
CREATE INDEX act_by_subject ON act (subject, sequence, line);
CREATE INDEX act_by_what ON act (what, sequence, line);

-- How far the tables reach, and how many rows each had then, in the order of the class Tables: a file that a kill left with others is
-- no moment of the venue.
CREATE TABLE progress (
    last_sequence      BIGINT       NOT NULL,
    last_micros        BIGINT       NOT NULL,
    venue              BIGINT       NOT NULL,
    row_counts         BIGINT ARRAY NOT NULL
);
INSERT INTO progress (last_sequence, last_micros, venue, row_counts) VALUES (0, 0, 0, ARRAY[]);

CREATE TABLE schema_version (
    version            INTEGER     NOT NULL
);
