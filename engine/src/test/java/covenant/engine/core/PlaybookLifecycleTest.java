package covenant.engine.core;

import static covenant.engine.fixture.TestPlaybooks.DAY;
import static covenant.engine.fixture.TestPlaybooks.MINUTE;
import static covenant.engine.fixture.TestPlaybooks.PERCENT;

import covenant.engine.Answer;
import covenant.engine.Role;
import covenant.engine.command.CommandId;
import covenant.engine.command.DrillPlaybook;
import covenant.engine.command.Order;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.Response;
import covenant.engine.command.Tick;
import covenant.engine.command.UnsealPlaybook;
import covenant.engine.fixture.LifecycleTable;
import covenant.engine.fixture.TestPlaybooks;
import covenant.engine.fixture.TestVenue;
import covenant.engine.playbook.Playbook;
import covenant.engine.playbook.PlaybookPhase;
import covenant.engine.state.Seal;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Executes {@code playbook-lifecycle.txt}, which a coordinator can read. */
class PlaybookLifecycleTest {
    private static final LifecycleTable TABLE =
            LifecycleTable.beside(PlaybookLifecycleTest.class, "playbook-lifecycle.txt");
    private static final CommandId ID = CommandId.of("move");

    /** A venue with one market and one playbook that watches it. */
    private static final class Scene implements LifecycleTable.Scene {
        private static final String TEXT = "If it comes to that,\nwe stop.";

        final TestVenue venue = TestVenue.founded();
        final Engine engine = venue.engine();
        final int other = venue.account("other", Role.COORDINATOR, 10_000);
        final int ann = venue.participant("ann", 100_000);
        final int market = venue.binary("m");
        final Playbook playbook;

        Scene() {
            TestPlaybooks terms = TestPlaybooks.ofBroken(market);
            terms.seal = Seal.of(TEXT);
            playbook = terms.in(venue);
        }

        @Override
        public Engine engine() {
            return engine;
        }

        @Override
        public void bringTo(String state) {
            if (!state.equals("armed")) {
                signal(70);
            }
            switch (state) {
                case "armed", "armed and holding" -> {}
                case "triggered" -> pass(10 * MINUTE);
                case "acknowledged" -> acknowledge();
                case "done" -> {
                    acknowledge();
                    respond(TestVenue.COORDINATOR, Response.DONE, "");
                }
                case "overdue" -> pass(DAY + 10 * MINUTE);
                case "overdue and acknowledged" -> {
                    acknowledge();
                    pass(DAY);
                }
                case "overridden" -> respond(TestVenue.OPERATOR, Response.OVERRIDE, "a false alarm");
                default -> throw new AssertionError("nobody knows this state: " + state);
            }
        }

        private void acknowledge() {
            pass(10 * MINUTE);
            respond(TestVenue.COORDINATOR, Response.ACKNOWLEDGE, "");
        }

        private Answer signal(int percent) {
            return venue.trade(
                    ann,
                    market,
                    new Order(
                            1,
                            Order.ANY,
                            Order.Mode.TARGET_PRICE,
                            percent * PERCENT + (percent >= 70 ? 10 : -10),
                            Order.NO_LIMIT,
                            Order.NO_LIMIT));
        }

        private Answer pass(long micros) {
            return engine.apply(engine.sequence() + 1, engine.atMicros() + micros, Tick.now(), EventSink.NONE);
        }

        private Answer respond(int by, Response response, String reason) {
            return venue.apply(new RespondPlaybook(venue.nextId(), by, playbook.number(), response, reason));
        }

        @Override
        public Answer make(String move) {
            int owner = TestVenue.COORDINATOR;
            return switch (move) {
                case "the signal comes to the threshold" -> signal(71);
                case "the signal falls, but not to the reset" -> signal(65);
                case "the signal comes back to the reset" -> signal(60);
                case "ten minutes pass" -> pass(10 * MINUTE);
                case "twenty-five hours pass" -> pass(25 * 60 * MINUTE);
                case "the market is voided" -> venue.voidMarket(market);
                case "the owner acknowledges" -> respond(owner, Response.ACKNOWLEDGE, "");
                case "the owner reports it done" -> respond(owner, Response.DONE, "");
                case "the owner overrides with a reason" -> respond(owner, Response.OVERRIDE, "a false alarm");
                case "the owner overrides without a reason" -> respond(owner, Response.OVERRIDE, "");
                case "the owner arms it again" -> respond(owner, Response.REARM, "");
                case "an operator acknowledges" -> respond(TestVenue.OPERATOR, Response.ACKNOWLEDGE, "");
                case "an operator overrides with a reason" ->
                    respond(TestVenue.OPERATOR, Response.OVERRIDE, "a false alarm");
                case "another coordinator reports it done" -> respond(other, Response.DONE, "");
                case "another coordinator overrides with a reason" -> respond(other, Response.OVERRIDE, "I say so");
                case "ann overrides with a reason" -> respond(ann, Response.OVERRIDE, "I say so");
                case "the owner drills" -> venue.apply(new DrillPlaybook(ID, owner, playbook.number(), ""));
                case "an operator drills" ->
                    venue.apply(new DrillPlaybook(ID, TestVenue.OPERATOR, playbook.number(), ""));
                case "another coordinator drills" -> venue.apply(new DrillPlaybook(ID, other, playbook.number(), ""));
                case "ann drills" -> venue.apply(new DrillPlaybook(ID, ann, playbook.number(), ""));
                case "a coordinator shows the sealed text" ->
                    venue.apply(new UnsealPlaybook(ID, other, playbook.number(), TEXT));
                case "a coordinator shows an altered text" ->
                    venue.apply(new UnsealPlaybook(ID, other, playbook.number(), TEXT + " "));
                default -> throw new AssertionError("nobody knows how: " + move);
            };
        }

        @Override
        public String state() {
            if (playbook.phase() == PlaybookPhase.ARMED) {
                return playbook.holdingSinceMicros() == 0 ? "armed" : "armed and holding";
            }
            boolean late = playbook.phase() == PlaybookPhase.OVERDUE;
            return playbook.phase().id() + (late && playbook.isAcknowledged() ? " and acknowledged" : "");
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLine() {
        return TABLE.everyLine(Scene::new);
    }

    @Test
    void everyMoveIsTriedInEveryState() {
        TABLE.assertWhole(
                "armed",
                "armed and holding",
                "triggered",
                "acknowledged",
                "done",
                "overdue",
                "overdue and acknowledged",
                "overridden");
    }
}
