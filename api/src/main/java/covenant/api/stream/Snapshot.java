package covenant.api.stream;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * One client's way through the snapshot, piece by piece, as fast as it reads. It holds places and no text: each piece is made from
 * the log as it stands when there is room for it. First come all actors, pledges, commitments and markets, each in order of number; then once more
 * those that changed since the first piece, up to where the log ended when the last market was told. There the snapshot ends, and changes go on. Used
 * from the hub's context only.
 */
final class Snapshot {
    private static final long NOT_REACHED = -1;

    private final Set<String> filter;
    private final int pieceChars;
    private Key at;
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
     * @param pieceChars how many characters of states a piece may have, if it has more than one
     */
    Snapshot(FrameLog log, Set<String> filter, int pieceChars) {
        this.filter = filter;
        this.pieceChars = pieceChars;
        this.cursor = log.last();
    }

    /** The next piece's JSON. */
    String next(FrameLog log) {
        Piece piece = new Piece();
        complete = addAll(log, piece) && addChanged(log, piece);
        String previous = id;
        long through = complete ? sequence : log.sequence();
        pieces++;
        // Nobody can go on from the middle of a snapshot, so the id of a piece that is not the last is no place.
        id = complete ? Long.toString(through) : through + "-" + pieces;
        String body = ",\"stream\":\"" + log.stream() + "\",\"venue\":" + log.venue() + piece.lists() + ",\"more\":"
                + !complete;
        return Frame.envelope("snapshot", through, id, previous, body);
    }

    private boolean addAll(FrameLog log, Piece piece) {
        while (end == NOT_REACHED) {
            Map.Entry<Key, FrameLog.Known> entry = log.after(at);
            if (entry == null) {
                end = log.last();
                sequence = log.sequence();
                trades = log.trades(filter);
            } else {
                if (!piece.add(entry.getKey(), entry.getValue())) {
                    return false;
                }
                at = entry.getKey();
            }
        }
        return true;
    }

    private boolean addChanged(FrameLog log, Piece piece) {
        for (Frame frame = log.newestAfter(cursor, end); frame != null; frame = log.newestAfter(cursor, end)) {
            if (!piece.add(frame.key(), log.known(frame.key()))) {
                return false;
            }
            cursor = frame.index();
        }
        return true;
    }

    /** The lists of one piece. */
    private final class Piece {
        private final Map<Subject, StringBuilder> lists = new EnumMap<>(Subject.class);
        private int chars;

        boolean add(Key key, FrameLog.Known known) {
            if (!Frame.isAmong(known.markets(), filter)) {
                return true;
            }
            if (chars > 0 && chars + known.json().length() > pieceChars) {
                return false;
            }
            StringBuilder list = lists.computeIfAbsent(key.subject(), none -> new StringBuilder());
            list.append(list.isEmpty() ? "" : ",").append(known.json());
            chars += known.json().length();
            return true;
        }

        /** As members; those that hold nothing too. */
        String lists() {
            StringBuilder members = new StringBuilder();
            for (Subject subject : Subject.values()) {
                CharSequence list = lists.containsKey(subject) ? lists.get(subject) : "";
                members.append(",\"")
                        .append(subject.list())
                        .append("\":[")
                        .append(list)
                        .append(']');
            }
            return members.toString();
        }
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
