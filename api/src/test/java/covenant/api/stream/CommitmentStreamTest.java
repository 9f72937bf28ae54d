package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.stream.Listener.Transport;
import covenant.engine.Limits;
import covenant.engine.command.AddEvidence;
import covenant.engine.command.Attest;
import covenant.engine.command.Binding;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.CommitmentTerms.Split;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenCommitment;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.PledgeTerms;
import covenant.engine.command.SignPledge;
import covenant.engine.fixture.TestVenue;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Actors, commitments and joint pledges as a client of the stream sees them. */
class CommitmentStreamTest {
    private static final long YEAR_MICROS = TimeUnit.DAYS.toMicros(365);
    private StreamVenue venue;
    private int verifier;
    private int lab;

    @BeforeEach
    void start() {
        venue = StreamVenue.start(StreamLimits.DEFAULT);
        verifier = venue.participant("vera");
        lab = venue.participant("lab-account");
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    private int actor(String id) {
        return venue.send(new OpenActor(venue.nextId(), TestVenue.COORDINATOR, id, "Name of " + id, lab))
                .number();
    }

    private int pledge(String id, int actor) {
        long signBy = venue.nowMicros() + YEAR_MICROS / 2;
        PledgeTerms terms = new PledgeTerms(id, "Title of " + id, "", List.of(actor), 1, signBy);
        return venue.send(new OpenPledge(venue.nextId(), TestVenue.COORDINATOR, terms))
                .number();
    }

    /** A commitment whose breach is found by one verifier and may be challenged for a tenth of a second. */
    private int commitment(String id, int actor, int pledge) {
        CommitmentTerms terms = new CommitmentTerms(
                id,
                actor,
                "Title of " + id,
                "",
                "",
                "By looking.",
                venue.nowMicros() + YEAR_MICROS,
                List.of(verifier),
                1,
                100_000,
                YEAR_MICROS,
                pledge,
                0,
                new Split(List.of(), 0, 0, 10_000));
        return venue.send(new OpenCommitment(venue.nextId(), TestVenue.COORDINATOR, terms))
                .number();
    }

    private int bound(String id, int commitment) {
        return venue.open(
                TestVenue.terms(id, Metric.binary(), "kept", "broken").boundTo(new Binding(commitment, 0, 1)));
    }

    private static JsonObject told(List<JsonObject> frames, String type) {
        return frames.stream()
                .filter(frame -> frame.getString("type").equals(type))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("no frame " + type + " among " + frames));
    }

    private static List<JsonObject> through(Listener listener, long sequence) {
        List<JsonObject> frames = new ArrayList<>();
        Place wanted = Place.through(sequence);
        do {
            frames.add(listener.next());
        } while (Place.parse(listener.lastId) == null
                || Place.parse(listener.lastId).compareTo(wanted) < 0);
        return frames;
    }

    @ParameterizedTest
    @EnumSource
    void aSnapshotTellsEverythingAndWhatRefersComesAfter(Transport transport) {
        int actor = actor("lab");
        int commitment = commitment("pause", actor, pledge("joint", actor));
        bound("incidents", commitment);
        Listener listener = new Listener(venue, transport).connect();
        JsonObject snapshot = listener.next();
        assertThat(snapshot.fieldNames()).containsSubsequence("actors", "pledges", "commitments", "markets", "more");
        assertThat(snapshot.getJsonArray("actors").getJsonObject(0).getString("id"))
                .isEqualTo("lab");
        assertThat(snapshot.getJsonArray("pledges").getJsonObject(0).getString("phase"))
                .isEqualTo("open");
        JsonObject told = snapshot.getJsonArray("commitments").getJsonObject(0);
        assertThat(told.getString("phase")).isEqualTo("offered");
        assertThat(told.getJsonArray("markets")).containsExactly("incidents");
        assertThat(snapshot.getJsonArray("markets").getJsonObject(0).getString("commitment"))
                .isEqualTo("pause");
    }

    @Test
    void whatChangesIsTold() {
        Listener listener = new Listener(venue, Transport.WEB_SOCKET).connect();
        listener.next();
        int actor = actor("lab");
        assertThat(told(through(listener, venue.sequence()), "actor")
                        .getJsonObject("actor")
                        .getString("account"))
                .isEqualTo("lab-account");
        int pledge = pledge("joint", actor);
        int commitment = commitment("pause", actor, pledge);
        List<JsonObject> frames = through(listener, venue.sequence());
        assertThat(told(frames, "commitment").getJsonObject("commitment").getString("pledge"))
                .isEqualTo("joint");
        assertThat(told(frames, "pledge")
                        .getJsonObject("pledge")
                        .getJsonArray("commitments")
                        .getJsonObject(0)
                        .getString("commitment"))
                .isEqualTo("pause");
        long sequence =
                venue.send(new SignPledge(venue.nextId(), lab, commitment)).sequence();
        frames = through(listener, sequence);
        assertThat(told(frames, "pledge").getJsonObject("pledge").getString("phase"))
                .isEqualTo("bound");
        assertThat(told(frames, "commitment").getJsonObject("commitment").getString("phase"))
                .isEqualTo("active");
        sequence = venue.send(new AddEvidence(venue.nextId(), verifier, commitment, "Smoke.", "", null, 0))
                .sequence();
        JsonObject newest = told(through(listener, sequence), "commitment").getJsonObject("commitment");
        assertThat(newest.getInteger("evidenceCount")).isEqualTo(1);
        assertThat(newest.getJsonObject("latestEvidence").getString("text")).isEqualTo("Smoke.");
    }

    @Test
    void aFinalBreachTellsTheRepricingThenTheCommitmentThenItsMarkets() {
        int commitment = commitment("pause", actor("lab"), -1);
        int market = bound("incidents", commitment);
        venue.trade(market, 0, 0, -500);
        Listener listener = new Listener(venue, Transport.WEB_SOCKET).connect();
        listener.readSnapshot();
        venue.send(new Attest(venue.nextId(), verifier, commitment, true, "Fire."));
        JsonObject frame = listener.next();
        assertThat(frame.getJsonObject("commitment").getString("phase")).isEqualTo("proposed");
        // Its window ends by itself: the ring ticks.
        JsonObject condition = listener.next();
        assertThat(condition.getString("type")).isEqualTo("condition");
        assertThat(condition.getString("condition")).isEqualTo("broken");
        assertThat(condition.getString("commitment")).isEqualTo("pause");
        double before = condition.getDouble("expectedBefore");
        double after = condition.getDouble("expectedAfter");
        assertThat(after).isEqualTo(0.5).isGreaterThan(before);
        assertThat(condition.getDouble("jump")).isCloseTo(after - before, org.assertj.core.data.Offset.offset(1e-9));
        JsonObject told = listener.next();
        assertThat(told.getJsonObject("commitment").getString("phase")).isEqualTo("breached");
        assertThat(told.getJsonObject("commitment")
                        .getJsonArray("repricings")
                        .getJsonObject(0)
                        .getDouble("jump"))
                .isEqualTo(condition.getDouble("jump"));
        assertThat(listener.next().getJsonObject("market").getString("settledCondition"))
                .isEqualTo("broken");
        assertThat(condition.getLong("sequence")).isEqualTo(told.getLong("sequence"));
    }

    @ParameterizedTest
    @EnumSource
    void whoComesBackInTheMiddleOfABreachMissesNothingAndHearsNothingTwice(Transport transport) {
        int commitment = commitment("pause", actor("lab"), -1);
        bound("incidents", commitment);
        Listener steady = new Listener(venue, Transport.WEB_SOCKET).connect();
        steady.readSnapshot();
        Listener listener = new Listener(venue, transport).connect();
        listener.readSnapshot();
        venue.send(new Attest(venue.nextId(), verifier, commitment, true, "Fire."));
        JsonObject frame;
        do {
            frame = listener.next();
        } while (!frame.getString("type").equals("condition"));
        listener.disconnect();
        listener.connect();
        assertThat(listener.next().getString("type")).isEqualTo("resumed");
        assertThat(listener.next().getJsonObject("commitment").getString("phase"))
                .isEqualTo("breached");
        assertThat(listener.next().getJsonObject("market").getString("id")).isEqualTo("incidents");
    }

    @Test
    void whoListensToAMarketHearsOfItsCommitmentOnly() {
        int actor = actor("lab");
        int mine = commitment("mine", actor, -1);
        int other = commitment("other", actor, -1);
        bound("alpha", mine);
        bound("beta", other);
        Listener listener = new Listener(venue, Transport.WEB_SOCKET, "alpha").connect();
        JsonObject snapshot = listener.next();
        assertThat(snapshot.getJsonArray("actors")).isEmpty();
        assertThat(snapshot.getJsonArray("commitments"))
                .extracting(each -> ((JsonObject) each).getString("id"))
                .containsExactly("mine");
        for (int commitment : List.of(other, mine)) {
            venue.send(new AddEvidence(venue.nextId(), verifier, commitment, "Smoke.", "", null, 0));
        }
        assertThat(listener.next().getJsonObject("commitment").getString("id")).isEqualTo("mine");
    }

    @Test
    void aLongListOfCommitmentsComesInPieces() {
        int actor = actor("lab");
        String text = "x".repeat(Limits.MAX_TEXT_CHARS);
        for (int i = 0; i < 20; i++) {
            int commitment = commitment("c-" + i, actor, -1);
            venue.send(new AddEvidence(venue.nextId(), verifier, commitment, text, "", null, 0));
        }
        Listener listener = new Listener(venue, Transport.WEB_SOCKET).connect();
        List<String> ids = new ArrayList<>();
        int pieces = 0;
        do {
            JsonObject piece = listener.next();
            piece.getJsonArray("commitments").forEach(each -> ids.add(((JsonObject) each).getString("id")));
            pieces++;
        } while (!listener.complete);
        assertThat(pieces).isGreaterThan(3);
        assertThat(ids).hasSize(20).doesNotHaveDuplicates();
    }
}
