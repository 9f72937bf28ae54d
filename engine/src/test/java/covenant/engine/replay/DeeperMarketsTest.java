package covenant.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import covenant.engine.Limits;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.CommandId;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens in a replay when markets are deeper than they were. */
class DeeperMarketsTest {
    private static final int ADOPT = 0;
    private static final int REJECT = 1;
    private static final long CREDIT = Limits.MICROS;

    private final Bench bench = new Bench();
    private final int ann = bench.participant("ann", 10_000);
    private final int bob = bench.participant("bob", 10_000);

    private static double logit(long ppb) {
        double p = ppb / 1e9;
        return StrictMath.log(p / (1 - p));
    }

    @Test
    void inMarketsTwiceAsDeepTheSameSharesMoveTheLogitHalfAsFar() {
        int market = bench.market("chips", null, 1_000);
        bench.trade(ann, market, Order.shares(ADOPT, 0, 700 * CREDIT));
        bench.trade(bob, market, Order.spend(REJECT, 0, 300 * CREDIT));
        bench.push(bob, market, REJECT, 70);
        ReplayResult.MarketComparison chips = Bench.only(bench.replay(Changing.deeper(Others.SAME_SHARES, 2)));
        for (int c = 0; c < 2; c++) {
            double was = logit(Bench.last(chips.recorded(), c));
            assertThat(was).isGreaterThan(0.5);
            assertThat(logit(Bench.last(chips.changed(), c))).isCloseTo(was / 2, within(1e-7));
        }
    }

    @Test
    void inMarketsTwiceAsDeepTheSameBeliefsLeaveThePathAndCostTwiceAsMuch() {
        int market = bench.market("chips", null, 1_000);
        bench.trade(ann, market, Order.shares(ADOPT, 0, 700 * CREDIT));
        bench.trade(bob, market, Order.spend(REJECT, 0, 300 * CREDIT));
        bench.must(new SettleCondition(CommandId.NONE, Bench.SPONSOR, market, ADOPT));
        bench.must(new SettleOutcome(CommandId.NONE, Bench.SPONSOR, market, 0, 0));
        ReplayResult result = bench.replay(Changing.deeper(Others.SAME_PRICES, 2));
        assertThat(Bench.only(result).largest())
                .as("within what a price is told in")
                .isLessThanOrEqualTo(3);
        assertThat((double) Bench.account(result, "ann").changedProfitMicros())
                .isCloseTo(2.0 * Bench.account(result, "ann").recordedProfitMicros(), within(10.0));
        assertThat(Bench.account(result, "bob").changedProfitMicros())
                .as("called off")
                .isZero();
    }

    @Test
    void aSponsorWhoCouldNotPayForDeeperMarketsIsGivenWhatHeLacks() {
        Bench poor = new Bench(1_000);
        int cyd = poor.participant("cyd", 1_000);
        int market = poor.market("chips", null, 500);
        poor.push(cyd, market, ADOPT, 55);
        ReplayResult result = poor.replay(Changing.deeper(Others.SAME_PRICES, 4));
        assertThat(Bench.only(result).changed().points())
                .hasSameSizeAs(Bench.only(result).recorded().points());
        assertThat(result.assumptions()).anyMatch(sentence -> sentence.startsWith("sponsor is given "));
    }

    @Test
    void liquidityThatWasAddedLaterGrowsByTheFactorOrIsThereAlready() {
        int market = bench.market("chips", null, 100);
        bench.push(ann, market, ADOPT, 60);
        bench.must(new AddLiquidity(CommandId.NONE, Bench.SPONSOR, market, 300 * CREDIT));
        bench.push(bob, market, ADOPT, 70);
        ReplayResult doubled = bench.replay(Changing.deeper(Others.SAME_PRICES, 2));
        assertThat(Bench.only(doubled).largest()).isLessThanOrEqualTo(30);
        ReplayTerms all = ReplayTerms.UNCHANGED;
        Recorded output = new Recorded();
        ReplayResult absolute = bench.replay(
                new ReplayTerms(
                        all.toSequence(),
                        all.toMicros(),
                        Others.SAME_PRICES,
                        List.of(),
                        List.of(),
                        List.of("chips"),
                        null,
                        -1,
                        -1,
                        null,
                        -1,
                        300 * CREDIT,
                        1,
                        List.of()),
                output);
        assertThat(Bench.only(absolute).largest()).isLessThanOrEqualTo(30);
        assertThat(absolute.assumptions())
                .anyMatch(sentence -> sentence.startsWith("1 addition of liquidity fell away"));
        assertThat(output.commands().get(output.commands().size() - 2).command())
                .isEqualTo(Tick.now());
    }
}
