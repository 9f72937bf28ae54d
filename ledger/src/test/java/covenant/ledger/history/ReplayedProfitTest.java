package covenant.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.commitment.Commitment;
import covenant.engine.replay.Replay;
import covenant.engine.replay.ReplayOutput;
import covenant.engine.replay.ReplayProgress;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayResult.AccountComparison;
import covenant.engine.replay.ReplayTerms;
import covenant.engine.state.Account;
import covenant.engine.state.StateHash;
import covenant.engine.state.VenueState;
import covenant.ledger.projection.H2Projection;
import covenant.ledger.projection.Script;
import covenant.ledger.projection.Scripts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay that changes nothing ends with the venue's hash, and what it says that accounts gained is what the ledger adds up, to the micro. */
class ReplayedProfitTest {
    @TempDir
    Path directory;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34})
    void profitsOfAReplayAreThoseOfTheLedger(long seed) {
        assertSame(BusyScript.of(seed), 1);
    }

    @Test
    void alsoAfterDecisionsBondsPledgesPlaybooksAndCorrections() {
        assertSame(Scripts.everything(), 1);
    }

    private void assertSame(Script script, int least) {
        ReplayResult result =
                Replay.of(script.recording(), ReplayTerms.UNCHANGED, ReplayOutput.NONE, ReplayProgress.NONE);
        assertThat(result.recorded().hash())
                .isEqualTo(StateHash.hex(script.engine().hash()));
        assertThat(result.changed()).isEqualTo(result.recorded());
        assertThat(result.firstDifference()).isZero();
        int compared = 0;
        try (H2Projection projection = new H2Projection(directory, report -> {});
                History history = new History(projection.database(), 2)) {
            script.follow(projection, 37);
            for (AccountComparison each : result.accounts()) {
                compared += compare(script.engine().state(), history, each) ? 1 : 0;
            }
        }
        assertThat(compared).as("accounts compared").isGreaterThanOrEqualTo(least);
        System.out.printf(
                "%d of %d accounts compared%n", compared, result.accounts().size());
        assertThat(result.markets())
                .allSatisfy(
                        market -> assertThat(market.recordedWelfare().holds()).isTrue());
    }

    /** False where the ledger says nothing overall, because a market has no price of its conditions. */
    private static boolean compare(VenueState state, History history, AccountComparison each) {
        Account account = state.account(each.id());
        Profit profit =
                history.profit(account.number(), number -> state.market(number).terms());
        long micros = profit.bondsMicros() + heldMicros(state, account) - profit.correctionsMicros();
        for (MarketProfit of : profit.markets()) {
            if (of.realisedMicros() == null && of.overallMicros() == null) {
                return false;
            }
            micros += of.realisedMicros() == null ? of.overallMicros() : of.realisedMicros();
            micros += of.returnedMicros() - of.subsidyMicros();
        }
        assertThat(each.recordedProfitMicros()).as(each.id()).isEqualTo(micros);
        assertThat(each.changedProfitMicros()).as(each.id()).isEqualTo(micros);
        return true;
    }

    private static long heldMicros(VenueState state, Account account) {
        long held = 0;
        for (Commitment commitment : state.commitments().commitments()) {
            if (state.commitments().actorOf(commitment).account() == account.number()) {
                held += commitment.bond().heldMicros();
            }
        }
        return held;
    }
}
