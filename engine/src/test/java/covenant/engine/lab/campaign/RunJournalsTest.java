package covenant.engine.lab.campaign;

import static covenant.engine.lab.campaign.LabTerms.campaign;
import static covenant.engine.lab.campaign.LabTerms.push;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Command;
import covenant.engine.command.DecisionTerms;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.replay.RecordedCommand;
import covenant.engine.state.StateHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The commands of a run, carried out again, end in the state of which the run has told the hash. */
class RunJournalsTest {
    private final Map<String, Noted> journals = new ConcurrentHashMap<>();

    private static final class Noted implements RunJournals.RunJournal {
        private final List<RecordedCommand> commands = new ArrayList<>();
        private String hash = "";
        private boolean isClosed;

        @Override
        public void take(long sequence, long atMicros, Command command) {
            commands.add(new RecordedCommand(sequence, atMicros, command));
        }

        @Override
        public void hash(long sequence, byte[] bytes) {
            assertThat(sequence).isEqualTo(commands.size());
            hash = StateHash.hex(bytes);
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    @Test
    void everyRunsCommandsGiveItsHashAgain() {
        CampaignTerms terms = campaign(4, push(DecisionTerms.Rule.LAST_PRICE), push(DecisionTerms.Rule.RANDOMISED));
        CampaignOptions options = new CampaignOptions(
                2,
                (variant, run, isAttacked) -> {
                    Noted noted = new Noted();
                    journals.put(variant + " " + run + " " + isAttacked, noted);
                    return noted;
                },
                3);
        CampaignResult result = Campaign.run(terms, options, CampaignProgress.NONE);

        assertThat(journals).hasSize(2 * 4 * 2);
        journals.forEach((run, noted) -> {
            Engine engine = new Engine();
            noted.commands.forEach(
                    each -> engine.apply(each.sequence(), each.atMicros(), each.command(), EventSink.NONE));
            assertThat(StateHash.hex(engine.hash())).as(run).isEqualTo(noted.hash);
            assertThat(noted.isClosed).isTrue();
        });
        result.variants()
                .forEach(variant -> variant.runs()
                        .forEach(run -> assertThat(journals.get(variant.name() + " " + run.run() + " true").hash)
                                .isEqualTo(run.hash())));
    }
}
