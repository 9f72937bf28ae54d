package covenant.client;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream through connections that break: no frame twice, none missing, and a new beginning only where it must be. */
class VenueStreamTest {
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final List<String> interruptions = new CopyOnWriteArrayList<>();
    private final AtomicInteger beginnings = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    private final StreamListener listener = new StreamListener() {
        @Override
        public void onFrame(Frame frame) {
            frames.add(frame);
        }

        @Override
        public void onBegin() {
            beginnings.incrementAndGet();
        }

        @Override
        public void onInterrupted(String reason) {
            interruptions.add(reason);
        }

        @Override
        public void onRefused(int status) {
            refusals.set(status);
        }
    };

    @Test
    void aCutConnectionIsResumedWithoutAGapAndWithoutARepetition() throws Exception {
        try (ServedVenue venue = ServedVenue.inMemory();
                CuttingProxy proxy = CuttingProxy.before(venue.server().port())) {
            VenueClient operator = market(venue);
            VenueClient trader = trader(operator);
            try (VenueStream stream =
                    VenueClient.at(proxy.address()).stream(Subscription.markets(List.of("m")), listener)) {
                await().until(() -> !stream.last().isEmpty());
                for (int round = 0; round < 4; round++) {
                    for (int i = 0; i < 5; i++) {
                        trader.markets().trade("m", Order.outcome("yes").shares(Credits.of(1)), Write.once());
                    }
                    if (round < 3) {
                        proxy.cut();
                    }
                }
                await().atMost(Duration.ofSeconds(30)).until(() -> trades().size() == 20);
            }
            assertThat(trades())
                    .extracting(frame -> frame.json().getInteger("number"))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(beginnings).as("one snapshot, then resumed").hasValue(1);
            assertThat(interruptions).isNotEmpty();
            assertThat(frames).extracting(Frame::type).contains("resumed");
        }
    }

    @Test
    void aVenueThatWasStartedAnewIsGoneOnWithFromItsLedger(@TempDir Path directory) throws Exception {
        ServedVenue first = ServedVenue.in(directory);
        try (CuttingProxy proxy = CuttingProxy.before(first.server().port())) {
            VenueClient trader = trader(market(first));
            try (VenueStream stream =
                    VenueClient.at(proxy.address()).stream(Subscription.markets(List.of("m")), listener)) {
                await().until(() -> !stream.last().isEmpty());
                trader.markets().trade("m", Order.outcome("yes").shares(Credits.of(1)), Write.once());
                await().until(() -> trades().size() == 1);
                proxy.cut();
                first.close();
                try (ServedVenue second = ServedVenue.in(directory)) {
                    VenueClient again = VenueClient.at(second.uri(""))
                            .withKey(trader.connection().key());
                    for (int i = 0; i < 3; i++) {
                        again.markets().trade("m", Order.outcome("yes").shares(Credits.of(1)), Write.once());
                    }
                    proxy.to(second.server().port());
                    await().atMost(Duration.ofSeconds(30)).until(() -> trades().size() >= 4);
                }
            }
        }
        assertThat(trades())
                .extracting(frame -> frame.json().getInteger("number"))
                .containsExactly(1, 2, 3, 4);
        assertThat(beginnings).as("one snapshot, then gone on").hasValue(1);
    }

    @Test
    void whatCannotBeGoneOnFromBeginsAnew() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            market(venue);
            VenueClient client = VenueClient.at(venue.uri(""));
            try (VenueStream stream = client.stream(Subscription.ALL.from("999999"), listener)) {
                await().until(() -> !stream.last().equals("999999"));
            }
            assertThat(beginnings.get()).isPositive();
            assertThat(frames.get(0).type()).isEqualTo("snapshot");
        }
    }

    @Test
    void aSubscriptionThatTheVenueRefusesEnds() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            VenueClient client = VenueClient.at(venue.uri(""));
            try (VenueStream stream = client.stream(Subscription.ALL.with("nonsense", "1"), listener)) {
                await().until(() -> refusals.get() == 400);
                assertThat(stream.last()).isEmpty();
            }
        }
    }

    @Test
    void unknownFieldsAndFramesAreNoReasonToStop() {
        Frame frame = Frame.of(new JsonObject()
                .put("type", "from-the-future")
                .put("sequence", 3)
                .put("id", "3")
                .put("previous", "2")
                .put("x", new JsonObject())
                .encode());
        assertThat(frame.begins()).isFalse();
        assertThat(frame.sequence()).isEqualTo(3);
    }

    private List<Frame> trades() {
        return frames.stream().filter(frame -> frame.type().equals("trade")).toList();
    }

    private static VenueClient market(ServedVenue venue) {
        VenueClient operator = VenueClient.at(venue.uri("")).withKey(OPERATOR);
        operator.accounts().deposit("operator", Credits.of(1_000), "", Write.once());
        operator.markets()
                .open(NewMarket.binary("M?", "kept", "broken").id("m").liquidity(Credits.of(100)), Write.once());
        return operator;
    }

    private static VenueClient trader(VenueClient operator) {
        return operator.withKey(operator.accounts()
                .open("ann", "Ann", "participant", Credits.of(1_000), Write.once())
                .key());
    }
}
