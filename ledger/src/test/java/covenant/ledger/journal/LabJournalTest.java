package covenant.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Command;
import covenant.engine.command.DecisionTerms;
import covenant.engine.lab.campaign.Campaign;
import covenant.engine.lab.campaign.CampaignOptions;
import covenant.engine.lab.campaign.CampaignProgress;
import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.LabTerms;
import covenant.engine.lab.campaign.RunJournals;
import covenant.engine.replay.Replay;
import covenant.engine.replay.ReplayOutput;
import covenant.engine.replay.ReplayProgress;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayTerms;
import covenant.ledger.export.JournalRecording;
import covenant.ledger.replay.Progress;
import covenant.ledger.verify.JournalVerifier;
import covenant.ledger.verify.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of the lab writes is a journal like a venue's: verified and replayed, it has the run's own hash. */
class LabJournalTest {
    private static final int RUNS = 2;

    @TempDir
    Path folder;

    private Path of(String variant, long run, boolean isAttacked) {
        return folder.resolve(variant + "-" + run + (isAttacked ? "-with" : "-without"));
    }

    private RunJournals.RunJournal open(String variant, long run, boolean isAttacked) {
        JournalWriter writer;
        try {
            writer = JournalWriter.create(of(variant, run, isAttacked));
        } catch (IOException e) {
            throw new UncheckedIOException("no journal could be begun", e);
        }
        return new RunJournals.RunJournal() {
            @Override
            public void take(long sequence, long atMicros, Command command) {
                writer.take(sequence, atMicros, command);
            }

            @Override
            public void hash(long sequence, byte[] hash) {
                writer.hash(sequence, hash);
            }

            @Override
            public void close() {
                writer.close();
            }
        };
    }

    @Test
    void everyRunIsVerifiedAndReplayedToItsOwnHash() throws IOException {
        CampaignResult result = Campaign.run(
                LabTerms.campaign(
                        RUNS,
                        LabTerms.push(DecisionTerms.Rule.LAST_PRICE),
                        LabTerms.push(DecisionTerms.Rule.RANDOMISED)),
                new CampaignOptions(2, this::open, 0),
                CampaignProgress.NONE);

        for (CampaignResult.VariantResult variant : result.variants()) {
            for (int run = 0; run < RUNS; run++) {
                String hash = variant.runs().get(run).hash();
                Path attacked = of(variant.name(), run, true);
                Verification verified = JournalVerifier.verify(attacked, Progress.NONE);
                assertThat(verified.hash()).isEqualTo(hash);
                assertThat(verified.hashesChecked()).isEqualTo(1);
                ReplayResult replayed = Replay.of(
                        JournalRecording.open(attacked), ReplayTerms.UNCHANGED, ReplayOutput.NONE, ReplayProgress.NONE);
                assertThat(replayed.recorded().hash()).isEqualTo(hash);
                assertThat(replayed.changed().hash()).isEqualTo(hash);
                assertThat(replayed.markets())
                        .allSatisfy(
                                market -> assertThat(market.recordedWelfare().isKnown()
                                                && market.recordedWelfare().holds())
                                        .isTrue());
                assertThat(JournalVerifier.verify(of(variant.name(), run, false), Progress.NONE)
                                .hash())
                        .isNotEqualTo(hash);
            }
        }
    }
}
