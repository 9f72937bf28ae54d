package covenant.api.stream;

import java.util.Map;
import java.util.Set;

/**
 * One client's way through the snapshot, piece by piece, as fast as it reads. It holds places and no text: each piece is made from
 * the log as it stands when there is room for it. First come all markets, in order of number; then once more those that changed
 * since the first piece, up to where the log ended when the last market was told. There the snapshot ends, and changes go on. Used
 * from the hub's context only.
 */
final class Snapshot {
    private static final long NOT_REACHED = -1;

    private final Set<String> filter;
    private final int pieceChars;
    private int market = -1;
    private long cursor;
    private long end = NOT_REACHED;
    private long sequence;
    private long trades;
    private int pieces;
    private String id;
    private boolean complete;

    /**
     * A snapshot of which nothing is told yet.
     *
     * @param filter slugs of the markets in it, or null for all
     * @param pieceChars how many characters of markets a piece may have, if it has more than one
     */
    Snapshot(FrameLog log, Set<String> filter, int pieceChars) {
        this.filter = filter;
        this.pieceChars = pieceChars;
        this.cursor = log.last();
    }

    /** The next piece's JSON. */
    String next(FrameLog log) {
        StringBuilder list = new StringBuilder();
        complete = addMarkets(log, list) && addChanged(log, list);
        String previous = id;
        long through = complete ? sequence : log.sequence();
        pieces++;
        // Nobody can go on from the middle of a snapshot, so the id of a piece that is not the last is no place.
        id = complete ? Long.toString(through) : through + "-" + pieces;
        String body = ",\"stream\":\"" + log.stream() + "\",\"venue\":" + log.venue() + ",\"markets\":[" + list
                + "],\"more\":" + !complete;
        return Frame.envelope("snapshot", through, id, previous, body);
    }

    private boolean addMarkets(FrameLog log, StringBuilder list) {
        while (end == NOT_REACHED) {
            Map.Entry<Integer, FrameLog.Known> entry = log.marketAfter(market);
            if (entry == null) {
                end = log.last();
                sequence = log.sequence();
                trades = log.trades(filter);
            } else {
                if (!add(list, entry.getValue())) {
                    return false;
                }
                market = entry.getKey();
            }
        }
        return true;
    }

    private boolean addChanged(FrameLog log, StringBuilder list) {
        for (Frame frame = log.newestAfter(cursor, end); frame != null; frame = log.newestAfter(cursor, end)) {
            if (!add(list, log.market(frame.market()))) {
                return false;
            }
            cursor = frame.index();
        }
        return true;
    }

    private boolean add(StringBuilder list, FrameLog.Known known) {
        if (filter != null && !filter.contains(known.slug())) {
            return true;
        }
        if (!list.isEmpty() && list.length() + known.json().length() > pieceChars) {
            return false;
        }
        list.append(list.isEmpty() ? "" : ",").append(known.json());
        return true;
    }

    /** The id of the piece made last. */
    String id() {
        return id;
    }

    /** Whether the piece made last is the last. */
    boolean complete() {
        return complete;
    }

    /** Index of the last frame that a complete snapshot stands for. */
    long end() {
        return end;
    }

    /** How many trades on its markets a complete snapshot stands for. */
    long trades() {
        return trades;
    }
}
