package covenant.engine.law;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenCommitment;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.PlaceOrder;
import covenant.engine.core.Engine;
import covenant.engine.fixture.TestVenue;
import covenant.engine.replay.Changing;
import covenant.engine.replay.Injection;
import covenant.engine.replay.Others;
import covenant.engine.replay.Recorded;
import covenant.engine.replay.Replay;
import covenant.engine.replay.ReplayOutput;
import covenant.engine.replay.ReplayProgress;
import covenant.engine.replay.ReplayRefused;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayTerms;
import covenant.engine.state.StateHash;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * What holds of every replay, against random scripts with commands of every kind, accepted and refused. The system properties {@code
 * covenant.seed} and {@code covenant.scripts} say where to start and how many to try.
 */
class ReplayLawsTest {
    private static final long FIRST_SEED = Long.getLong("covenant.seed", 1);
    private static final int SCRIPTS = Integer.getInteger("covenant.scripts", 200);
    private static final List<String> PARTICIPANTS = List.of("ann", "bob", "cyd");

    private long replays;
    private long different;
    private long putBack;
    private long known;
    private long refused;
    private long renumbered;

    @Test
    void replaysOfTradersKeepTheLaws() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
            tryOne("trades, seed " + seed, script(seed, Generator::new, 60));
        }
        report();
    }

    @Test
    void replaysOfPromisesKeepTheLaws() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS / 2; seed++) {
            tryOne("promises, seed " + seed, script(seed, PromiseGenerator::new, 100));
        }
        report();
    }

    private void report() {
        System.out.printf(
                "%d replays, %d differ from the recording, %d commands put back, %d refused, %d ended markets%n",
                replays, different, putBack, refused, known);
        assertThat(different).as("replays that differ").isGreaterThan(SCRIPTS / 4);
        assertThat(putBack).as("commands put back").isGreaterThan(different);
        assertThat(renumbered).as("histories in other numbers").isGreaterThan(SCRIPTS / 8);
        assertThat(known).as("markets that ended").isGreaterThan(SCRIPTS / 4);
    }

    private static Trial script(long seed, BiFunction<SplittableRandom, Engine, Drawing> drawings, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        Trial trial = new Trial(List.of());
        Drawing drawing = drawings.apply(random, trial.engine());
        for (int i = 0; i < length; i++) {
            trial.apply(drawing.next());
        }
        return trial;
    }

    private void tryOne(String script, Trial trial) {
        Recorded recording = new Recorded();
        for (Done done : trial.done()) {
            recording.take(done.sequence(), done.atMicros(), done.command());
        }
        String hash = StateHash.hex(trial.engine().hash());
        ReplayResult unchanged = replay(script, recording, ReplayTerms.UNCHANGED, ReplayOutput.NONE);
        assertThat(unchanged.recorded().hash()).as(script + ", recorded").isEqualTo(hash);
        assertThat(unchanged.changed()).as(script + ", unchanged").isEqualTo(unchanged.recorded());
        assertThat(unchanged.firstDifference()).as(script + ", unchanged").isZero();
        others(script, recording, trial);
        for (Others others : Others.values()) {
            for (String account : PARTICIPANTS) {
                String what = script + ", without " + account + ", " + others.id();
                restore(what, recording, hash, Changing.without(others, account));
            }
            restore(script + ", only bob, " + others.id(), recording, hash, Changing.only(others, "bob"));
            restoreIfPossible(script + ", deeper", recording, hash, Changing.deeper(others, 2));
            restoreIfPossible(script + ", shallower", recording, hash, Changing.deeper(others, 0.5));
            restoreIfPossible(
                    script + ", by the last price",
                    recording,
                    hash,
                    Changing.rule(others, DecisionTerms.Rule.LAST_PRICE));
        }
    }

    /**
     * Someone enters right after the beginning with a market, an actor, a commitment and an order of their own: from then on everything has other
     * numbers, and nobody gains or loses by it, but for what a lot draws at other sequences.
     */
    private void others(String script, Recorded recording, Trial trial) {
        long at = new Trial(List.of()).engine().atMicros();
        List<Injection> newcomers = newcomers().stream()
                .map(command -> new Injection(0, at, command))
                .toList();
        ReplayResult result = replay(
                script + ", newcomers",
                recording,
                Changing.injecting(Others.SAME_SHARES, newcomers),
                ReplayOutput.NONE);
        assertThat(result.changed().sequence()).isEqualTo(trial.engine().sequence() + newcomers.size());
        assertThat(result.assumptions()).as(script).noneMatch(sentence -> sentence.contains("injected command"));
        boolean byLot = result.markets().stream()
                .anyMatch(market -> market.terms().decision() != null
                        && market.terms().decision().rule() == DecisionTerms.Rule.RANDOMISED);
        if (byLot) {
            return;
        }
        assertThat(result.assumptions())
                .as(script)
                .noneMatch(sentence -> sentence.contains("could not be carried out"));
        for (ReplayResult.AccountComparison account : result.accounts()) {
            assertThat(account.changedProfitMicros())
                    .as("%s, newcomers, %s", script, account)
                    .isEqualTo(account.recordedProfitMicros());
        }
        renumbered++;
    }

    private static List<Command> newcomers() {
        CommitmentTerms promise = new CommitmentTerms(
                "newcomers-promise",
                Injection.MADE + 3,
                "A promise",
                "",
                "",
                "By looking",
                TestVenue.START_MICROS + 86_400L * 1_000_000,
                List.of(Trial.OPERATOR),
                1,
                1_000_000,
                1_000_000,
                -1,
                0,
                new CommitmentTerms.Split(List.of(), 0, 0, 10_000));
        MarketTerms market = TestVenue.terms("newcomers-market", Metric.binary(), "kept", "broken");
        return List.of(
                account("newcomer", Role.COORDINATOR),
                account("newcomers-friend", Role.PARTICIPANT),
                new OpenMarket(CommandId.NONE, Injection.MADE, market, Limits.MICROS * 1_000, new long[0]),
                new OpenActor(CommandId.NONE, Injection.MADE, "newcomers-actor", "Newcomer's", Injection.MADE + 1),
                new OpenCommitment(CommandId.NONE, Injection.MADE, promise),
                new PlaceOrder(
                        CommandId.NONE,
                        Injection.MADE + 1,
                        Injection.MADE + 2,
                        0,
                        0,
                        Limits.MICROS,
                        Limits.PPB / 10,
                        0));
    }

    private static Command account(String id, Role role) {
        return new OpenAccount(CommandId.NONE, Command.VENUE_ACCOUNT, id, id, role, 1_000_000 * Limits.MICROS, null);
    }

    /** A random market may not bear the change, or decide nothing: then the replay says so. */
    private void restoreIfPossible(String what, Recorded recording, String hash, ReplayTerms terms) {
        try {
            restore(what, recording, hash, terms);
        } catch (ReplayRefused e) {
            assertThat(e.reason())
                    .as(what)
                    .isIn(ReplayRefused.Reason.TERMS_REFUSED, ReplayRefused.Reason.DECIDES_NOTHING);
            refused++;
        }
    }

    /** Takes something out and puts it back. */
    private void restore(String what, Recorded recording, String hash, ReplayTerms terms) {
        Recorded output = new Recorded();
        ReplayResult result = replay(what, recording, terms, output);
        assertThat(result.recorded().hash()).as(what).isEqualTo(hash);
        assertThat(result.changed().hash())
                .as(what + ", its output carried out")
                .isEqualTo(carriedOut(output));
        assertThat(replay(what, recording, terms, ReplayOutput.NONE).changed())
                .as(what + ", twice")
                .isEqualTo(result.changed());
        different += result.firstDifference() > 0 ? 1 : 0;
        putBack += output.toPutBack().size();
        ReplayResult back =
                replay(what, output, Changing.injecting(terms.others(), output.toPutBack()), ReplayOutput.NONE);
        assertThat(back.recorded().hash())
                .as(what + ", read back")
                .isEqualTo(result.changed().hash());
        assertThat(back.changed().hash()).as(what + ", put back").isEqualTo(hash);
    }

    private ReplayResult replay(String what, Recorded recording, ReplayTerms terms, ReplayOutput output) {
        replays++;
        ReplayResult result = Replay.of(recording, terms, output, ReplayProgress.NONE);
        for (ReplayResult.MarketComparison market : result.markets()) {
            assertThat(market.recordedWelfare().holds())
                    .as("%s, %s: %s", what, market.id(), market.recordedWelfare())
                    .isTrue();
            assertThat(market.changedWelfare().holds())
                    .as("%s, %s: %s", what, market.id(), market.changedWelfare())
                    .isTrue();
            known += market.changedWelfare().isKnown() ? 1 : 0;
        }
        return result;
    }

    private static String carriedOut(Recorded output) {
        Engine engine = new Engine();
        output.commands().forEach(each -> {
            Command command = each.command();
            engine.apply(each.sequence(), each.atMicros(), command, event -> {});
        });
        return StateHash.hex(engine.hash());
    }
}
