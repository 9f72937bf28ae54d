package covenant.api.endpoint.history;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import covenant.engine.Answer;
import covenant.engine.command.CommandId;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of a large market's prices has fewer rows than asked for, and the next one goes on where it ended. */
class HistoryPageTest {
    private static final int TRADES = 500;

    /** 65,536 numbers, of which a row of 8 conditions and 16 outcomes has 128 + 16. */
    private static final int ROWS = 455;

    @TempDir
    Path directory;

    private static JsonArray names(String prefix, int count) {
        return new JsonArray(IntStream.range(0, count).mapToObj(i -> prefix + i).toList());
    }

    @Test
    void aPageIsBoundedByItsNumbersNotOnlyByItsRows() {
        try (ServedVenue venue = ServedVenue.in(directory)) {
            JsonObject metric = new JsonObject().put("type", "categorical").put("outcomes", names("o", 16));
            JsonObject market = new JsonObject()
                    .put("id", "large")
                    .put("title", "Large")
                    .put("conditions", names("c", 8))
                    .put("metric", metric)
                    .put("liquidity", "100");
            venue.post(OPERATOR, "/api/v1/accounts/operator/deposits", new JsonObject().put("amount", "10000"));
            venue.post(OPERATOR, "/api/v1/markets", market).expect(201);
            venue.account("ann", "participant", "10000");
            trade(venue);

            Got first =
                    venue.get(null, "/api/v1/markets/large/prices?limit=1000").expect(200);
            assertThat(first.json().getJsonArray("prices")).hasSize(ROWS);
            String next = first.json().getString("next");
            assertThat(first.header("Covenant-Next")).isEqualTo(next);
            JsonObject second = venue.get(null, "/api/v1/markets/large/prices?limit=1000&cursor=" + next)
                    .expect(200)
                    .json();
            assertThat(second.getJsonArray("prices")).hasSize(TRADES + 1 - ROWS);
            assertThat(second.getValue("next")).isNull();

            Got csv = venue.get(null, "/api/v1/markets/large/prices?limit=1000", "Accept", "text/csv");
            assertThat(csv.expect(200).body().lines()).hasSize(1 + ROWS);
            assertThat(csv.header("Covenant-Next")).isEqualTo(next);
            assertThat(venue.get(null, "/api/v1/markets/large/trades?limit=1000")
                            .json()
                            .getJsonArray("trades"))
                    .as("small rows are not fewer")
                    .hasSize(TRADES);
        }
    }

    private static void trade(ServedVenue venue) {
        int account = venue.server().directory().account("ann").number();
        int market = venue.server().directory().market("large").number();
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < TRADES; i++) {
            answers.add(venue.server()
                    .ring()
                    .submit(new Trade(CommandId.of("t" + i), account, market, Order.shares(i % 8, i % 16, 1_000_000))));
        }
        answers.forEach(answer -> assertThat(answer.join().ok()).isTrue());
        long last = answers.get(TRADES - 1).join().sequence();
        Awaitility.await()
                .until(() -> venue.get(null, "/api/v1/markets/large/prices?limit=1")
                                .json()
                                .getLong("sequence")
                        >= last);
    }
}
