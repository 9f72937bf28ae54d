package covenant.api.lab.replay;

import covenant.api.directory.ListedMarket;
import covenant.api.terminal.Suggestion;
import covenant.engine.Role;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.replay.RecordedCommand;
import covenant.engine.replay.Recording;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import covenant.ledger.replay.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who and what is in a recording, by name, as it stands behind its last command. */
public final class RecordedNames {
    private final Engine engine;
    private final long firstAtMicros;
    private final Map<Long, Long> times;

    private RecordedNames(Engine engine, long firstAtMicros, Map<Long, Long> times) {
        this.firstAtMicros = firstAtMicros;
        this.engine = engine;
        this.times = times;
    }

    /**
     * Carries the recording out once.
     *
     * @param timed sequences whose times will be asked for
     * @throws SourceFailure if the recording does not begin with its first command, or has none
     */
    public static RecordedNames of(Recording recording, Set<Long> timed, Progress progress) {
        Engine engine = new Engine();
        Map<Long, Long> times = new HashMap<>();
        long firstAtMicros = 0;
        Iterator<RecordedCommand> commands = recording.read();
        try {
            while (commands.hasNext()) {
                RecordedCommand next = commands.next();
                if (next.sequence() != engine.sequence() + 1) {
                    throw new SourceFailure(recording.source() + " has command " + next.sequence() + " where "
                            + (engine.sequence() + 1) + " should be: a replay needs all of the history");
                }
                firstAtMicros = next.sequence() == 1 ? next.atMicros() : firstAtMicros;
                engine.apply(next.sequence(), next.atMicros(), next.command(), EventSink.NONE);
                if (timed.contains(next.sequence())) {
                    times.put(next.sequence(), next.atMicros());
                }
                progress.at(next.sequence(), recording.size());
            }
        } finally {
            close(commands);
        }
        if (engine.sequence() == 0) {
            throw new SourceFailure(recording.source() + " has no command");
        }
        return new RecordedNames(engine, firstAtMicros, times);
    }

    private static void close(Iterator<RecordedCommand> commands) {
        if (commands instanceof Closeable open) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The last command's sequence. */
    public long sequence() {
        return engine.sequence();
    }

    /** The first command's time. */
    public long firstAtMicros() {
        return firstAtMicros;
    }

    /** The last command's time. */
    public long atMicros() {
        return engine.atMicros();
    }

    /** How everything stands behind it. */
    public VenueState state() {
        return engine.state();
    }

    /** When a command came that was asked for beforehand; -1 if there is none. */
    long timeOf(long sequence) {
        return times.getOrDefault(sequence, -1L);
    }

    /** An account's number; -1 if there is none of this id. */
    int account(String id) {
        Account account = state().account(id);
        return account == null ? -1 : account.number();
    }

    /**
     * An account that must be there.
     *
     * @throws SourceFailure if it is not, naming the nearest
     */
    public Account needAccount(String id, String what) {
        Account account = state().account(id);
        if (account == null) {
            List<String> ids = state().accounts().stream().map(Account::id).toList();
            throw new SourceFailure(
                    what + ": there is no account " + id + " in the recording" + Suggestion.of(id, ids));
        }
        return account;
    }

    /**
     * A market that must be there.
     *
     * @throws SourceFailure if it is not, naming the nearest
     */
    public ListedMarket needMarket(String id, String what) {
        Market market = state().market(id);
        if (market == null) {
            List<String> ids =
                    state().markets().stream().map(each -> each.terms().id()).toList();
            throw new SourceFailure(what + ": there is no market " + id + " in the recording" + Suggestion.of(id, ids));
        }
        return new ListedMarket(
                market.number(), market.terms(), market.sponsor().number());
    }

    /** The number of some operator; -1 if there is none. */
    int operator() {
        return state().accounts().stream()
                .filter(account -> account.role() == Role.OPERATOR)
                .mapToInt(Account::number)
                .findFirst()
                .orElse(-1);
    }
}
