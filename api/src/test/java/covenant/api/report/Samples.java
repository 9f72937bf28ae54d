package covenant.api.report;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignResult.RunRow;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.detection.Finding;
import covenant.engine.lab.detection.Tape;
import covenant.engine.lab.measure.Interval;
import covenant.engine.lab.measure.Measure;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.LabMarket;
import covenant.engine.lab.scene.Mark;
import covenant.engine.lab.scene.Party;
import covenant.engine.lab.scene.ScenePlan;
import covenant.engine.lab.scene.Truth;
import covenant.engine.lab.terms.Parameters;
import covenant.engine.replay.Course;
import covenant.engine.replay.Course.Fall;
import covenant.engine.replay.Course.Point;
import covenant.engine.replay.Course.Span;
import covenant.engine.replay.Others;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayResult.AccountComparison;
import covenant.engine.replay.ReplayResult.Ending;
import covenant.engine.replay.ReplayResult.MarketComparison;
import covenant.engine.replay.ReplayResult.Part;
import covenant.engine.replay.ReplayResult.Welfare;
import covenant.engine.replay.ReplayTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Results made by hand, for reports that need no run: what they say is made up, what they look like is not. */
final class Samples {
    static final long START = 1_767_225_600_000_000L;
    static final long HOUR = 3_600_000_000L;
    static final long DECIDES = START + 72 * HOUR;
    static final String HOSTILE = "<script>alert(\"1\")</script> & 'x' \u202Eevil\u202C =1+1\n]]>--><style>";
    static final String HASH = "4f".repeat(32);
    static final String OTHER_HASH = "a7".repeat(32);

    private Samples() {}

    static MarketTerms market(String title, Metric metric, String... conditions) {
        return new MarketTerms("transit", title, "", "", "", List.of(conditions), metric, 0, false, 0)
                .deciding(DecisionTerms.twapMargin(DECIDES, 24 * HOUR, 1, 300));
    }

    static MarketTerms binary(String title) {
        return market(title, Metric.binary(), "adopt", "reject");
    }

    /** A walk of so many points over three days, of which the last falls into the window; pushed up by {@code push} in the first condition. */
    static Course walk(int points, int conditions, double push, long seed) {
        Random random = new Random(seed);
        double[] price = new double[conditions];
        double[] sum = new double[conditions];
        double measured = 0;
        List<Point> course = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            long at = START + (long) (73.0 * HOUR * i / points);
            boolean inWindow = at >= DECIDES - 24 * HOUR;
            measured += inWindow ? 1 : 0;
            long[] expected = new long[conditions];
            long[] statistic = new long[inWindow ? conditions : 0];
            for (int c = 0; c < conditions; c++) {
                price[c] = 0.99 * price[c] + 0.03 * random.nextGaussian();
                double pushed = c == 0 && at > DECIDES - 30 * HOUR && at < DECIDES - 4 * HOUR ? push : 0;
                double p = 1 / (1 + Math.exp(-price[c] - pushed - 0.3 * c));
                expected[c] = (long) (p * 1e9);
                sum[c] += inWindow ? p : 0;
                if (inWindow) {
                    statistic[c] = (long) (sum[c] / measured * 1e9);
                }
            }
            course.add(new Point(i + 1, at, expected, statistic));
        }
        long[] last = course.get(points - 1).statistic();
        int chosen = last.length > 1 && last[0] > last[1] * 1.03 ? 0 : Math.min(1, conditions - 1);
        List<Long> averages = java.util.Arrays.stream(last).boxed().toList();
        return new Course(
                course,
                new Span(DECIDES - 24 * HOUR, DECIDES),
                new Fall(chosen, chosen, "beats the status quo", DECIDES, averages));
    }

    static MarketComparison comparison(MarketTerms terms, Course recorded, Course changed) {
        return new MarketComparison(
                terms.id(),
                terms,
                false,
                recorded,
                changed,
                0.2140e9,
                0.0312e9,
                0.0007e9,
                new Welfare(12_345_678, 12.3456801e6, 0, 400, true),
                new Welfare(-2_000_000, 0, 0, 0, false));
    }

    static ReplayResult replay(int points) {
        return replay("If transit is free, will ridership rise by a tenth?", points);
    }

    static ReplayResult replay(String title, int points) {
        MarketTerms terms = binary(title);
        ReplayTerms changes = new ReplayTerms(
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Others.SAME_SHARES,
                List.of("mallory"),
                List.of(),
                List.of("transit"),
                DecisionTerms.Rule.LAST_PRICE,
                5_000_000,
                12 * HOUR,
                500,
                -1,
                -1,
                2.5,
                List.of());
        List<AccountComparison> accounts = new ArrayList<>();
        accounts.add(new AccountComparison("mallory", title, Part.LEFT_OUT, -412_503_217L, 0, 318, 0, 0));
        accounts.add(new AccountComparison("ann", "Ann", Part.KEPT, 203_118_990L, 12_400_001L, 41, 40, 1));
        accounts.add(new AccountComparison("bob", "Bob", Part.KEPT, 101_000_000L, 40_250_000L, 87, 87, 0));
        accounts.add(new AccountComparison("cyd", "", Part.KEPT, -7_000_000L, -31_000_000L, 12, 12, 0));
        accounts.add(new AccountComparison("dee", "Dee", Part.INJECTED, 0, -60_000_000L, 0, 0, 0));
        return new ReplayResult(
                "/srv/venue",
                changes,
                new Ending(points, DECIDES + HOUR, HASH),
                new Ending(points, DECIDES + HOUR, OTHER_HASH),
                212,
                List.of(comparison(terms, walk(points, 2, 0.9, 1), walk(points, 2, 0, 1))),
                accounts,
                List.of("Whoever trades does so whatever the price: nobody answers the change.", title));
    }

    static ReplayResult nothing() {
        Ending end = new Ending(0, START, HASH);
        return new ReplayResult("/srv/empty", ReplayTerms.UNCHANGED, end, end, 0, List.of(), List.of(), List.of());
    }

    static Variant variant(String name, String title, List<String> changes, boolean attacked) {
        LabMarket market = new LabMarket(
                binary(title),
                500_000_000,
                null,
                new Truth(new double[] {0.5, 0.6}, new double[] {0.1, 0.1}, new double[] {0.5, 0.5}));
        AttackTerms attack = new AttackTerms(
                AttackKind.LAST_MINUTE_PUSH, 0, 0, 400_000_000, 150_000_000, Parameters.of(List.of(), Map.of()));
        return new Variant(
                name,
                changes,
                new ScenePlan(List.of(market), START, DECIDES + HOUR),
                List.of(new ParticipantTerms(
                        ParticipantKind.NOISE, "crowd", 20, 100_000_000, Parameters.of(List.of(), Map.of()))),
                attacked ? attack : null);
    }

    private static Measure measure(String id, String title, String unit, double estimate, double half, long runs) {
        return new Measure(
                id,
                title,
                unit,
                "What " + title.toLowerCase(java.util.Locale.ROOT) + " means, in a sentence.",
                new Interval(estimate, estimate - half, estimate + half, runs));
    }

    private static VariantResult result(String name, int number, boolean attacked) {
        List<Measure> measures = List.of(
                measure("price-displacement", "Displacement of the price", "points", 0.31 - 0.09 * number, 0.02, 200),
                measure("decision-flips", "Decisions flipped", "share of runs", 0.62 - 0.2 * number, 0.07, 200),
                measure("attacker-profit", "Attacker’s profit", "credits", -38.2 - 61.5 * number, 22, 200),
                measure("half-life", "Half-life of the displacement", "seconds", 812, Double.NaN, number));
        List<RunRow> runs = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            runs.add(new RunRow(run, HASH, new double[] {run, 0.25 * number, Double.NaN}));
        }
        List<Mark> marks = List.of(
                new Mark(DECIDES - 30 * HOUR, "push-1", Party.ATTACKER, "begins to push adopt"),
                new Mark(DECIDES - 20 * HOUR, "steady-1", Party.DEFENDER, "trades it back"),
                new Mark(DECIDES - 4 * HOUR, "push-1", Party.ATTACKER, "stops"));
        return new VariantResult(
                name,
                measures,
                walk(400, 2, 0, 7 + number),
                attacked ? walk(400, 2, 1.1 - 0.3 * number, 7 + number) : null,
                attacked ? marks : List.of(),
                runs);
    }

    static CampaignResult campaign(String title) {
        List<Variant> variants = List.of(
                variant("last-price", title, List.of(), true),
                variant("twap", title, List.of("rule: twap-margin", "window: 24h"), true),
                variant("twap-lag", title, List.of("rule: twap-margin", "lag: 0.005 each minute"), true));
        return new CampaignResult(
                new CampaignTerms(
                        "late-push",
                        title,
                        "A trader with a bounty outside of the market buys the favoured branch just before the decision.",
                        "https://example.org/notes?a=1&b=2",
                        "It was tried once, and lost money. " + title,
                        42,
                        200,
                        variants),
                List.of(result("last-price", 0, true), result("twap", 1, true), result("twap-lag", 2, true)),
                1_234_567,
                List.of(
                        "Under last-price the push flips 62 % of decisions; under twap 42 %.",
                        "The attacker loses money under every variant, most under twap-lag."));
    }

    /** A market in which somebody trades before and behind another within one second. */
    static Tape tape(String market) {
        List<Tape.Row> rows = new ArrayList<>();
        Random random = new Random(3);
        double price = 0.5;
        for (int i = 0; i < 200; i++) {
            boolean front = i == 120;
            boolean back = i == 122;
            double before = price;
            price = front ? price + 0.1 : back ? price - 0.1 : price + 0.01 * random.nextGaussian();
            String who = front || back ? "0xabc" : "trader-" + random.nextInt(9);
            long at = START + (i > 119 && i < 123 ? 120 : i) * 60_000_000L;
            rows.add(new Tape.Row(
                    "" + (1000 + i),
                    at,
                    who,
                    "yes",
                    back ? -50 : 50,
                    back ? -30 : 25,
                    before,
                    price,
                    front || back ? "sandwich" : ""));
        }
        return new Tape(market, rows, 0, 0);
    }

    static Finding finding(Tape tape) {
        return new Finding(
                "sandwich",
                tape.market(),
                List.of("0xabc"),
                0.0312,
                "0xabc buys before trader-4 and sells behind within one second, for 5 credits.",
                tape.rows().subList(120, 123));
    }

    static CampaignResult quiet() {
        return new CampaignResult(
                new CampaignTerms("quiet", "", "", "", "", 1, 1, List.of(variant("plain", "T", List.of(), false))),
                List.of(new VariantResult("plain", List.of(), null, null, List.of(), List.of())),
                0,
                List.of());
    }
}
