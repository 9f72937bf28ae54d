package covenant.load.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import covenant.ledger.verify.JournalVerifier;
import covenant.ledger.verify.Verification;
import covenant.load.HttpVenue;
import covenant.load.VenueProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed (SIGKILL) in the middle of load, again and again, on one data directory. After each restart:
 *
 * <ul>
 *   <li>the state is the one that replaying the whole journal gives, by hash;
 *   <li>every acknowledged trade is there: sending its commandId again returns the first answer, sequence and cost;
 *   <li>a trade that was in flight has at most one effect, whether its answer got lost or not;
 *   <li>every statement adds up to the account's cash.
 * </ul>
 */
class CrashTest {
    private static final String OPERATOR_KEY = "cov_crash-test-operator-key-000000000000";
    private static final int TRADERS = 8;
    private static final int REPEATED_EACH_ROUND = 400;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, JsonObject> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Integer> traderOf = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> sent = new ConcurrentHashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();

    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void threeKillsLoseNothing() throws Exception {
        kill(3, seed());
    }

    @Test
    @Tag("campaign")
    void fiftyKillsLoseNothing() throws Exception {
        kill(50, seed());
    }

    private static long seed() {
        long seed = Long.getLong("covenant.seed", System.nanoTime());
        System.out.println("seed " + seed + " (repeat with -Dcovenant.seed=" + seed + ")");
        return seed;
    }

    private void kill(int rounds, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Path data = directory.resolve("data");
        Files.createDirectories(data);
        try (VenueProcess venue = VenueProcess.start(data, OPERATOR_KEY)) {
            open(new HttpVenue(client, venue.address(), OPERATOR_KEY));
            loadAndKill(venue, 0, random.nextInt(300, 1_500), random.nextLong());
        }
        for (int round = 1; round <= rounds; round++) {
            Verification replayed = JournalVerifier.verify(data, (done, total) -> {});
            try (VenueProcess venue = VenueProcess.start(data, OPERATOR_KEY)) {
                check(venue, replayed, random);
                System.out.printf(
                        "kill %d of %d: %,d trades acknowledged so far, state %s at %d%n",
                        round, rounds, acknowledged.size(), replayed.hash().substring(0, 12), replayed.sequence());
                if (round == rounds) {
                    assertThat(venue.stop()).as("exit status after SIGTERM").isIn(0, 143);
                } else {
                    loadAndKill(venue, round, random.nextInt(100, 1_500), random.nextLong());
                }
            }
        }
        assertThat(acknowledged.size()).as("acknowledged trades").isGreaterThan(rounds * 20);
    }

    private void open(HttpVenue operator) throws IOException, InterruptedException {
        assertThat(operator.post(
                                "/api/v1/accounts/operator/deposits",
                                new JsonObject().put("commandId", "fund").put("amount", "1000000"))
                        .status())
                .isLessThan(300);
        for (int i = 0; i < TRADERS; i++) {
            JsonObject account = new JsonObject()
                    .put("commandId", "account-" + i)
                    .put("name", "Trader " + i)
                    .put("role", "participant")
                    .put("deposit", "100000");
            HttpVenue.Reply reply = operator.post("/api/v1/accounts", account);
            assertThat(reply.status()).as(reply.body().encode()).isLessThan(300);
            keys.add(reply.body().getString("key"));
            accounts.add(reply.body().getString("id"));
        }
        JsonObject market = new JsonObject()
                .put("commandId", "market")
                .put("id", "pledge")
                .put("title", "Will the pledge be kept, and what then?")
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "1000")
                .put("feeBps", 20);
        HttpVenue.Reply reply = operator.post("/api/v1/markets", market);
        assertThat(reply.status()).as(reply.body().encode()).isLessThan(300);
    }

    private void loadAndKill(VenueProcess venue, int round, int millis, long seed) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int trader = 0; trader < TRADERS; trader++) {
            SplittableRandom random = seeds.split();
            int number = trader;
            Thread thread = new Thread(() -> trade(venue, round, number, random), "trader-" + trader);
            thread.start();
            threads.add(thread);
        }
        Thread.sleep(millis);
        venue.kill();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Trades until the connection breaks. */
    private void trade(VenueProcess venue, int round, int trader, SplittableRandom random) {
        HttpVenue mine = new HttpVenue(client, venue.address(), keys.get(trader));
        for (int i = 0; ; i++) {
            String id = "r" + round + "-t" + trader + "-" + i;
            JsonObject trade = new JsonObject()
                    .put("commandId", id)
                    .put("condition", random.nextBoolean() ? "kept" : "broken")
                    .put("outcome", random.nextBoolean() ? "yes" : "no")
                    .put("shares", String.valueOf(random.nextInt(1, 2_000) / 100.0));
            sent.put(id, trade);
            traderOf.put(id, trader);
            try {
                HttpVenue.Reply reply = mine.post("/api/v1/markets/pledge/trades", trade);
                assertThat(reply.status()).as(reply.body().encode()).isLessThan(300);
                acknowledged.put(id, reply.body());
            } catch (IOException e) {
                return; // the server is gone
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void check(VenueProcess venue, Verification replayed, SplittableRandom random) throws Exception {
        HttpVenue operator = new HttpVenue(client, venue.address(), OPERATOR_KEY);
        JsonObject state = operator.get("/api/v1/state").body();
        assertThat(state.getLong("sequence")).isEqualTo(replayed.sequence());
        assertThat(state.getString("hash")).isEqualTo(replayed.hash());

        List<String> known = new ArrayList<>(acknowledged.keySet());
        for (int i = 0; i < Math.min(REPEATED_EACH_ROUND, known.size()); i++) {
            String id = known.get(random.nextInt(known.size()));
            JsonObject first = acknowledged.get(id);
            JsonObject again = repeat(venue, id).body();
            assertThat(again.getLong("sequence")).as("sequence of " + id).isEqualTo(first.getLong("sequence"));
            assertThat(again.getString("cost")).as("cost of " + id).isEqualTo(first.getString("cost"));
        }
        assertThat(operator.get("/api/v1/state").body().getString("hash"))
                .as("repetitions change nothing")
                .isEqualTo(state.getString("hash"));
        settleInFlight(venue);
        statementsAddUp(venue);
    }

    /** What was in flight when the server died is sent twice: the two answers are one. */
    private void settleInFlight(VenueProcess venue) throws Exception {
        for (String id : sent.keySet()) {
            if (!acknowledged.containsKey(id)) {
                JsonObject once = repeat(venue, id).body();
                JsonObject twice = repeat(venue, id).body();
                assertThat(twice.getLong("sequence")).as("sequence of " + id).isEqualTo(once.getLong("sequence"));
                acknowledged.put(id, once);
            }
        }
    }

    private HttpVenue.Reply repeat(VenueProcess venue, String id) throws Exception {
        HttpVenue.Reply reply = new HttpVenue(client, venue.address(), keys.get(traderOf.get(id)))
                .post("/api/v1/markets/pledge/trades", sent.get(id));
        assertThat(reply.status()).as(reply.body().encode()).isLessThan(300);
        return reply;
    }

    private void statementsAddUp(VenueProcess venue) throws Exception {
        for (int trader = 0; trader < TRADERS; trader++) {
            HttpVenue mine = new HttpVenue(client, venue.address(), keys.get(trader));
            String cash = mine.get("/api/v1/me").body().getString("cash");
            String account = accounts.get(trader);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(cashAfterNewestLine(mine))
                            .as(
                                    "newest line of the statement of %s; %s",
                                    account, mine.get("/health").body().encode())
                            .isEqualTo(cash));
        }
    }

    private static String cashAfterNewestLine(HttpVenue mine) throws Exception {
        return mine.get("/api/v1/me/statement?limit=1&order=desc")
                .body()
                .getJsonArray("entries")
                .getJsonObject(0)
                .getString("cashAfter");
    }
}
