package covenant.engine.decision;

import static covenant.engine.decision.DecidingVenue.OPENS;
import static covenant.engine.decision.DecidingVenue.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.VoidMarket;
import covenant.engine.fixture.TestVenue;
import covenant.engine.view.DecisionView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Executes {@code decision-lifecycle.txt}, which a coordinator can read. */
class DecisionLifecycleTest {
    private static final String REFUSED = "refused: ";
    private static final CommandId ID = CommandId.of("move");
    private static final int COORDINATOR = TestVenue.COORDINATOR;
    private static final int WINDOW = 300;
    private static final int DECIDES = 600;

    /** One line of the table. */
    private record Line(String state, String move, String result) {
        static Line of(String text) {
            String[] columns = text.split(" {2,}");
            assertThat(columns).as(text).hasSize(3);
            return new Line(columns[0], columns[1], columns[2]);
        }
    }

    /** A market brought to a state. */
    private static final class Scene {
        final DecidingVenue venue = new DecidingVenue();
        final int bob = venue.venue.participant("bob", 1_000);
        double now = 1;

        Scene(String state) {
            boolean advisory = state.startsWith("advisory");
            boolean alone = state.equals("guard failing") || state.equals("decided reject");
            DecisionTerms terms = TermsWith.of(
                    DecidingVenue.terms(advisory ? Rule.ADVISORY : Rule.TWAP_MARGIN, DECIDES, DECIDES - WINDOW),
                    with -> with.guards = new Guards(alone ? 2 : 1, 0, 0, 0, 1_000 * Limits.MICROS));
            venue.open(
                    DecidingVenue.marketTerms(terms, Metric.binary(), "reject", "adopt"),
                    1_000 * Limits.MICROS,
                    0.5,
                    0.5);
            assertThat(trade(venue.trader, Order.shares(1, 0, 100 * Limits.MICROS))
                            .ok())
                    .isTrue();
            if (!state.equals("before window")) {
                passes(WINDOW);
            }
            if (state.startsWith("decided") || state.equals("advisory awaiting") || state.equals("settled")) {
                passes(DECIDES);
            }
            if (state.equals("settled")) {
                now++;
                venue.settle(now, 0);
            }
            if (state.equals("voided")) {
                make("the coordinator voids it", ID);
            }
            assertThat(state()).isEqualTo(state);
        }

        Answer trade(int account, Order order) {
            return apply(new Trade(venue.venue.nextId(), account, venue.market, order));
        }

        Answer apply(Command command) {
            now++;
            return venue.at(now, command);
        }

        Answer passes(int seconds) {
            now = Math.max(now, seconds);
            return venue.at(now, Tick.now());
        }

        Answer make(String move, CommandId id) {
            int market = venue.market;
            return switch (move) {
                case "ann buys yes given adopt" -> trade(venue.trader, Order.shares(1, 0, 1));
                case "bob buys yes given reject" -> trade(bob, Order.shares(0, 0, 1));
                case "ann buys adopt itself" -> trade(venue.trader, Order.shares(1, Order.ANY, 1));
                case "ann buys beyond the position limit" ->
                    trade(venue.trader, Order.shares(1, 0, 950 * Limits.MICROS));
                case "the window begins" -> passes(WINDOW);
                case "the time of the decision passes" -> passes(DECIDES);
                case "the coordinator settles adopt" -> apply(new SettleCondition(id, COORDINATOR, market, 1));
                case "the coordinator settles reject" -> apply(new SettleCondition(id, COORDINATOR, market, 0));
                case "the coordinator settles yes" -> apply(new SettleOutcome(id, COORDINATOR, market, 0, 0));
                case "the coordinator voids it" -> apply(new VoidMarket(id, COORDINATOR, market, "a reason"));
                default -> throw new AssertionError("nobody knows how: " + move);
            };
        }

        String state() {
            String phase = venue.market().phase().id();
            if (!phase.equals("open")) {
                return phase;
            }
            long at = OPENS + StrictMath.round(now * SECOND);
            DecisionView view = DecisionView.of(venue.market()).at(at);
            String advisory = view.terms().decidesItself() ? "" : "advisory ";
            return switch (view.stage()) {
                case BEFORE_WINDOW -> advisory + "before window";
                case IN_WINDOW -> view.areGuardsMet() ? advisory + "in window" : "guard failing";
                case AWAITING -> advisory + "awaiting";
                case DECIDED ->
                    "decided "
                            + venue.market()
                                    .terms()
                                    .conditions()
                                    .get(view.choice().condition());
                case ENDED -> "ended";
            };
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLine() throws IOException {
        return lines().stream()
                .map(line ->
                        dynamicTest(line.state() + ": " + line.move() + " -> " + line.result(), () -> execute(line)));
    }

    private static void execute(Line line) {
        Scene scene = new Scene(line.state());
        byte[] before = scene.venue.engine.hash();
        Answer answer = scene.make(line.move(), CommandId.of("another"));
        if (line.result().startsWith(REFUSED)) {
            assertThat(answer.refusal()).isNotNull();
            assertThat(REFUSED + answer.refusal().code()).isEqualTo(line.result());
            assertThat(scene.venue.engine.hash()).as("nothing changed").isEqualTo(before);
        } else {
            assertThat(answer.ok()).as(answer.detail()).isTrue();
            assertThat(scene.state()).isEqualTo(line.result());
        }
    }

    @Test
    void everyMoveIsTriedInEveryState() throws IOException {
        Map<String, List<String>> moves = new TreeMap<>();
        for (Line line : lines()) {
            moves.merge(
                    line.state(),
                    List.of(line.move()),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        }
        assertThat(moves).hasSize(9);
        assertThat(moves.values())
                .allSatisfy(each ->
                        assertThat(each).isEqualTo(moves.get("in window")).doesNotHaveDuplicates());
    }

    private static List<Line> lines() throws IOException {
        try (InputStream in = DecisionLifecycleTest.class.getResourceAsStream("decision-lifecycle.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("state "))
                    .map(Line::of)
                    .toList();
        }
    }
}
