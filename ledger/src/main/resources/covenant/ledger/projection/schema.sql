-- The projection, version 1. Raise ProjectionDatabase.SCHEMA_VERSION with every change here: an older file is then thrown away
-- and rebuilt from the journal. Standard SQL that PostgreSQL takes too. Money in micros, probabilities in parts per billion.

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
    closes_micros      BIGINT        NOT NULL,
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
CREATE TABLE trade (
    sequence           BIGINT      NOT NULL PRIMARY KEY,
    happened_micros    BIGINT      NOT NULL,
    market             INTEGER     NOT NULL,
    account            INTEGER     NOT NULL,
    command_id         VARCHAR(64) NOT NULL,
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
    -- After the trade: P(c) by condition; P(o|c) by condition and outcome; then, unless the metric is categorical, E[M|c] by
    -- condition and E[M], in ppb (binary) or millionths of the unit (scalar).
    prices             BIGINT ARRAY NOT NULL
);

-- Which trades concern whom, as lists: many times fewer rows than an index over trade would have entries.
-- owner_kind 0: owner is a market; 1: an account that traded; 2: an account that received a fee.
CREATE TABLE trade_list (
    owner_kind         SMALLINT    NOT NULL,
    owner              INTEGER     NOT NULL,
    first_sequence     BIGINT      NOT NULL,
    sequences          BIGINT ARRAY NOT NULL,
    PRIMARY KEY (owner_kind, owner, first_sequence)
);

-- Both sides of every movement of cash that is not a trade. side: account, vault (holder is a market), world (holder is -1).
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
    SELECT sequence, 0, 'account', account, 'trade', cash_delta_micros FROM trade
    UNION ALL
    SELECT sequence, 1, 'account', sponsor, 'fee', sponsor_cash_delta_micros FROM trade
        WHERE sponsor_cash_delta_micros <> 0
    UNION ALL
    SELECT sequence, 2, 'vault', market, 'trade', -(cash_delta_micros + sponsor_cash_delta_micros) FROM trade;

-- Whatever changed a market's prices or phase and was not a trade.
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
    reason             VARCHAR(4000),
    prices             BIGINT ARRAY NOT NULL,
    PRIMARY KEY (market, sequence, line)
);

-- The payoff vectors, void last. pair = market * 2^20 + account, one key instead of two.
CREATE TABLE position (
    pair               BIGINT      NOT NULL PRIMARY KEY,
    market             INTEGER     NOT NULL,
    account            INTEGER     NOT NULL,
    payoff_micros      BIGINT ARRAY NOT NULL
);

CREATE TABLE progress (
    last_sequence      BIGINT      NOT NULL,
    last_micros        BIGINT      NOT NULL,
    venue              BIGINT      NOT NULL
);
INSERT INTO progress (last_sequence, last_micros, venue) VALUES (0, 0, 0);

CREATE TABLE schema_version (
    version            INTEGER     NOT NULL
);
