package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.Order;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.Response;
import covenant.engine.command.SignalTerms;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestPlaybooks;
import covenant.engine.fixture.TestVenue;
import covenant.engine.playbook.Move;
import covenant.engine.playbook.Playbook;
import covenant.engine.playbook.PlaybookPhase;
import covenant.engine.signal.Signals;
import covenant.engine.signal.WatchedSignal;
import covenant.engine.state.Market;
import covenant.engine.state.StateCodec;
import covenant.engine.state.VenueState;
import covenant.engine.wire.WireReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random price paths, over seconds and over days: playbooks agree with a naive model, and neither replay nor a snapshot changes anything. */
class PlaybookPropertyTest {
    private static final long SEED = Long.getLong("covenant.seed", 20260101);
    private static final int PATHS = Integer.getInteger("covenant.scripts", 300);
    private static final int STEPS = 60;
    private static final long SECOND = Limits.MICROS;
    private static final long[] WAITS = {
        1, SECOND, 7 * SECOND, 60 * SECOND, 600 * SECOND, 3_600 * SECOND, 86_400 * SECOND
    };
    private static final long[] PERIODS = {0, 0, 60 * SECOND, 600 * SECOND, 3_600 * SECOND, 86_400 * SECOND};

    /** A command in its envelope. */
    private record Sent(long atMicros, Command command) {}

    /** One venue with one market and one playbook, along one path. */
    private static final class Path {
        final SplittableRandom random;
        final TestVenue venue = TestVenue.founded();
        final List<Sent> sent = new ArrayList<>();
        final List<Event> events = new ArrayList<>();
        final List<NaivePlaybook.Seen> history = new ArrayList<>();
        final int[] traders = {venue.participant("ann", 1_000_000), venue.participant("bob", 1_000_000)};
        final int market;
        Engine engine = venue.engine();

        Path(long seed) {
            random = new SplittableRandom(seed);
            market = venue.market(
                    TestVenue.terms("m", Metric.scalar(-4 * Limits.MICROS, 4 * Limits.MICROS, ""), "kept", "broken"),
                    100);
            TestPlaybooks terms = terms();
            send(0, new OpenPlaybook(venue.nextId(), TestVenue.COORDINATOR, terms.terms()));
            assertThat(engine.state().playbooks().all()).hasSize(1);
        }

        private TestPlaybooks terms() {
            TestPlaybooks terms = TestPlaybooks.ofBroken(market);
            SignalTerms.Kind kind = SignalTerms.Kind.ofNumber(random.nextInt(1, 7));
            boolean condition = kind == SignalTerms.Kind.CONDITION_PROBABILITY
                    || kind == SignalTerms.Kind.CONDITIONAL_PROBABILITY
                    || kind == SignalTerms.Kind.CONDITIONAL_EXPECTATION;
            boolean outcome =
                    kind == SignalTerms.Kind.CONDITIONAL_PROBABILITY || kind == SignalTerms.Kind.OUTCOME_PROBABILITY;
            terms.signal = TestPlaybooks.signal(
                    kind,
                    market,
                    condition ? random.nextInt(2) : -1,
                    outcome ? random.nextInt(2) : -1,
                    PERIODS[random.nextInt(PERIODS.length)]);
            Market watched = engine.state().market(market);
            long low = WatchedSignal.lowest(terms.signal, watched);
            long high = WatchedSignal.highest(terms.signal, watched);
            long a = low + random.nextLong((high - low) / 4, (high - low) * 3 / 4);
            long b = a - random.nextLong((high - low) / 8);
            terms.above = random.nextBoolean();
            terms.threshold = terms.above ? a : b;
            terms.reset = random.nextInt(4) == 0 ? terms.threshold : terms.above ? b : a;
            terms.holdMicros = random.nextInt(4) == 0 ? 0 : WAITS[random.nextInt(WAITS.length)];
            terms.minTraders = random.nextInt(3);
            terms.minVolumeMicros = random.nextBoolean() ? 0 : 50 * Limits.MICROS;
            terms.automatic = random.nextBoolean();
            return terms;
        }

        void run() {
            while (history.size() < STEPS) {
                if (playbook().phase() != PlaybookPhase.ARMED && random.nextInt(3) == 0) {
                    if (playbook().phase() != PlaybookPhase.OVERRIDDEN) {
                        respond(Response.OVERRIDE);
                    }
                    respond(Response.REARM);
                }
                long wait = WAITS[random.nextInt(WAITS.length)];
                // Some commands come exactly at the end of a period or of a holding time.
                long next = engine.state().agenda().nextMicros();
                boolean onTime = next != Long.MAX_VALUE && random.nextInt(4) == 0;
                send(onTime ? Math.max(0, next - engine.atMicros()) : wait * random.nextInt(1, 5), command());
            }
        }

        private void respond(Response response) {
            send(random.nextInt(3), new RespondPlaybook(venue.nextId(), TestVenue.COORDINATOR, 0, response, "again"));
        }

        private Command command() {
            if (random.nextInt(5) == 0) {
                return Tick.now();
            }
            int condition = random.nextInt(2);
            int outcome = random.nextInt(3) - 1;
            long price = random.nextLong(20_000_000, 980_000_000);
            return new Trade(
                    CommandId.NONE,
                    traders[random.nextInt(2)],
                    market,
                    new Order(condition, outcome, Order.Mode.TARGET_PRICE, price, Order.NO_LIMIT, Order.NO_LIMIT));
        }

        private void send(long wait, Command command) {
            long at = engine.atMicros() + wait;
            sent.add(new Sent(at, command));
            engine.apply(engine.sequence() + 1, at, command, events::add);
            Market watched = engine.state().market(market);
            boolean rearmed = command instanceof RespondPlaybook respond && respond.response() == Response.REARM;
            history.add(new NaivePlaybook.Seen(
                    at,
                    WatchedSignal.value(playbook().terms().signal(), watched, Signals.of(watched), at),
                    watched.traders(),
                    watched.volumeMicros(),
                    rearmed));
            if (playbook().average() != null) {
                assertThat(playbook().signal())
                        .as("the average at %s", at)
                        .isEqualTo(new NaivePlaybook(playbook().terms(), history).averageAt(at));
            }
        }

        Playbook playbook() {
            return engine.state().playbooks().playbook(0);
        }

        List<Long> triggers() {
            return playbook().moves().stream()
                    .filter(move -> move.to() == PlaybookPhase.TRIGGERED)
                    .map(Move::atMicros)
                    .toList();
        }
    }

    @Test
    void hysteresisHoldingGuardsAndAveragesAreAsANaiveModelHasThem() {
        int triggered = 0;
        int averaged = 0;
        for (int i = 0; i < PATHS; i++) {
            Path path = new Path(SEED + i);
            path.run();
            List<Long> expected = new NaivePlaybook(path.playbook().terms(), path.history).triggers();
            assertThat(path.triggers())
                    .as("seed %s: %s", SEED + i, path.playbook().terms())
                    .isEqualTo(expected);
            triggered += expected.size();
            averaged += path.playbook().average() == null ? 0 : expected.size();
        }
        System.out.println(
                PATHS + " paths, " + triggered + " triggers, " + averaged + " of them by an average, seed " + SEED);
        assertThat(averaged).isGreaterThan(PATHS / 10);
        assertThat(triggered - averaged).isGreaterThan(PATHS / 10);
    }

    @Test
    void aReplayAndASnapshotAtAnyPointComeToTheSame() {
        for (int i = 0; i < PATHS / 10; i++) {
            Path path = new Path(SEED + i);
            path.run();
            Path again = new Path(SEED + i);
            List<Event> events = new ArrayList<>(again.events);
            Engine replayed = again.engine;
            SplittableRandom random = new SplittableRandom(SEED - i);
            for (Sent sent : path.sent.subList(1, path.sent.size())) {
                if (random.nextInt(3) == 0) {
                    replayed = new Engine(copy(replayed), replayed.sequence(), replayed.atMicros());
                }
                replayed.apply(replayed.sequence() + 1, sent.atMicros(), sent.command(), events::add);
            }
            assertThat(replayed.hash()).as("seed %s", SEED + i).isEqualTo(path.engine.hash());
            assertThat(events).isEqualTo(path.events);
        }
    }

    private static VenueState copy(Engine engine) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StateCodec.write(engine.state(), piece -> {
            ByteBuffer written = piece.written();
            byte[] part = new byte[written.remaining()];
            written.get(part);
            bytes.writeBytes(part);
        });
        return StateCodec.read(new WireReader(ByteBuffer.wrap(bytes.toByteArray())));
    }
}
