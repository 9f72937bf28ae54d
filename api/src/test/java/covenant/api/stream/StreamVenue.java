package covenant.api.stream;

import covenant.api.directory.Directory;
import covenant.api.directory.Holdings;
import covenant.api.http.RouteTable;
import covenant.api.identity.Callers;
import covenant.api.limit.RateLimiter;
import covenant.api.limit.RateLimits;
import covenant.api.metrics.HttpMeters;
import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.engine.runtime.Halt;
import covenant.engine.runtime.StepListener;
import covenant.engine.runtime.VenueClock;
import covenant.engine.runtime.VenueRing;
import covenant.engine.view.MarketView;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running venue with a stream: a real ring and real sockets, a journal in memory, the page at {@code /}. */
final class StreamVenue implements AutoCloseable {
    /** Small, so that a client that does not read is felt soon. */
    static final int SOCKET_BUFFER_BYTES = 16_384;

    /** The account that {@link #trade} trades for. */
    static final int ALICE = 3;

    private static final Halt FAIL = (message, cause) -> {
        throw new AssertionError(message, cause);
    };

    final Vertx vertx = Vertx.vertx();
    final StreamHub hub;
    final VenueRing ring;
    private final HttpServer server;
    private int ids;

    private StreamVenue(StreamLimits limits, int port) {
        TestVenue founded = TestVenue.founded();
        founded.participant("alice", 100_000_000);
        Engine engine = founded.engine();
        Directory directory = Directory.of(engine);
        Holdings holdings = Holdings.of(engine);
        hub = new StreamHub(
                vertx, limits, directory, holdings, UUID.randomUUID().toString());
        StepListener all = new InTurn(List.of(directory, holdings, hub));
        ring = VenueRing.start(engine, new MemoryJournal(), VenueClock.SYSTEM, all, 1 << 14, FAIL);
        hub.attach(ring);
        Router router = Router.router(vertx);
        Callers callers = Callers.byKey(directory, new RateLimiter(RateLimits.OFF, System::nanoTime));
        new RouteTable(
                        List.of(),
                        callers,
                        Set.of(),
                        ring::doneSequence,
                        new HttpMeters(new SimpleMeterRegistry()),
                        10_000)
                .mountFirst(router, () -> null);
        hub.mount(router, callers);
        router.route("/*").handler(StaticHandler.create("covenant/web").setCachingEnabled(false));
        server = await(vertx.createHttpServer(new HttpServerOptions()
                        .setPort(port)
                        .setHost("127.0.0.1")
                        .setSendBufferSize(SOCKET_BUFFER_BYTES))
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture());
    }

    private record InTurn(List<StepListener> all) implements StepListener {
        @Override
        public void onStep(
                long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {
            all.forEach(each -> each.onStep(sequence, atMicros, command, answer, events, engine));
        }

        @Override
        public void onHash(long sequence, byte[] hash) {
            all.forEach(each -> each.onHash(sequence, hash));
        }

        @Override
        public void onBatch(long sequence) {
            all.forEach(each -> each.onBatch(sequence));
        }
    }

    /** Starts one on a free port. */
    static StreamVenue start(StreamLimits limits) {
        return new StreamVenue(limits, 0);
    }

    /** Starts one on this port. */
    static StreamVenue start(StreamLimits limits, int port) {
        return new StreamVenue(limits, port);
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    int port() {
        return server.actualPort();
    }

    CommandId nextId() {
        return CommandId.of("stream-" + ids++);
    }

    Answer send(Command command) {
        Answer answer = await(ring.submit(command));
        if (!answer.ok()) {
            throw new AssertionError(command + " was refused: " + answer.refusal() + ", " + answer.detail());
        }
        return answer;
    }

    /** Opens a market with b = 1000; returns its number. */
    int open(MarketTerms terms) {
        return send(new OpenMarket(nextId(), TestVenue.COORDINATOR, terms, 1_000 * Limits.MICROS, new long[0]))
                .number();
    }

    /** Opens a kept/broken market on a binary metric; returns its number. */
    int binary(String id) {
        return open(TestVenue.terms(id, Metric.binary(), "kept", "broken"));
    }

    /** Opens an account; returns its number. */
    int participant(String id) {
        return send(new OpenAccount(
                        nextId(), TestVenue.OPERATOR, id, id, Role.PARTICIPANT, 1_000_000 * Limits.MICROS, null))
                .number();
    }

    Trade buy(int market, int condition, int outcome, long shares) {
        return new Trade(CommandId.NONE, ALICE, market, Order.shares(condition, outcome, shares * Limits.MICROS));
    }

    /** Alice buys. */
    Answer trade(int market, int condition, int outcome, long shares) {
        return send(buy(market, condition, outcome, shares));
    }

    /** Many trades at once, without waiting for each. */
    void trades(int count, int market, int condition, int outcome) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(ring.submit(buy(market, condition, outcome, i % 2 == 0 ? 1 : -1)));
            if (answers.size() == 4_096) {
                answers.forEach(StreamVenue::await);
                answers.clear();
            }
        }
        answers.forEach(StreamVenue::await);
    }

    /** The JSON of every market as the engine has it now, by id. */
    Map<String, String> markets() {
        return await(ring.read(engine -> {
            Map<String, String> all = new TreeMap<>();
            engine.state()
                    .markets()
                    .forEach(market -> all.put(market.terms().id(), FrameJson.market(MarketView.of(market))));
            return all;
        }));
    }

    /** The venue's time of the last command. */
    long nowMicros() {
        return await(ring.read(Engine::atMicros));
    }

    long sequence() {
        return await(ring.read(Engine::sequence));
    }

    @Override
    public void close() {
        hub.close();
        ring.close();
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }
}
