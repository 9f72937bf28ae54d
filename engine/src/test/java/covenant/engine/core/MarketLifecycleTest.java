package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.VoidMarket;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
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

/** Executes {@code market-lifecycle.txt}, which a coordinator can read. */
class MarketLifecycleTest {
    private static final String REFUSED = "refused: ";
    private static final CommandId ID = CommandId.of("move");

    /** One line of the table. */
    private record Line(String state, String move, String result) {
        static Line of(String text) {
            String[] columns = text.split(" {2,}");
            assertThat(columns).as(text).hasSize(3);
            return new Line(columns[0], columns[1], columns[2]);
        }
    }

    /** A venue with one market that opens, closes and expires 100 seconds after each other. */
    private static final class Scene {
        final Engine engine;
        final TestVenue venue = TestVenue.founded();
        final int other = venue.account("other", Role.COORDINATOR, 10_000);
        final int poor = venue.account("poor", Role.COORDINATOR, 0);
        final int ann = venue.participant("ann", 1_000);
        final int bob = venue.participant("bob", 1_000);
        final long opensAt;
        final long closesAt;
        final long expiresAt;
        final int market;

        Scene() {
            engine = venue.engine();
            opensAt = engine.atMicros() + 100 * Limits.MICROS;
            closesAt = opensAt + 100 * Limits.MICROS;
            expiresAt = closesAt + 100 * Limits.MICROS;
            MarketTerms terms = TestVenue.terms("m", Metric.binary(), "kept", "broken");
            market = venue.market(terms.timed(opensAt, closesAt, expiresAt), 1_000);
        }

        Answer apply(Command command) {
            return venue.apply(command);
        }

        Answer pass(long micros) {
            long at = Math.max(micros, engine.atMicros());
            return engine.apply(engine.sequence() + 1, at, Tick.now(), EventSink.NONE);
        }

        void bringTo(String state) {
            if (!state.endsWith("pending")) {
                pass(opensAt);
                assertThat(venue.trade(ann, market, Order.shares(0, 0, Limits.MICROS))
                                .ok())
                        .isTrue();
                venue.trade(bob, market, Order.shares(0, 1, Limits.MICROS));
            }
            if (state.endsWith("closed")) {
                pass(closesAt);
            }
            if (state.startsWith("condition settled") || state.equals("settled")) {
                venue.settleCondition(market, 0);
            }
            if (state.equals("settled")) {
                venue.settleOutcome(market, 0);
            }
            if (state.equals("voided")) {
                venue.voidMarket(market);
            }
            assertThat(state()).isEqualTo(state);
        }

        Answer make(String move) {
            return switch (move) {
                case "time passes its opening time" -> pass(opensAt);
                case "time passes its closing time" -> pass(closesAt);
                case "time passes its expiry" -> pass(expiresAt);
                default -> apply(asked(move));
            };
        }

        private Command asked(String move) {
            Order order = switch (move) {
                case "ann buys yes given kept" -> Order.shares(0, 0, 1);
                case "ann buys yes given broken" -> Order.shares(1, 0, 1);
                case "ann buys yes" -> Order.shares(Order.ANY, 0, 1);
                case "ann buys kept" -> Order.shares(0, Order.ANY, 1);
                default -> null;
            };
            return order != null ? new Trade(ID, ann, market, order) : officially(move);
        }

        private Command officially(String move) {
            int coordinator = TestVenue.COORDINATOR;
            return switch (move) {
                case "the coordinator adds liquidity" ->
                    new AddLiquidity(ID, coordinator, market, 2_000 * Limits.MICROS);
                case "another coordinator adds liquidity" -> new AddLiquidity(ID, other, market, 2_000 * Limits.MICROS);
                case "the coordinator settles kept" -> new SettleCondition(ID, coordinator, market, 0);
                case "the coordinator settles broken" -> new SettleCondition(ID, coordinator, market, 1);
                case "another coordinator settles kept" -> new SettleCondition(ID, other, market, 0);
                case "ann settles kept" -> new SettleCondition(ID, ann, market, 0);
                case "the coordinator settles yes" -> new SettleOutcome(ID, coordinator, market, 0, 0);
                case "the coordinator settles a value" -> new SettleOutcome(ID, coordinator, market, -1, 5);
                case "the coordinator corrects it to yes" ->
                    new CorrectOutcome(ID, coordinator, market, 0, 0, "a reason");
                case "the coordinator corrects it to no" ->
                    new CorrectOutcome(ID, coordinator, market, 1, 0, "a reason");
                case "the coordinator corrects it without a reason" ->
                    new CorrectOutcome(ID, coordinator, market, 1, 0, " ");
                case "the coordinator corrects it to a value" ->
                    new CorrectOutcome(ID, coordinator, market, -1, 5, "a reason");
                case "another coordinator who is poor corrects it to no" ->
                    new CorrectOutcome(ID, poor, market, 1, 0, "a reason");
                case "ann corrects it to no" -> new CorrectOutcome(ID, ann, market, 1, 0, "a reason");
                case "the coordinator voids it" -> new VoidMarket(ID, coordinator, market, "a reason");
                default -> throw new AssertionError("nobody knows how: " + move);
            };
        }

        String state() {
            Market m = engine.state().market(market);
            String phase = m.phase().id();
            if (!m.phase().isLive() || m.settledCondition() < 0) {
                return phase;
            }
            return "condition settled" + (m.phase() == Phase.OPEN ? "" : " and " + phase);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLine() throws IOException {
        return lines().stream().map(line -> dynamicTest(line.state() + ": " + line.move(), () -> check(line)));
    }

    private static void check(Line line) {
        Scene scene = new Scene();
        scene.bringTo(line.state());
        byte[] before = scene.engine.hash();
        Answer answer = scene.make(line.move());
        if (line.result().startsWith(REFUSED)) {
            assertThat(answer.refusal()).isNotNull();
            assertThat(REFUSED + answer.refusal().code()).isEqualTo(line.result());
            assertThat(scene.engine.hash()).as("nothing changed").isEqualTo(before);
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
        assertThat(moves.keySet())
                .containsExactlyInAnyOrder(
                        "pending",
                        "open",
                        "closed",
                        "condition settled and pending",
                        "condition settled",
                        "condition settled and closed",
                        "settled",
                        "voided");
        assertThat(moves.values())
                .allSatisfy(
                        each -> assertThat(each).isEqualTo(moves.get("open")).doesNotHaveDuplicates());
    }

    private static List<Line> lines() throws IOException {
        try (InputStream in = MarketLifecycleTest.class.getResourceAsStream("market-lifecycle.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("state "))
                    .map(Line::of)
                    .toList();
        }
    }
}
