package covenant.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.command.CommandId;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.VoidMarket;
import covenant.engine.command.Withdraw;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.signal.Signals;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The demo in one thread and in its own time. */
class DemoVenueTest {
    private static final long SEED = 7;
    private static final int MARKETS = DemoMarket.real().size();

    private static long trades(Engine engine) {
        return engine.state().markets().stream().mapToLong(Market::trades).sum();
    }

    private static DemoFloor run(DemoFloor floor, long seed, long trades) {
        try (DemoVenue demo = new DemoVenue(floor, floor, DemoFloor.OPERATOR, seed)) {
            demo.start();
            floor.runUntil(() -> trades(floor.engine()) >= trades);
        }
        return floor;
    }

    private static String hash(DemoFloor floor) {
        return HexFormat.of().formatHex(floor.engine().hash());
    }

    @Test
    void everyMarketOpensAndIsTradedBeforeTheFirstSecondIsOver() {
        DemoFloor floor = run(DemoFloor.founded(DemoFloor.START_MICROS), SEED, 300);

        assertThat(floor.refused()).isZero();
        assertThat(floor.engine().state().markets()).hasSize(MARKETS).allSatisfy(market -> {
            assertThat(market.phase()).isEqualTo(Phase.OPEN);
            assertThat(market.trades()).isPositive();
        });
        assertThat(floor.nowMicros()).isEqualTo(DemoFloor.START_MICROS);
        assertThat(floor.engine().state().account(DemoOpening.SPONSOR).cashMicros())
                .isPositive();
    }

    @Test
    void overTwentyThousandTradesPricesMoveButStayInsideAndNobodyRunsShort() {
        DemoFloor floor = DemoFloor.founded(DemoFloor.START_MICROS);
        long[] lowest = new long[MARKETS];
        long[] highest = new long[MARKETS];
        Arrays.fill(lowest, Limits.PPB);
        long leastCash = Long.MAX_VALUE;
        try (DemoVenue demo = new DemoVenue(floor, floor, DemoFloor.OPERATOR, SEED)) {
            demo.start();
            for (int trades = 500; trades <= 20_000; trades += 100) {
                int goal = trades;
                floor.runUntil(() -> trades(floor.engine()) >= goal);
                for (Market market : floor.engine().state().markets()) {
                    Signals signals = Signals.of(market);
                    lowest[market.number()] = Math.min(lowest[market.number()], signals.outcomePpb()[0][0]);
                    highest[market.number()] = Math.max(highest[market.number()], signals.outcomePpb()[0][0]);
                    assertThat(LongStream.of(signals.conditionPpb())).allMatch(ppb -> ppb > Limits.PPB / 100);
                    for (long[] given : signals.outcomePpb()) {
                        assertThat(LongStream.of(given))
                                .allMatch(ppb -> ppb > Limits.PPB / 100 && ppb < Limits.PPB / 100 * 99);
                    }
                }
                for (String name : Crowd.NAMES) {
                    Account account = floor.engine().state().account(Participant.slug(name));
                    leastCash = Math.min(leastCash, account.cashMicros());
                }
            }
        }

        assertThat(leastCash).isGreaterThan(DemoOpening.PARTICIPANT_MICROS / 10);
        for (int market = 0; market < MARKETS; market++) {
            assertThat(highest[market] - lowest[market])
                    .as(floor.engine().state().market(market).terms().id())
                    .isGreaterThan(Limits.PPB / 50);
        }
        assertThat(floor.refused()).isLessThan(20);
        System.out.printf(
                "demo: 20,000 trades in %d minutes of its time, least cash %d credits, %d refused%n",
                (floor.nowMicros() - DemoFloor.START_MICROS) / 60_000_000, leastCash / Limits.MICROS, floor.refused());
    }

    @Test
    void pricesAreSeenToMoveWithinTenSeconds() {
        DemoFloor floor = DemoFloor.founded(DemoFloor.START_MICROS);
        try (DemoVenue demo = new DemoVenue(floor, floor, DemoFloor.OPERATOR, SEED)) {
            demo.start();
            floor.runUntil(() -> floor.nowMicros() > DemoFloor.START_MICROS);
            long before = trades(floor.engine());
            floor.runUntil(() -> floor.nowMicros() > DemoFloor.START_MICROS + 10_000_000);
            assertThat(trades(floor.engine()) - before).isBetween(8L, 60L);
        }
    }

    @Test
    void theSameSeedGivesTheSameState() {
        String first = hash(run(DemoFloor.founded(DemoFloor.START_MICROS), SEED, 2_000));

        assertThat(hash(run(DemoFloor.founded(DemoFloor.START_MICROS), SEED, 2_000)))
                .isEqualTo(first);
        assertThat(hash(run(DemoFloor.founded(DemoFloor.START_MICROS), SEED + 1, 2_000)))
                .isNotEqualTo(first);
    }

    @Test
    void aRestartOpensNothingTwiceAndGoesOnTrading() {
        DemoFloor first = run(DemoFloor.founded(DemoFloor.START_MICROS), SEED, 1_000);
        int accounts = first.engine().state().accounts().size();
        long deposits = first.engine().state().depositsMicros();

        DemoFloor second = new DemoFloor(first.engine(), first.nowMicros());
        run(second, SEED, 2_000);

        assertThat(second.engine().state().markets()).hasSize(MARKETS);
        assertThat(second.engine().state().accounts()).hasSize(accounts);
        assertThat(second.engine().state().depositsMicros()).isEqualTo(deposits);
        assertThat(trades(second.engine())).isGreaterThanOrEqualTo(2_000);
        assertThat(second.refused()).isLessThan(10);
        // Only the first start hurries.
        assertThat(second.nowMicros() - first.nowMicros()).isGreaterThan(60_000_000);
    }

    @Test
    void whatIsSettledOrVoidedIsLeftAlone() {
        DemoFloor floor = run(DemoFloor.founded(DemoFloor.START_MICROS), SEED, 500);
        Engine engine = floor.engine();
        int sponsor = engine.state().account(DemoOpening.SPONSOR).number();
        engine.apply(
                engine.sequence() + 1,
                floor.nowMicros(),
                new SettleCondition(CommandId.NONE, sponsor, 0, 1),
                EventSink.NONE);
        engine.apply(
                engine.sequence() + 1,
                floor.nowMicros(),
                new VoidMarket(CommandId.NONE, sponsor, 1, "a test"),
                EventSink.NONE);
        long tradesOfSettled = engine.state().market(0).trades();
        long tradesOfVoided = engine.state().market(1).trades();

        DemoFloor later = run(new DemoFloor(engine, floor.nowMicros()), SEED, 2_000);

        assertThat(engine.state().market(0).trades()).isGreaterThan(tradesOfSettled);
        assertThat(engine.state().market(1).trades()).isEqualTo(tradesOfVoided);
        assertThat(later.refused()).isLessThan(10);
    }

    @Test
    void longAfterTheClosingTimesOfTheFileTheMarketsStillOpen() {
        long in2050 = 2_524_608_000_000_000L;
        DemoFloor floor = run(DemoFloor.founded(in2050), SEED, 300);

        assertThat(floor.engine().state().markets()).hasSize(MARKETS).allMatch(market -> market.phase() == Phase.OPEN);
    }

    @Test
    void aBusyVenueIsAskedAgain() {
        DemoFloor floor = DemoFloor.founded(DemoFloor.START_MICROS);
        floor.beBusyEvery(3);

        run(floor, SEED, 300);

        assertThat(floor.engine().state().markets()).hasSize(MARKETS);
        assertThat(floor.engine().state().accounts()).hasSize(2 + 1 + Crowd.NAMES.size());
    }

    @Test
    void whoRunsLowGetsNewMoneyFromTheOperator() {
        DemoFloor floor = run(DemoFloor.founded(DemoFloor.START_MICROS), SEED, 300);
        Engine engine = floor.engine();
        Account poor = engine.state().account(Participant.slug(Crowd.NAMES.get(3)));
        engine.apply(
                engine.sequence() + 1,
                floor.nowMicros(),
                new Withdraw(CommandId.NONE, DemoFloor.OPERATOR, poor.number(), 90_000 * Limits.MICROS),
                EventSink.NONE);

        run(new DemoFloor(engine, floor.nowMicros()), SEED, 1_000);

        assertThat(poor.cashMicros()).isGreaterThan(DemoOpening.PARTICIPANT_MICROS / 2);
    }

    @Test
    void amongPeopleNoSimulatedParticipantTrades() {
        DemoFloor floor = DemoFloor.founded(DemoFloor.START_MICROS, false);
        long sequence = floor.engine().sequence();

        try (DemoVenue demo = new DemoVenue(floor, floor, DemoFloor.OPERATOR, SEED)) {
            CompletableFuture<Void> started = demo.start();
            floor.runUntil(() -> false);

            assertThat(started).isCompletedExceptionally();
        }
        assertThat(floor.engine().sequence()).isEqualTo(sequence);
    }
}
