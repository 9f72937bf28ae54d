package covenant.ledger.verify;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Plain;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.state.StateHash;
import covenant.ledger.journal.Frame;
import covenant.ledger.replay.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints a journal as JSON lines, one object a frame: sequence, time, kind, who asked, every field of the command with slugs in
 * place of numbers, and what the venue answered. Amounts are decimal strings of credits, probabilities are numbers.
 */
public final class JournalDump {
    private final Appendable out;
    private final StringBuilder line = new StringBuilder();

    private JournalDump(Appendable out) {
        this.out = out;
    }

    /**
     * Dumps the ledger in a directory; changes nothing there.
     *
     * @param out gets whole lines
     * @param progress hears of commands done, of commands in all
     * @throws covenant.ledger.disk.DirectoryInUse if a server runs there
     * @throws covenant.ledger.journal.JournalDamaged if the journal is not what was written; all before was printed
     * @throws covenant.ledger.replay.ReplayStopped if a hash differs from the replay; all before was printed
     * @throws UncheckedIOException if the directory cannot be read or the output not written
     */
    public static void dump(Path directory, Appendable out, Progress progress) {
        dump(directory, out, Limits.HASH_INTERVAL, progress);
    }

    static void dump(Path directory, Appendable out, long hashInterval, Progress progress) {
        JournalDump dump = new JournalDump(out);
        new JournalWalk(directory, hashInterval)
                .run(
                        (sequence, atMicros, command, answer, events, engine) ->
                                dump.command(sequence, atMicros, command, answer, engine),
                        dump::hash,
                        progress);
    }

    private void command(long sequence, long atMicros, Command command, Answer answer, Engine engine) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sequence", sequence);
        fields.put("time", JsonValues.time(atMicros));
        fields.put("kind", command.kind().id());
        command.accept(new CommandFields(engine.state(), fields));
        fields.put("answer", answer.ok() ? "ok" : answer.refusal().code());
        addResult(answer, fields);
        print(fields);
    }

    private static void addResult(Answer answer, Map<String, Object> fields) {
        if (!answer.ok()) {
            fields.put("detail", answer.detail());
        }
        if (answer.repeated()) {
            fields.put("repeats", answer.sequence());
        } else if (answer.sharesMicros() != 0) {
            fields.put("sharesTraded", Plain.credits(answer.sharesMicros()));
            fields.put("cost", Plain.credits(answer.costMicros()));
            fields.put("fee", Plain.credits(answer.feeMicros()));
            fields.put("priceBefore", JsonValues.probability(answer.priceBeforePpb()));
            fields.put("priceAfter", JsonValues.probability(answer.priceAfterPpb()));
        }
    }

    private void hash(Frame frame) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sequence", frame.sequence());
        fields.put("time", JsonValues.time(frame.atMicros()));
        fields.put("kind", "state-hash");
        fields.put("hash", StateHash.hex(frame.hash()));
        if (frame.stateLayout() > 0) {
            fields.put("layout", frame.stateLayout());
        }
        print(fields);
    }

    private void print(Map<String, Object> fields) {
        line.setLength(0);
        JsonText.write(fields, line);
        try {
            out.append(line.append('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException("the dump could not be written", e);
        }
    }
}
