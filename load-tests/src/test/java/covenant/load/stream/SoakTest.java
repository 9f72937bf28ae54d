package covenant.load.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import covenant.client.Credits;
import covenant.client.LimitOrder;
import covenant.client.NewMarket;
import covenant.client.Order;
import covenant.client.Query;
import covenant.client.VenueClient;
import covenant.client.VenueProblem;
import covenant.client.VenueUnreachable;
import covenant.client.Write;
import covenant.load.VenueProcess;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients of the stream on both transports, whose connections break at random, beside some that never read; traders; a server that is killed
 * (SIGKILL) and started again in between. At the end every client holds exactly the engine's prices and its own account: cash,
 * positions, orders, and every movement of its cash once, as its statement has them; and the server's heap is where it was.
 */
class SoakTest {
    private static final String KEY = "cov_soak-test-operator-key-0000000000000";
    private static final int ACCOUNTS = 8;
    private static final String[] QUERIES = {
        "markets=*&account=me", "markets=m-0,m-1&account=me", "signals=*&account=me", "", "signals=*", "markets=m-2"
    };
    /** The heap after the soak may be this much of what it was after everyone had come, and so many bytes more. */
    private static final double HEAP_FACTOR = 2.0;

    private static final long HEAP_MORE_BYTES = 48L << 20;

    private volatile VenueClient client;
    private final Vertx vertx = Vertx.vertx();
    private final List<SoakClient> clients = new ArrayList<>();
    private final List<Socket> silent = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final AtomicInteger port = new AtomicInteger();
    private final AtomicLong trades = new AtomicLong();
    private VenueProcess venue;

    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void aHundredClientsAndTwoKills() throws Exception {
        soak(new Plan(100, 10, 4, 2, 3_000, 4));
    }

    @Test
    @Tag("campaign")
    void sixHundredClientsAndTenKills() throws Exception {
        soak(new Plan(600, 60, 8, 10, 20_000, 60));
    }

    /**
     * What happens.
     *
     * @param breaks connections broken in each tenth of a second
     */
    private record Plan(int clients, int silent, int markets, int kills, long phaseMillis, int breaks) {}

    private void soak(Plan plan) throws Exception {
        long seed = Long.getLong("covenant.seed", System.nanoTime());
        System.out.println("seed " + seed + " (repeat with -Dcovenant.seed=" + seed + ")");
        Random random = new Random(seed);
        try {
            start();
            open(plan);
            join(plan, random);
            trade(plan, random, 1_000);
            long before = heapBytes();
            for (int kill = 0; kill < plan.kills(); kill++) {
                trade(plan, random, plan.phaseMillis());
                venue.kill();
                start();
            }
            trade(plan, random, plan.phaseMillis());
            checkAll();
            long after = heapBytes();
            System.out.println(trades + " trades, heap " + (before >> 10) + " KiB before, " + (after >> 10)
                    + " KiB after; came back through the ledger " + sum(fold -> (long) fold.fromLedger)
                    + " times, with a new snapshot "
                    + (sum(fold -> (long) fold.snapshots) - clients.size()) + " times");
            assertThat(after)
                    .as("bytes of the server's heap after the soak")
                    .isLessThan((long) (before * HEAP_FACTOR) + HEAP_MORE_BYTES);
            assertThat(sum(fold -> (long) fold.fromLedger))
                    .as("some came back through the ledger")
                    .isPositive();
        } finally {
            close();
        }
    }

    private long sum(java.util.function.Function<StreamFold, Long> of) {
        return clients.stream().mapToLong(client -> client.look(of)).sum();
    }

    private void start() throws IOException {
        venue = VenueProcess.start(directory.resolve("data"), KEY, "--stream-clients-per-address", "2000");
        port.set(venue.address().getPort());
        // Tries once: what the end of the server cuts off is not what is tested here.
        client = VenueClient.at(venue.address()).withPatience(Duration.ZERO);
    }

    private void close() throws Exception {
        clients.forEach(SoakClient::stop);
        for (Socket socket : silent) {
            socket.close();
        }
        venue.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private VenueClient as(String key) {
        return client.withKey(key);
    }

    private void open(Plan plan) {
        VenueClient operator = as(KEY);
        operator.accounts().deposit("operator", Credits.of(1_000_000), "", Write.once());
        for (int m = 0; m < plan.markets(); m++) {
            NewMarket market = NewMarket.binary("Market " + m, "kept", "broken")
                    .id("m-" + m)
                    .feeBps(m % 2 == 0 ? 0 : 30)
                    .liquidity(Credits.of(1_000));
            operator.markets().open(market, Write.once());
        }
        for (int a = 0; a < ACCOUNTS; a++) {
            keys.add(operator.accounts()
                    .open("trader-" + a, "Trader " + a, "participant", Credits.of(100_000), Write.once())
                    .key());
        }
    }

    private void join(Plan plan, Random random) throws IOException {
        for (int i = 0; i < plan.clients(); i++) {
            String query = QUERIES[i % QUERIES.length];
            String key = query.contains("account") ? keys.get(i % ACCOUNTS) : null;
            SoakClient client = new SoakClient(vertx, port::get, i % 2 == 0, query, key, random.nextLong());
            clients.add(client);
            client.connect();
        }
        for (int i = 0; i < plan.silent(); i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.get());
            socket.getOutputStream()
                    .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            silent.add(socket);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> clients.stream().allMatch(client -> client.look(fold -> fold.complete)));
    }

    /** Everyone trades, and connections break. */
    private void trade(Plan plan, Random random, long millis) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> traders = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            Random own = new Random(random.nextLong());
            Thread trader = new Thread(() -> tradeUntil(over, plan, own), "trader-" + t);
            traders.add(trader);
            trader.start();
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            for (int i = 0; i < plan.breaks(); i++) {
                clients.get(random.nextInt(clients.size())).disconnect();
            }
            Thread.sleep(100);
        }
        over.set(true);
        for (Thread trader : traders) {
            trader.join();
        }
    }

    private void tradeUntil(AtomicBoolean over, Plan plan, Random random) {
        while (!over.get()) {
            String key = keys.get(random.nextInt(ACCOUNTS));
            String market = "m-" + random.nextInt(plan.markets());
            String condition = random.nextBoolean() ? "kept" : "broken";
            double price = 0.3 + random.nextInt(400) / 1_000.0;
            try {
                if (random.nextInt(4) == 0) {
                    Credits shares = Credits.of(random.nextBoolean() ? 3 : -3);
                    as(key).markets().place(market, LimitOrder.given(condition, "yes", shares, price), Write.once());
                } else {
                    as(key).markets()
                            .trade(market, Order.given(condition, "yes").toPrice(price), Write.once());
                }
                trades.incrementAndGet();
            } catch (VenueProblem refused) {
                // Now and then: orders are limited. What counts is what the API says at the end.
            } catch (VenueUnreachable e) {
                return;
            }
        }
    }

    // ---- at the end

    private void checkAll() throws Exception {
        Map<String, JsonObject> markets = new TreeMap<>();
        as(KEY).markets().all().forEach(market -> markets.put(market.id(), market.json()));
        Map<String, Account> accounts = new TreeMap<>();
        for (String key : keys) {
            accounts.put(key, Account.read(as(key)));
        }
        for (SoakClient client : clients) {
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> client.look(fold -> {
                        check(client, fold, markets, accounts);
                        return true;
                    }));
            if (client.isWebSocket()) {
                checkDigest(client);
            }
        }
    }

    private static void check(
            SoakClient client, StreamFold fold, Map<String, JsonObject> markets, Map<String, Account> accounts) {
        assertThat(fold.complete).as("complete").isTrue();
        fold.markets.forEach((id, market) -> assertThat(market).isEqualTo(markets.get(id)));
        fold.signals.forEach((id, signal) -> {
            for (String member : List.of("expected", "priceOfDefection", "changedSequence")) {
                assertThat(signal.getValue(member)).isEqualTo(markets.get(id).getValue(member));
            }
        });
        if (client.query().isEmpty() || client.query().contains("*")) {
            assertThat(fold.markets.size() + fold.signals.size()).isEqualTo(markets.size());
        }
        if (client.key() != null) {
            Account account = accounts.get(client.key());
            assertThat(fold.cash).as("cash").isEqualTo(account.cash());
            assertThat(new HashSet<>(fold.positions.values())).as("positions").isEqualTo(account.positions());
            assertThat(new HashSet<>(fold.orders.values())).as("orders").isEqualTo(account.orders());
            assertThat(fold.movements)
                    .as("every movement of the account's cash, once and in order")
                    .isEqualTo(account.movements().stream()
                            .filter(each -> each.sequence() > fold.from)
                            .toList());
        }
    }

    private static void checkDigest(SoakClient client) {
        client.askDigest();
        await().atMost(Duration.ofSeconds(30)).until(() -> client.look(fold -> fold.digest != null));
        client.look(fold -> {
            assertThat(fold.digest.getString("digest")).isEqualTo(fold.openDigest());
            assertThat(fold.digest.getString("account")).isEqualTo(fold.account == null ? null : fold.ownDigest());
            return true;
        });
    }

    /** An account as the API has it. */
    private record Account(
            String cash, Set<JsonObject> positions, Set<JsonObject> orders, List<StreamFold.Movement> movements) {
        static Account read(VenueClient venue) throws Exception {
            Set<JsonObject> positions = new HashSet<>();
            venue.connection().get(Query.api("me", "positions")).array().forEach(item -> {
                JsonObject position = ((JsonObject) item).copy();
                position.remove("sequence");
                positions.add(position);
            });
            Set<JsonObject> orders = new HashSet<>();
            String next = null;
            do {
                JsonObject page = venue.connection()
                        .get(Query.api("me", "orders").with("limit", 1_000).with("cursor", next))
                        .json();
                page.getJsonArray("orders").stream()
                        .map(JsonObject.class::cast)
                        .filter(order -> order.getString("state").equals("resting"))
                        .forEach(orders::add);
                next = page.getString("next");
            } while (next != null);
            String cash = venue.me().get().cash().toString();
            List<StreamFold.Movement> movements = new ArrayList<>();
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                movements.clear();
                movements.addAll(statement(venue));
                return movements.get(movements.size() - 1).cashAfter().equals(cash);
            });
            return new Account(cash, positions, orders, movements);
        }

        private static List<StreamFold.Movement> statement(VenueClient venue) {
            return venue.me().statement().by(1_000).stream()
                    .map(line -> new StreamFold.Movement(
                            line.sequence(),
                            line.amount().toString(),
                            line.cashAfter().toString()))
                    .toList();
        }
    }

    /** Bytes of the server's heap that are in use after a full collection. */
    private long heapBytes() throws Exception {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(venue.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor(30, TimeUnit.SECONDS);
        String total = text.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
        return Long.parseLong(total.trim().split("\\s+")[2]);
    }
}
