package covenant.api.exporting;

import covenant.api.json.Times;
import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.command.OnMarket;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.TradeBatch;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.runtime.StepListener;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.ledger.verify.CommandText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes every command as it is replayed: what is needed to carry the history out again. Without what is nobody's business: keys, and the
 * secret of a lot, which the sheet of decisions has once it was revealed.
 */
final class CommandSheet implements StepListener, AutoCloseable {
    private final ExportOptions options;
    private final Sheet sheet;
    private boolean isDone;

    CommandSheet(Path directory, ExportOptions options) throws IOException {
        this.options = options;
        this.sheet = new Sheet(
                directory,
                Export.COMMANDS,
                Sheet.columns(
                        "sequence:BIGINT",
                        "happened_at:TIMESTAMP",
                        "kind",
                        "account",
                        "market",
                        "answer",
                        "fields",
                        "encoded"));
    }

    @Override
    public void onStep(
            long sequence, long atMicros, Command recorded, Answer answer, List<Event> events, Engine engine) {
        List<String> markets = markets(recorded.bare(), engine);
        boolean wanted = options.markets().isEmpty() || markets.stream().anyMatch(options.markets()::contains);
        if (sequence < options.fromSequence() || !wanted) {
            return;
        }
        Command command = Keyless.of(recorded, answer);
        Account by = engine.state().account(command.by());
        sheet.row(
                sequence,
                Times.iso(atMicros),
                command.kind().id(),
                by == null ? null : by.id(),
                String.join(" ", markets),
                answer.ok() ? "ok" : answer.refusal().code(),
                CommandText.json(command, engine.state()),
                CommandText.encode(command));
    }

    private static List<String> markets(Command command, Engine engine) {
        if (command instanceof OpenMarket open) {
            return List.of(open.terms().id());
        }
        IntStream numbers = command instanceof TradeBatch batch
                ? batch.legs().stream().mapToInt(TradeBatch.Leg::market).distinct()
                : command instanceof OnMarket on ? IntStream.of(on.market()) : IntStream.empty();
        return numbers.mapToObj(engine.state()::market)
                .filter(java.util.Objects::nonNull)
                .map((Market market) -> market.terms().id())
                .toList();
    }

    /** The sheet, complete. */
    Sheet done() {
        close();
        return sheet;
    }

    @Override
    public void close() {
        if (!isDone) {
            isDone = true;
            sheet.close();
        }
    }
}
