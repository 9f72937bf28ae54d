package covenant.ledger.projection;

import covenant.engine.core.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which trades concern a market, a trader, or the receiver of a fee: one row for all of a commit. An index over the trades would
 * take one entry for each, at a random place, and cost more than the trades themselves.
 */
public final class TradeListTable implements Table {
    /** The owner is a market. */
    public static final int MARKET = 0;

    /** The owner is an account that traded. */
    public static final int TRADER = 1;

    /** The owner is an account that received a fee. */
    public static final int FEE_RECEIVER = 2;

    /** So that reading one row stays quick. */
    private static final int LONGEST = 1024;

    private final Batch inserts;
    /** By kind and owner. */
    private final Map<Long, List<Long>> lists = new TreeMap<>();

    TradeListTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection, "INSERT INTO trade_list (owner_kind, owner, first_place, places) VALUES (?, ?, ?, ?)");
    }

    void add(int ownerKind, int owner, long place) throws SQLException {
        long key = (long) ownerKind << 32 | owner;
        List<Long> list = lists.computeIfAbsent(key, absent -> new ArrayList<>());
        list.add(place);
        if (list.size() == LONGEST) {
            insert(key, list);
            lists.remove(key);
        }
    }

    private void insert(long key, List<Long> list) throws SQLException {
        inserts.put((int) (key >>> 32)).put((int) key).put(list.get(0));
        inserts.put(list.toArray(new Long[0])).add();
    }

    @Override
    public String name() {
        return "trade_list";
    }

    @Override
    public long inserted() {
        return inserts.added();
    }

    @Override
    public void write(Engine engine) throws SQLException {
        for (Map.Entry<Long, List<Long>> list : lists.entrySet()) {
            insert(list.getKey(), list.getValue());
        }
        inserts.flush();
        lists.clear();
    }
}
