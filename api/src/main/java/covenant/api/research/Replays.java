package covenant.api.research;

import covenant.api.lab.replay.ReplaySource;
import covenant.api.report.ReplayReport;
import covenant.engine.replay.Replay;
import covenant.engine.replay.ReplayOutput;
import covenant.engine.replay.ReplayRefused;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayTerms;
import covenant.ledger.replay.Progress;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/**
 * Replays of one venue's own journal, which may be written meanwhile.
 *
 * @param folder where it is; null where the venue keeps none
 */
public record Replays(Path folder) {
    private static final String SOURCE = "this venue";

    /** Whether there is a journal at all. */
    public boolean isKept() {
        return folder != null;
    }

    /**
     * A replay, to be carried out on a thread that may wait.
     *
     * @param command what gives the same on the command line
     */
    public Work work(ReplayTerms terms, String command) {
        return progress -> carryOut(terms, command, progress);
    }

    private Work.Result carryOut(ReplayTerms terms, String command, Progress progress) {
        try {
            ReplaySource source = ReplaySource.open(folder, null);
            ReplayResult result = named(Replay.of(source.recording(), terms, ReplayOutput.NONE, progress::at));
            JsonObject json = ReplayReport.of(ThinCourse.of(result), command).json();
            counts(result, json);
            return new Work.Result(
                    json.toBuffer(),
                    Buffer.buffer(ReplayReport.of(result, command).html()));
        } catch (ReplayRefused e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Where the folder lies is nobody's business who asks over the network. */
    private static ReplayResult named(ReplayResult result) {
        return new ReplayResult(
                SOURCE,
                result.terms(),
                result.recorded(),
                result.changed(),
                result.firstDifference(),
                result.markets(),
                result.accounts(),
                result.assumptions());
    }

    /** Says of every course how many points it has in all. */
    private static void counts(ReplayResult result, JsonObject json) {
        for (int i = 0; i < result.markets().size(); i++) {
            JsonObject market = json.getJsonArray("markets").getJsonObject(i);
            market.getJsonObject("recorded")
                    .put(
                            "pointsInAll",
                            result.markets().get(i).recorded().points().size());
            market.getJsonObject("changed")
                    .put(
                            "pointsInAll",
                            result.markets().get(i).changed().points().size());
        }
    }
}
