package covenant.ledger.projection;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.Deposit;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.IssueKey;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.VoidMarket;
import covenant.engine.command.Withdraw;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.engine.replay.RecordedCommand;
import covenant.engine.replay.Recording;
import covenant.engine.runtime.CommandJournal;
import covenant.ledger.follow.FollowerSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A journal for tests: commands in their envelopes, and a follower that plays them into a sink in batches. */
public final class Script {
    public static final int OPERATOR = 1;
    public static final int COORDINATOR = 2;
    public static final long CREDIT = Limits.MICROS;

    private record Entry(long atMicros, Command command) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Set<Class<?>> kindsOfEvents = new HashSet<>();
    private final Map<String, Long> marks = new LinkedHashMap<>();
    private final Engine engine = new Engine();
    private long nowMicros = TestVenue.START_MICROS;
    private int ids;

    /** A founded venue with an operator and a coordinator who holds a million credits. */
    public Script() {
        apply(new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Test venue", true, true));
        apply(new OpenAccount(nextId(), Command.VENUE_ACCOUNT, "operator", "Operator", Role.OPERATOR, 0, key(1)));
        account("coordinator", Role.COORDINATOR, 1_000_000);
    }

    /** The venue as it stands at the end of the script. */
    public Engine engine() {
        return engine;
    }

    /** The sequence of the last command. */
    public long sequence() {
        return engine.sequence();
    }

    Set<Class<?>> kindsOfEvents() {
        return kindsOfEvents;
    }

    /** Remembers this place in the script by a name. */
    void mark(String name) {
        marks.put(name, sequence());
    }

    /** The marked places: the sequence of the last command before each. */
    Map<String, Long> marks() {
        return marks;
    }

    /** Journals and carries out the commands from where the engine stands up to this sequence, each with a flush of its own. */
    void write(CommandJournal journal, Engine to, long last) {
        while (to.sequence() < last) {
            long next = to.sequence() + 1;
            Entry entry = entries.get((int) next - 1);
            journal.stage(next, entry.atMicros, entry.command);
            journal.flush();
            to.apply(next, entry.atMicros, entry.command, EventSink.NONE);
        }
    }

    /** An engine as it stood after this sequence. */
    Engine upTo(long last) {
        Engine replica = new Engine();
        for (long sequence = 1; sequence <= last; sequence++) {
            Entry entry = entries.get((int) sequence - 1);
            replica.apply(sequence, entry.atMicros, entry.command, EventSink.NONE);
        }
        return replica;
    }

    /** A fresh command id. */
    public CommandId nextId() {
        return CommandId.of("script-" + ids++);
    }

    /** The next command comes so much later. */
    public void pass(long micros) {
        nowMicros += micros;
    }

    long nowMicros() {
        return nowMicros;
    }

    /** All commands, to be replayed. */
    public Recording recording() {
        return new Recording() {
            @Override
            public String source() {
                return "a script";
            }

            @Override
            public long size() {
                return entries.size();
            }

            @Override
            public Iterator<RecordedCommand> read() {
                return IntStream.range(0, entries.size())
                        .mapToObj(i -> new RecordedCommand(i + 1, entries.get(i).atMicros, entries.get(i).command))
                        .iterator();
            }
        };
    }

    /** Appends a command and carries it out. */
    public Answer apply(Command command) {
        nowMicros += 1_000;
        entries.add(new Entry(nowMicros, command));
        return engine.apply(engine.sequence() + 1, nowMicros, command, e -> kindsOfEvents.add(e.getClass()));
    }

    public int account(String id, Role role, long credits) {
        return apply(new OpenAccount(nextId(), OPERATOR, id, "Name of " + id, role, credits * CREDIT, null))
                .number();
    }

    public int participant(String id, long credits) {
        return account(id, Role.PARTICIPANT, credits);
    }

    public int market(MarketTerms terms, long liquidityCredits) {
        return apply(new OpenMarket(nextId(), COORDINATOR, terms, liquidityCredits * CREDIT, new long[0]))
                .number();
    }

    public Answer trade(int account, int market, Order order) {
        return apply(new Trade(nextId(), account, market, order));
    }

    Answer deposit(int account, long amountMicros) {
        return apply(new Deposit(nextId(), OPERATOR, account, amountMicros));
    }

    Answer withdraw(int account, long amountMicros) {
        return apply(new Withdraw(nextId(), OPERATOR, account, amountMicros));
    }

    Answer addLiquidity(int market, long liquidityMicros) {
        return apply(new AddLiquidity(nextId(), COORDINATOR, market, liquidityMicros));
    }

    public Answer settleCondition(int market, int condition) {
        return apply(new SettleCondition(nextId(), COORDINATOR, market, condition));
    }

    public Answer settleOutcome(int market, int outcome, long valueMicros) {
        return apply(new SettleOutcome(nextId(), COORDINATOR, market, outcome, valueMicros));
    }

    Answer voidMarket(int market) {
        return apply(new VoidMarket(nextId(), COORDINATOR, market, "the source is gone"));
    }

    Answer issueKey(int account, long number) {
        return apply(new IssueKey(nextId(), OPERATOR, account, key(number), true));
    }

    public Answer tick() {
        return apply(Tick.now());
    }

    private static KeyHash key(long number) {
        return new KeyHash(number, 0, 0, number);
    }

    /** Terms as {@link TestVenue#terms} makes them, with a fee and a closing time. */
    public static MarketTerms withFee(MarketTerms t, int feeBps, long closesAtMicros) {
        return new MarketTerms(
                t.id(),
                t.title(),
                t.text(),
                t.actor(),
                t.source(),
                t.conditions(),
                t.metric(),
                feeBps,
                true,
                closesAtMicros);
    }

    /** Plays to the end what the sink has not committed, as the follower does, with a commit after so many commands and at the end. */
    public void follow(FollowerSink sink, int batch) {
        follow(sink, batch, sequence());
    }

    /** Hears of events with their times. */
    private abstract static class Told implements EventSink {
        final long told;
        private long atMicros;

        Told(Entry entry, long sequence) {
            told = sequence;
            atMicros = entry.atMicros;
        }

        abstract void tell(Event event, long at);

        @Override
        public void on(Event event) {
            tell(event, atMicros);
        }

        @Override
        public void at(long newAtMicros) {
            atMicros = newAtMicros;
        }
    }

    /** Plays up to this sequence, and commits there. */
    public void follow(FollowerSink sink, int batch, long last) {
        long committed = sink.committedSequence();
        Engine replica = new Engine();
        List<Event> events = new ArrayList<>();
        for (long sequence = 1; sequence <= last; sequence++) {
            Entry entry = entries.get((int) sequence - 1);
            events.clear();
            Answer answer = replica.apply(sequence, entry.atMicros, entry.command, new Told(entry, sequence) {
                @Override
                void tell(Event event, long atMicros) {
                    events.add(event);
                    if (told > committed) {
                        sink.onEvent(told, atMicros, entry.command, event, replica);
                    }
                }
            });
            if (sequence > committed) {
                sink.onStep(sequence, entry.atMicros, entry.command, answer, events, replica);
                if ((sequence - committed) % batch == 0 || sequence == last) {
                    sink.commit(sequence, entry.atMicros, replica);
                }
            }
        }
    }
}
