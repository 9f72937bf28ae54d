package covenant.load.bench;

import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.core.EventSink;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.campaign.Campaign;
import covenant.engine.lab.campaign.CampaignOptions;
import covenant.engine.lab.campaign.CampaignProgress;
import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.measure.RunRecord;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.CommandLog;
import covenant.engine.lab.scene.LabMarket;
import covenant.engine.lab.scene.Scene;
import covenant.engine.lab.scene.ScenePlan;
import covenant.engine.lab.scene.Truth;
import covenant.engine.lab.terms.Parameters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The manipulation lab beside the engine: a trade through the engine, a simulated trade of a scene of 500 trades (opening, players, timeline,
 * decision, settlement, the check of everybody's gains and the state hash all spread over its trades), and a campaign of 1,000 such runs, each
 * without an attack and with it, on two threads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CampaignBenchmark {
    private static final long START = 1_767_225_600_000_000L;
    private static final long DAY = 86_400L * Limits.MICROS;
    private static final int TRADERS = 20;
    private static final int TRADES = 500;
    private static final int RUNS = 1_000;

    private final TradeBenchmark bare = new TradeBenchmark();
    private CampaignTerms.Variant variant;
    private long run;

    /** A market that decides on the second day, and noise traders. */
    @Setup
    public void open() {
        bare.accounts = 16;
        bare.open();
        MarketTerms terms =
                new MarketTerms("m", "Benchmark", "", "", "", List.of("keep", "change"), Metric.binary(), 0, false, 0);
        LabMarket market = new LabMarket(
                terms.deciding(DecisionTerms.twapMargin(START + 2 * DAY, DAY, 0, 0)),
                1_000 * Limits.MICROS,
                new long[0],
                new Truth(new double[] {0.6, 0.4}, new double[] {0.05, 0.05}, new double[] {0.5, 0.5}));
        Map<String, Double> each = Map.of("trades", (double) TRADES / TRADERS, "size", 5.0);
        ParticipantTerms noise = new ParticipantTerms(
                ParticipantKind.NOISE,
                "crowd",
                TRADERS,
                10_000 * Limits.MICROS,
                Parameters.of(ParticipantKind.NOISE.parameters(), each));
        AttackTerms attack = new AttackTerms(
                AttackKind.LAST_MINUTE_PUSH,
                0,
                1,
                10_000 * Limits.MICROS,
                0,
                Parameters.of(AttackKind.LAST_MINUTE_PUSH.parameters(), Map.of("price", 0.9)));
        variant = new CampaignTerms.Variant(
                "pushed", List.of(), new ScenePlan(List.of(market), START, START + 3 * DAY), List.of(noise), attack);
    }

    /** A trade through the engine alone. */
    @Benchmark
    public long engineTrade() {
        return bare.engineTrade();
    }

    /** One of the 500 trades of a scene, everything around them spread over them. */
    @Benchmark
    @OperationsPerInvocation(TRADES)
    public RunRecord simulatedTrade() {
        Scene scene = new Scene(variant.plan(), 1, run++, CommandLog.NONE, EventSink.NONE);
        ParticipantTerms noise = variant.participants().get(0);
        for (int i = 1; i <= noise.count(); i++) {
            scene.seat("crowd-" + i, noise.kind().party(), noise.kind().make(noise));
        }
        return RunRecord.play(scene, 0, null);
    }

    /** A whole campaign: 1,000 runs of 500 trades, each played twice, on two threads. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public CampaignResult campaign() {
        CampaignTerms terms = new CampaignTerms("bench", "Benchmark", "", "", "", 1, RUNS, List.of(variant));
        return Campaign.run(terms, CampaignOptions.threads(2), CampaignProgress.NONE);
    }
}
