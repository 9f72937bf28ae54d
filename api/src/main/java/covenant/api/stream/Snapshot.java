package covenant.api.stream;

import java.util.EnumMap;
import java.util.Map;

/**
 * One client's way through the snapshot, piece by piece, as fast as it reads. It holds places and no text: each piece is made from
 * the log as it stands when there is room for it. First come all actors, pledges, commitments, markets, books and playbooks, each in order of
 * number; then once more those that changed since the first piece, up to where the log ended when the last was told. There the snapshot ends, and
 * changes go on. What is the client's own comes at once with the last piece. Used from the hub's context only.
 */
final class Snapshot {
    private static final long NOT_REACHED = -1;

    private final Interest interest;
    private final int pieceChars;
    private Key at;
    private long cursor;
    private long end = NOT_REACHED;
    private long sequence;
    private long trades;
    private boolean told;

    /**
     * A snapshot of which nothing is told yet.
     *
     * @param pieceChars how many characters of states a piece may have, if it has more than one
     */
    Snapshot(FrameLog log, Interest interest, int pieceChars) {
        this.interest = interest;
        this.pieceChars = pieceChars;
        this.cursor = log.last();
    }

    /**
     * The members of the next piece; {@link #isTold} says whether it was the last.
     *
     * @param withOwn whether what is the client's own is in it, if it is the last
     */
    String next(FrameLog log, boolean withOwn) {
        Piece piece = new Piece();
        told = addAll(log, piece) && addChanged(log, piece);
        if (told && withOwn && interest.hasAccount()) {
            piece.addOwn(log);
        }
        return head(log) + piece.lists();
    }

    private static String head(FrameLog log) {
        return ",\"stream\":\"" + log.stream() + "\",\"venue\":" + log.venue();
    }

    private boolean addAll(FrameLog log, Piece piece) {
        while (end == NOT_REACHED) {
            Map.Entry<Key, FrameLog.Known> entry = log.after(at);
            if (entry == null || entry.getKey().subject().isPrivate()) {
                end = log.last();
                sequence = log.sequence();
                trades = log.trades(interest);
            } else {
                if (!piece.add(log, entry.getKey(), entry.getValue())) {
                    return false;
                }
                at = entry.getKey();
            }
        }
        return true;
    }

    private boolean addChanged(FrameLog log, Piece piece) {
        for (Frame frame = log.newestAfter(cursor, end); frame != null; frame = log.newestAfter(cursor, end)) {
            Key key = frame.key();
            if (!key.subject().isPrivate() && !piece.add(log, key, log.known(key))) {
                return false;
            }
            cursor = frame.index();
        }
        return true;
    }

    /** The lists of one piece. */
    private final class Piece {
        private final Map<Subject, StringBuilder> lists = new EnumMap<>(Subject.class);
        private final StringBuilder signals = new StringBuilder();
        private int chars;

        boolean add(FrameLog log, Key key, FrameLog.Known known) {
            boolean whole = interest.hears(known.topic(), log.ties());
            boolean signal = !whole
                    && key.subject() == Subject.MARKET
                    && interest.hearsSignal(known.topic().markets().get(0));
            if (!whole && !signal) {
                return true;
            }
            String json = whole ? known.json() : known.signal();
            if (chars > 0 && chars + json.length() > pieceChars) {
                return false;
            }
            append(whole ? lists.computeIfAbsent(key.subject(), none -> new StringBuilder()) : signals, json);
            chars += json.length();
            return true;
        }

        /** All of it at once, however long: so nothing can end in between without the client's hearing of it. */
        void addOwn(FrameLog log) {
            for (Subject subject : Subject.values()) {
                if (subject.isPrivate()) {
                    StringBuilder list = lists.computeIfAbsent(subject, none -> new StringBuilder());
                    log.known(subject, interest.account()).values().forEach(known -> append(list, known.json()));
                }
            }
        }

        private static void append(StringBuilder list, String json) {
            list.append(list.isEmpty() ? "" : ",").append(json);
        }

        /** As members; those that hold nothing too, if the client may hear of them. */
        String lists() {
            StringBuilder members = new StringBuilder();
            for (Subject subject : Subject.values()) {
                if (!subject.isPrivate() || interest.hasAccount()) {
                    CharSequence list = lists.containsKey(subject) ? lists.get(subject) : "";
                    members.append(",\"")
                            .append(subject.list())
                            .append("\":[")
                            .append(list)
                            .append(']');
                }
            }
            if (!interest.signals().isEmpty()) {
                members.append(",\"signals\":[").append(signals).append(']');
            }
            return members.toString();
        }
    }

    /** Whether all was told but for what is the client's own. */
    boolean isTold() {
        return told;
    }

    /** Whether everything was looked at once: {@link #end} is known. */
    boolean isReached() {
        return end != NOT_REACHED;
    }

    /** Index of the last frame that a snapshot stands for that was told. */
    long end() {
        return end;
    }

    /** Through which sequence it stands. */
    long sequence() {
        return sequence;
    }

    /** How many trades on its markets it stands for. */
    long trades() {
        return trades;
    }
}
