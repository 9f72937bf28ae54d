package covenant.api.stream;

import covenant.engine.signal.Signals;
import covenant.engine.view.MarketView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a client that has everything holds, as a hash that it can work out too: SHA-256 over lines in ascending order of their bytes,
 * each ended by a line feed. Used from the hub's context only; the same interest at the same place is worked out once.
 */
final class Digest {
    private final Map<Interest, String> open = new HashMap<>();
    private long index = -1;
    private long sequence = -1;

    /** {@code market ID CHANGED} then in ppb P(c) and P(o|c) of each outcome, condition by condition. */
    static String market(MarketView view) {
        StringBuilder line = start("market", view);
        Signals signals = view.signals();
        for (int c = 0; c < signals.conditionPpb().length; c++) {
            line.append(' ').append(signals.conditionPpb()[c]);
            for (long ppb : signals.outcomePpb()[c]) {
                line.append(' ').append(ppb);
            }
        }
        return line.toString();
    }

    /** {@code signal ID CHANGED} then P(c) in ppb of each condition. */
    static String signal(MarketView view) {
        StringBuilder line = start("signal", view);
        for (long ppb : view.signals().conditionPpb()) {
            line.append(' ').append(ppb);
        }
        return line.toString();
    }

    private static StringBuilder start(String kind, MarketView view) {
        return new StringBuilder(kind)
                .append(' ')
                .append(view.terms().id())
                .append(' ')
                .append(view.changedSequence());
    }

    /** The line of something of an account's own; null for anything else. */
    static String own(Seen seen) {
        return seen.line() == null ? null : seen.line().get();
    }

    /** The digest of the markets and signals of an interest as the log has them. */
    String open(FrameLog log, Interest interest) {
        if (index != log.last() || sequence != log.sequence()) {
            open.clear();
            index = log.last();
            sequence = log.sequence();
        }
        return open.computeIfAbsent(interest.open(), same -> hash(lines(log, same)));
    }

    private static List<String> lines(FrameLog log, Interest interest) {
        List<String> lines = new ArrayList<>();
        log.known(Subject.MARKET, Topic.PUBLIC).values().forEach(known -> {
            if (interest.hears(known.topic(), log.ties())) {
                lines.add(known.line());
            } else if (interest.hearsSignal(known.topic().markets().get(0))) {
                lines.add(known.signalLine());
            }
        });
        return lines;
    }

    /** The digest of an account's cash, positions and resting orders as the log has them. */
    static String own(FrameLog log, int account) {
        List<String> lines = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            if (subject.isPrivate()) {
                log.known(subject, account).values().forEach(known -> lines.add(known.line()));
            }
        }
        return hash(lines);
    }

    private static String hash(List<String> lines) {
        Collections.sort(lines);
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
        for (String line : lines) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
