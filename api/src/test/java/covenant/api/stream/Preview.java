package covenant.api.stream;

import covenant.engine.Limits;
import covenant.engine.command.CommandId;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Trade;
import covenant.engine.command.VoidMarket;
import covenant.engine.fixture.TestVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Shows the front page with made-up markets and random trades, for whoever works on it: {@code Preview PORT [empty]}. Runs until
 * it is stopped.
 */
public final class Preview {
    private Preview() {}

    /** Starts it. */
    public static void main(String[] args) throws InterruptedException {
        StreamVenue venue = StreamVenue.start(StreamLimits.DEFAULT, Integer.parseInt(args[0]));
        System.out.println("http://127.0.0.1:" + venue.port() + "/");
        if (args.length == 1) {
            trade(venue, open(venue));
        }
        Thread.currentThread().join();
    }

    private record Opened(int number, MarketTerms terms) {}

    private static MarketTerms terms(
            String id, String title, String actor, String source, Metric metric, int days, String... conditions) {
        long now = covenant.engine.runtime.VenueClock.SYSTEM.nowMicros();
        String text =
                "Settles by the public record on the closing date; the named verifier decides where the record is silent.";
        return new MarketTerms(
                id,
                title,
                text,
                actor,
                source,
                List.of(conditions),
                metric,
                0,
                true,
                days == 0 ? 0 : now + days * 86_400L * Limits.MICROS);
    }

    private static List<Opened> open(StreamVenue venue) {
        Metric grade = Metric.scalar(0, 4 * Limits.MICROS, "grade points");
        Metric cost = Metric.scalar(0, 2_000 * Limits.MICROS, "million dollars");
        String source = "https://example.org/commitment";
        List<MarketTerms> all = List.of(
                terms(
                        "alpha-eval",
                        "If Alpha publishes its dangerous-capability evaluations before each release, what will its safety grade be in the next index?",
                        "Alpha Labs",
                        source,
                        grade,
                        40,
                        "kept",
                        "broken"),
                terms(
                        "beta-pause",
                        "If Beta pauses training at its stated threshold, will a rival release a more capable model within a year?",
                        "Beta AI",
                        source,
                        Metric.binary(),
                        1,
                        "kept",
                        "broken"),
                terms(
                        "gamma-audit",
                        "Which finding will the first external audit of Gamma report?",
                        "Gamma",
                        source,
                        Metric.categorical(List.of("none", "minor", "major", "critical")),
                        200,
                        "adopt",
                        "reject"),
                terms(
                        "delta-policy",
                        "Expected cost of the largest incident of the year, by which reporting policy the agency adopts",
                        "The agency",
                        source,
                        cost,
                        400,
                        "voluntary",
                        "mandatory",
                        "licensing",
                        "none"),
                terms(
                        "epsilon-weights",
                        "If Epsilon keeps its weights closed, will they leak all the same?",
                        "Epsilon",
                        "javascript:alert(1)",
                        Metric.binary(),
                        0,
                        "kept",
                        "broken"),
                terms(
                        "hostile",
                        "<img src=x onerror=alert(1)><script>alert(2)</script> \u202Eesrever AVeryLongWordThatNeverEndsAVeryLongWordThatNeverEndsAVeryLongWordThatNeverEnds",
                        "<b>Mallory</b>",
                        "http://example.org/\"onmouseover=\"x",
                        Metric.binary(),
                        12,
                        "kept",
                        "broken"),
                terms(
                        "zeta-settled",
                        "If Zeta trains its staff in incident response, how many incidents will it report?",
                        "Zeta",
                        source,
                        Metric.scalar(0, 100 * Limits.MICROS, "incidents"),
                        30,
                        "kept",
                        "broken"),
                terms(
                        "eta-done",
                        "If Eta signs the accord, will it publish its thresholds?",
                        "Eta",
                        source,
                        Metric.binary(),
                        90,
                        "kept",
                        "broken"),
                terms(
                        "theta-void",
                        "If Theta merges, will its board survive?",
                        "Theta",
                        source,
                        Metric.binary(),
                        90,
                        "kept",
                        "broken"));
        List<Opened> opened = new ArrayList<>();
        all.forEach(terms -> opened.add(new Opened(venue.open(terms), terms)));
        venue.send(new SettleCondition(venue.nextId(), TestVenue.COORDINATOR, 6, 1));
        venue.trade(7, 0, 0, 300);
        venue.send(new SettleCondition(venue.nextId(), TestVenue.COORDINATOR, 7, 0));
        venue.send(new SettleOutcome(venue.nextId(), TestVenue.COORDINATOR, 7, 0, 0));
        venue.send(new VoidMarket(venue.nextId(), TestVenue.COORDINATOR, 8, "the merger was called off"));
        return opened;
    }

    private static void trade(StreamVenue venue, List<Opened> markets) throws InterruptedException {
        Random random = new Random(7);
        int[] traders = {venue.participant("bela"), venue.participant("chidi"), venue.participant("dorothea")};
        for (int i = 0; true; i++) {
            Opened market = markets.get(random.nextInt(7));
            int conditions = market.terms().conditions().size();
            int outcomes = market.terms().metric().outcomes().size();
            boolean settled = market.number() == 6;
            int outcome = random.nextInt(outcomes + 1) - 1;
            int condition = settled ? 1 : random.nextInt(conditions + (outcome < 0 ? 0 : 1)) - (outcome < 0 ? 0 : 1);
            if (settled && outcome < 0) {
                outcome = 0;
            }
            long shares = (long) ((random.nextGaussian() + (market.number() % 3 - 1) * 0.2) * 80 * Limits.MICROS);
            Order order = Order.shares(condition, outcome, shares == 0 ? 1 : shares);
            venue.ring.submit(
                    new Trade(CommandId.NONE, traders[random.nextInt(3)], market.number(), order), answer -> {});
            Thread.sleep(i < 200 ? 2 : 60 + random.nextInt(300));
        }
    }
}
