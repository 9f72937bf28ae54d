package covenant.api.lab.replay;

import covenant.api.json.Times;
import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.state.Account;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Commands that the changed history refused although the recording, or an injection, has them; with the engine's reasons. */
public final class NotRepeated {
    /** So many are told one by one; of all others only the number. */
    public static final int TOLD = 1_000;

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();

    /**
     * One of them.
     *
     * @param sequence in the changed history
     * @param reason the engine's code
     * @param detail what exactly, for people
     */
    public record Row(long sequence, long atMicros, String account, String kind, String reason, String detail) {}

    void add(long sequence, long atMicros, Command command, Account by, Answer answer) {
        String reason = answer.refusal().code();
        counts.merge(reason, 1L, Long::sum);
        if (rows.size() < TOLD) {
            rows.add(new Row(
                    sequence,
                    atMicros,
                    by == null ? "#" + command.by() : by.id(),
                    command.kind().id(),
                    reason,
                    answer.detail()));
        }
    }

    /** The first ones. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** How many there are, by the engine's reason. */
    public Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /** Both, for programs. */
    public JsonObject json() {
        JsonArray told = new JsonArray();
        rows.forEach(row -> told.add(new JsonObject()
                .put("sequence", row.sequence())
                .put("at", Times.iso(row.atMicros()))
                .put("account", row.account())
                .put("kind", row.kind())
                .put("reason", row.reason())
                .put("detail", row.detail())));
        JsonObject byReason = new JsonObject();
        counts.forEach(byReason::put);
        return new JsonObject().put("counts", byReason).put("first", told);
    }
}
