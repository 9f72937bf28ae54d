package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.state.Market;
import covenant.engine.state.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The present payoff vectors with the sums of the trades behind them; only those that a commit touched are written. */
final class PositionTable implements Table {
    /** Bits of a pair that hold the account: 2^20 is above {@link covenant.engine.Limits#MAX_ACCOUNTS}. */
    private static final int ACCOUNT_BITS = 20;

    /** Just below a full batch, so that the counts of changed rows all come from one flush. */
    private static final int ROWS = Batch.ROWS - 1;

    private final Batch inserts;
    private final Batch updates;
    private final Map<Long, Sums> touched = new HashMap<>();

    /** What came since the last commit. */
    private static final class Sums {
        private long trades;
        private long feesMicros;
        private long tradedMicros;
    }

    PositionTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO position (pair, market, account, payoff_micros, trades, fees_micros, traded_micros)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)");
        updates = new Batch(
                connection,
                "UPDATE position SET payoff_micros = ?, trades = trades + ?, fees_micros = fees_micros + ?,"
                        + " traded_micros = traded_micros + ? WHERE pair = ?");
    }

    private Sums touch(int market, int account) {
        return touched.computeIfAbsent(((long) market << ACCOUNT_BITS) + account, absent -> new Sums());
    }

    /** A trade of this account. */
    void traded(Event.Traded t) {
        Sums sums = touch(t.market(), t.account());
        sums.trades++;
        sums.feesMicros += t.feeMicros();
        sums.tradedMicros += t.cashDeltaMicros();
        if (t.feeMicros() != 0) {
            touch(t.market(), t.sponsor()).tradedMicros += t.sponsorCashDeltaMicros();
        }
    }

    void touchAll(Market market) {
        for (Position position : market.positions()) {
            touch(market.number(), position.account().number());
        }
    }

    @Override
    public String name() {
        return "position";
    }

    @Override
    public long inserted() {
        return inserts.added();
    }

    @Override
    public void write(Engine engine) throws SQLException {
        // In the order of the key, so that neighbours share pages.
        long[] pairs =
                touched.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        for (int from = 0; from < pairs.length; from += ROWS) {
            write(engine, pairs, from, Math.min(pairs.length, from + ROWS));
        }
        inserts.flush();
        touched.clear();
    }

    private void write(Engine engine, long[] pairs, int from, int to) throws SQLException {
        for (int i = from; i < to; i++) {
            put(updates.put(payoffs(engine, pairs[i])), pairs[i]).put(pairs[i]).add();
        }
        int[] changed = updates.flush();
        for (int i = from; i < to; i++) {
            if (changed[i - from] == 0) {
                inserts.put(pairs[i]).put(market(pairs[i])).put(account(pairs[i]));
                put(inserts.put(payoffs(engine, pairs[i])), pairs[i]).add();
            }
        }
    }

    private Batch put(Batch row, long pair) throws SQLException {
        Sums sums = touched.get(pair);
        return row.put(sums.trades).put(sums.feesMicros).put(sums.tradedMicros);
    }

    private static Long[] payoffs(Engine engine, long pair) {
        long[] payoffs =
                engine.state().market(market(pair)).position(account(pair)).payoffs();
        Long[] boxed = new Long[payoffs.length];
        for (int x = 0; x < boxed.length; x++) {
            boxed[x] = payoffs[x];
        }
        return boxed;
    }

    private static int market(long pair) {
        return (int) (pair >> ACCOUNT_BITS);
    }

    private static int account(long pair) {
        return (int) (pair & (1L << ACCOUNT_BITS) - 1);
    }
}
