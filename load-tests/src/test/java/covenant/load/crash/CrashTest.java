package covenant.load.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import covenant.client.Credits;
import covenant.client.Issued;
import covenant.client.NewMarket;
import covenant.client.Order;
import covenant.client.StatementLine;
import covenant.client.Trade;
import covenant.client.VenueClient;
import covenant.client.VenueState;
import covenant.client.VenueUnreachable;
import covenant.client.Write;
import covenant.ledger.verify.JournalVerifier;
import covenant.ledger.verify.Verification;
import covenant.load.VenueProcess;
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
    private static final String MARKET = "pledge";
    private static final int TRADERS = 8;
    private static final int REPEATED_EACH_ROUND = 400;

    private final Map<String, Trade> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Integer> traderOf = new ConcurrentHashMap<>();
    private final Map<String, Order> sent = new ConcurrentHashMap<>();
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
            open(VenueClient.at(venue.address()).withKey(OPERATOR_KEY));
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

    private void open(VenueClient operator) {
        operator.accounts().deposit("operator", Credits.of(1_000_000), "", Write.named("fund"));
        for (int i = 0; i < TRADERS; i++) {
            Issued account = operator.accounts()
                    .open("", "Trader " + i, "participant", Credits.of(100_000), Write.named("account-" + i));
            keys.add(account.key());
            accounts.add(account.id());
        }
        NewMarket pledge = NewMarket.binary("Will the pledge be kept, and what then?", "kept", "broken")
                .id(MARKET)
                .liquidity(Credits.of(1_000))
                .feeBps(20);
        operator.markets().open(pledge, Write.named("market"));
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

    /** Trades until the connection breaks; tries once, so that what was in flight is known. */
    private void trade(VenueProcess venue, int round, int trader, SplittableRandom random) {
        VenueClient mine =
                VenueClient.at(venue.address()).withKey(keys.get(trader)).withPatience(Duration.ZERO);
        for (int i = 0; ; i++) {
            String id = "r" + round + "-t" + trader + "-" + i;
            Order order = Order.given(random.nextBoolean() ? "kept" : "broken", random.nextBoolean() ? "yes" : "no")
                    .shares(new Credits(random.nextInt(1, 2_000) * 10_000L));
            sent.put(id, order);
            traderOf.put(id, trader);
            try {
                acknowledged.put(id, mine.markets().trade(MARKET, order, Write.named(id)));
            } catch (VenueUnreachable e) {
                return; // the server is gone
            }
        }
    }

    private void check(VenueProcess venue, Verification replayed, SplittableRandom random) throws Exception {
        VenueClient client = VenueClient.at(venue.address());
        VenueState state = client.state();
        assertThat(state).isEqualTo(new VenueState(replayed.sequence(), replayed.hash()));

        List<String> known = new ArrayList<>(acknowledged.keySet());
        for (int i = 0; i < Math.min(REPEATED_EACH_ROUND, known.size()); i++) {
            String id = known.get(random.nextInt(known.size()));
            assertSame(id, acknowledged.get(id), repeat(client, id));
        }
        assertThat(client.state().hash()).as("repetitions change nothing").isEqualTo(state.hash());
        settleInFlight(client);
        statementsAddUp(client);
    }

    private static void assertSame(String id, Trade first, Trade again) {
        assertThat(again.sequence()).as("sequence of " + id).isEqualTo(first.sequence());
        assertThat(again.cost()).as("cost of " + id).isEqualTo(first.cost());
    }

    /** What was in flight when the server died is sent twice: the two answers are one. */
    private void settleInFlight(VenueClient client) {
        for (String id : sent.keySet()) {
            if (!acknowledged.containsKey(id)) {
                Trade once = repeat(client, id);
                assertSame(id, once, repeat(client, id));
                acknowledged.put(id, once);
            }
        }
    }

    private Trade repeat(VenueClient client, String id) {
        return client.withKey(keys.get(traderOf.get(id))).markets().trade(MARKET, sent.get(id), Write.named(id));
    }

    private void statementsAddUp(VenueClient client) {
        for (int trader = 0; trader < TRADERS; trader++) {
            VenueClient mine = client.withKey(keys.get(trader));
            Credits cash = mine.me().get().cash();
            String account = accounts.get(trader);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(mine.me().statement().newestFirst().by(1).stream()
                                    .findFirst()
                                    .map(StatementLine::cashAfter))
                            .as(
                                    "newest line of the statement of %s; %s",
                                    account, mine.health().encode())
                            .contains(cash));
        }
    }
}
