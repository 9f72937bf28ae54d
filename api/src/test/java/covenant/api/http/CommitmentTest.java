package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import covenant.api.fixture.Walk;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The whole life of a commitment over HTTP, told in order: offered, bound by a joint pledge, broken, contested, found broken for good. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommitmentTest {
    private static final String COMMITMENTS = "/api/v1/commitments";
    private static final String ONE = COMMITMENTS + "/:id";
    private static final String PAUSE = COMMITMENTS + "/pause-above-the-line";
    private static final String MARKET = "/api/v1/markets/incidents";
    private static final long DAY_SECONDS = 86_400;

    private final ServedVenue venue = ServedVenue.inMemory();
    private final Walk walk = new Walk(venue);
    private String host;
    private String lab;
    private String rival;
    private String ann;
    private String vera;
    private String viktor;

    @BeforeAll
    void accounts() {
        host = venue.account("host", "coordinator", "10000");
        lab = venue.account("lab-account", "participant", "1000");
        rival = venue.account("rival-account", "participant", "1000");
        ann = venue.account("ann", "participant", "100");
        vera = venue.account("vera", "researcher", "0");
        viktor = venue.account("viktor", "researcher", "0");
    }

    @AfterAll
    void close() {
        venue.close();
    }

    private static JsonObject json(Object... namesAndValues) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return json;
    }

    private JsonObject pause() {
        return walk.get(null, ONE, PAUSE).expect(200).json();
    }

    private Got act(String key, String what, JsonObject body) {
        return walk.post(key, ONE + "/" + what, PAUSE + "/" + what, body);
    }

    private void waitForPhase(String phase) {
        Awaitility.await().until(() -> pause().getString("phase").equals(phase));
    }

    @Test
    @Order(1)
    void actorsAreEnteredWithTheAccountsThatSignForThem() {
        Got got = walk.post(host, "/api/v1/actors", "/api/v1/actors", json("name", "The Lab", "account", "lab-account"))
                .expect(201);
        assertThat(got.json().getString("id")).isEqualTo("the-lab");
        assertThat(got.header("Location")).isEqualTo("/api/v1/actors/the-lab");
        venue.post(host, "/api/v1/actors", json("id", "rival", "name", "Its Rival", "account", "rival-account"))
                .expect(201);
        venue.post(host, "/api/v1/actors", json("name", "Someone Far Away")).expect(201);

        assertThat(walk.get(null, "/api/v1/actors/:id", "/api/v1/actors/the-lab")
                        .expect(200)
                        .json())
                .contains(
                        java.util.Map.entry("id", "the-lab"),
                        java.util.Map.entry("name", "The Lab"),
                        java.util.Map.entry("account", "lab-account"));
        JsonObject page = walk.get(null, "/api/v1/actors", "/api/v1/actors?limit=2")
                .expect(200)
                .json();
        assertThat(page.getJsonArray("actors")).hasSize(2);
        JsonArray rest = venue.get(null, "/api/v1/actors?cursor=" + page.getString("next"))
                .json()
                .getJsonArray("actors");
        assertThat(rest.getJsonObject(0).getString("id")).isEqualTo("someone-far-away");
        assertThat(rest.getJsonObject(0).getValue("account")).isNull();
    }

    @Test
    @Order(2)
    void aCommitmentWithinAJointPledgeIsOffered() {
        walk.post(
                        host,
                        "/api/v1/pledges",
                        "/api/v1/pledges",
                        json(
                                "title",
                                "Pause together",
                                "actors",
                                new JsonArray().add("the-lab").add("rival"),
                                "required",
                                2,
                                "signBy",
                                "2026-01-31T00:00:00Z"))
                .expect(201);
        Got got = walk.post(
                        host,
                        COMMITMENTS,
                        COMMITMENTS,
                        json(
                                "actor",
                                "the-lab",
                                "title",
                                "Pause above the line",
                                "text",
                                "No training run above the line before the audit.",
                                "verification",
                                "Two of three verifiers read the registry.",
                                "horizon",
                                "2026-12-31T00:00:00Z",
                                "verifiers",
                                new JsonArray().add("vera").add("viktor"),
                                "quorum",
                                2,
                                "challengeWindow",
                                "P2D",
                                "pledge",
                                "pause-together",
                                "bond",
                                "500",
                                "split",
                                json(
                                        "counterparties",
                                        new JsonArray().add("rival-account"),
                                        "counterpartiesBps",
                                        5_000,
                                        "sponsorsBps",
                                        3_000)))
                .expect(201);
        assertThat(got.json().getString("id")).isEqualTo("pause-above-the-line");
        JsonObject offered = pause();
        assertThat(offered.getString("phase")).isEqualTo("offered");
        assertThat(offered.getString("challengeWindow")).isEqualTo("PT48H");
        assertThat(offered.getString("disputeWindow")).as("the default").isEqualTo("PT168H");
        assertThat(offered.getJsonObject("split").getInteger("burnBps"))
                .as("the rest")
                .isEqualTo(2_000);
        assertThat(offered.getJsonObject("bond"))
                .isEqualTo(json("required", "500", "held", "0", "returned", "0", "paid", "0", "burned", "0"));

        venue.post(
                        host,
                        COMMITMENTS,
                        json(
                                "id",
                                "rivals-pause",
                                "actor",
                                "rival",
                                "title",
                                "The rival pauses too",
                                "verification",
                                "As for the lab.",
                                "horizon",
                                "2026-12-31T00:00:00Z",
                                "verifiers",
                                new JsonArray().add("vera").add("viktor").add("ann"),
                                "pledge",
                                "pause-together"))
                .expect(201);
        JsonObject rivals = venue.get(null, COMMITMENTS + "/rivals-pause").json();
        assertThat(rivals.getInteger("quorum")).as("a majority").isEqualTo(2);
        assertThat(rivals.getJsonObject("split").getInteger("burnBps")).isEqualTo(10_000);
        assertThat(rivals.getString("challengeWindow")).isEqualTo("PT72H");
    }

    @Test
    @Order(3)
    void aMarketIsBoundToItAndShowsIt() {
        venue.post(
                        host,
                        "/api/v1/markets",
                        json(
                                "id",
                                "incidents",
                                "title",
                                "Incidents in 2026?",
                                "commitment",
                                "pause-above-the-line",
                                "binding",
                                json("kept", "holds", "broken", "breaks"),
                                "conditions",
                                new JsonArray().add("breaks").add("holds"),
                                "metric",
                                json("type", "scalar", "low", "0", "high", "10"),
                                "liquidity",
                                "100",
                                "prior",
                                json(
                                        "conditions",
                                        json("breaks", 0.25, "holds", 0.75),
                                        "expected",
                                        json("breaks", "8", "holds", "4"))))
                .expect(201);
        JsonObject market = venue.get(null, MARKET).json();
        assertThat(market.getString("commitment")).isEqualTo("pause-above-the-line");
        assertThat(market.getJsonObject("binding")).isEqualTo(json("kept", "holds", "broken", "breaks"));
        assertThat(market.getDouble("priceOfDefection"))
                .as("kept less broken, though broken is the first condition")
                .isEqualTo(-4.0);
        venue.post(host, MARKET + "/condition", json("condition", "breaks")).expect(409, "condition-bound");

        JsonObject bound = pause();
        assertThat(bound.getJsonArray("markets")).containsExactly("incidents");
        JsonObject signals = bound.getJsonArray("signals").getJsonObject(0);
        assertThat(signals.getString("market")).isEqualTo("incidents");
        assertThat(signals.getDouble("expected")).isEqualTo(5.0);
        assertThat(signals.getDouble("priceOfDefection")).isEqualTo(-4.0);
    }

    @Test
    @Order(4)
    void itBindsOnceEnoughHaveSigned() {
        act(lab, "signature", json()).expect(409, "bond-missing");
        act(lab, "bonds", json("amount", "500")).expect(200);
        assertThat(venue.cash(lab)).isEqualTo("500");
        act(rival, "signature", json()).expect(403, "not-actor");
        act(lab, "signature", json()).expect(200);
        act(lab, "signature", json()).expect(409, "already-signed");
        JsonObject pledge = walk.get(null, "/api/v1/pledges/:id", "/api/v1/pledges/pause-together")
                .expect(200)
                .json();
        assertThat(pledge.getString("phase")).isEqualTo("open");
        assertThat(pledge.getInteger("signatures")).isEqualTo(1);
        assertThat(pause().getString("phase")).isEqualTo("offered");

        venue.post(rival, COMMITMENTS + "/rivals-pause/signature", json()).expect(200);
        pledge = walk.get(null, "/api/v1/pledges", "/api/v1/pledges")
                .expect(200)
                .json()
                .getJsonArray("pledges")
                .getJsonObject(0);
        assertThat(pledge.getString("phase")).isEqualTo("bound");
        assertThat(pledge.getJsonArray("commitments").getJsonObject(0))
                .isEqualTo(json(
                        "commitment",
                        "pause-above-the-line",
                        "actor",
                        "the-lab",
                        "phase",
                        "active",
                        "signedAt",
                        "2026-01-01T00:00:00Z"));
        assertThat(pause().getString("phase")).isEqualTo("active");
        assertThat(walk.get(null, COMMITMENTS, COMMITMENTS + "?phase=active&actor=the-lab")
                        .expect(200)
                        .json()
                        .getJsonArray("commitments"))
                .hasSize(1);
        assertThat(venue.get(null, COMMITMENTS + "?phase=breached").json().getJsonArray("commitments"))
                .isEmpty();
    }

    @Test
    @Order(5)
    void evidenceIsDatedAndHashed() {
        venue.advanceSeconds(30 * DAY_SECONDS);
        act(
                        ann,
                        "evidence",
                        json(
                                "text",
                                "The run was seen from orbit.",
                                "link",
                                "https://example.org/heat",
                                "sha256",
                                "AB".repeat(32),
                                "date",
                                "2026-01-20T00:00:00Z"))
                .expect(200);
        act(vera, "evidence", json("text", "The registry confirms it.")).expect(200);
        JsonObject seen = pause();
        assertThat(seen.getInteger("evidenceCount")).isEqualTo(2);
        assertThat(seen.getJsonArray("evidence").getJsonObject(0))
                .isEqualTo(json(
                        "number",
                        0,
                        "by",
                        "ann",
                        "text",
                        "The run was seen from orbit.",
                        "link",
                        "https://example.org/heat",
                        "sha256",
                        "ab".repeat(32),
                        "date",
                        "2026-01-20T00:00:00Z",
                        "addedAt",
                        "2026-01-31T00:00:00Z"));
        JsonObject newest = seen.getJsonObject("latestEvidence");
        assertThat(newest.getString("by")).isEqualTo("vera");
        assertThat(newest.getString("date")).as("without a date: when it came").isEqualTo("2026-01-31T00:00:00Z");
        EvidencePages.check(venue, walk, seen.getJsonArray("evidence"));
    }

    @Test
    @Order(6)
    void aProposedBreachIsContested() {
        act(vera, "attestations", json("finding", "kept", "reason", "nothing seen"))
                .expect(409, "nothing-proposed");
        act(ann, "attestations", json("finding", "breached", "reason", "I think so"))
                .expect(403, "not-verifier");
        act(vera, "attestations", json("finding", "breached", "reason", "the registry shows it"))
                .expect(200);
        JsonObject proposed = pause();
        assertThat(proposed.getString("phase")).isEqualTo("proposed");
        assertThat(proposed.getValue("challengeEndsAt")).as("no quorum yet").isNull();
        act(lab, "challenges", json("reason", "too early")).expect(409, "challenge-closed");
        act(viktor, "attestations", json("finding", "breached", "reason", "so it does"))
                .expect(200);
        assertThat(pause().getString("challengeEndsAt")).isEqualTo("2026-02-02T00:00:00Z");

        act(lab, "challenges", json("reason", "the run was another lab's")).expect(200);
        JsonObject challenged = pause();
        assertThat(challenged.getString("phase")).isEqualTo("challenged");
        assertThat(challenged.getString("disputeEndsAt")).isEqualTo("2026-02-07T00:00:00Z");
        assertThat(challenged.getJsonObject("challenge"))
                .isEqualTo(
                        json("by", "lab-account", "reason", "the run was another lab's", "at", "2026-01-31T00:00:00Z"));
        assertThat(challenged.getJsonArray("attestations")).as("a new round").isEmpty();
    }

    @Test
    @Order(7)
    void theVerifiersUpholdItAndEverythingFollowsAtOnce() {
        act(vera, "attestations", json("finding", "breached", "reason", "it was this lab's"))
                .expect(200);
        long sequence = act(viktor, "attestations", json("finding", "breached", "reason", "no doubt"))
                .expect(200)
                .json()
                .getLong("sequence");

        JsonObject breached = pause();
        assertThat(breached.getString("phase")).isEqualTo("breached");
        assertThat(breached.getJsonObject("bond"))
                .as("half to the rival, 30 % to the market's sponsor, the rest gone")
                .isEqualTo(json("required", "500", "held", "0", "returned", "0", "paid", "400", "burned", "100"));
        assertThat(venue.cash(rival)).isEqualTo("1250");
        JsonObject repricing = breached.getJsonArray("repricings").getJsonObject(0);
        assertThat(repricing)
                .isEqualTo(json(
                        "market",
                        "incidents",
                        "condition",
                        "breaks",
                        "expectedBefore",
                        5.0,
                        "expectedAfter",
                        8.0,
                        "jump",
                        3.0,
                        "cause",
                        "breached",
                        "sequence",
                        sequence));
        JsonObject market = venue.get(null, MARKET).json();
        assertThat(market.getString("settledCondition")).isEqualTo("breaks");
        assertThat(market.getDouble("expected")).isEqualTo(8.0);
        act(ann, "evidence", json("text", "too late")).expect(409, "commitment-not-active");
    }

    @Test
    @Order(8)
    void theTimeLineTellsTheWholeStory() {
        List<String> lines = pause().getJsonArray("timeline").stream()
                .map(JsonObject.class::cast)
                .map(line -> line.getString("at").substring(0, 10) + " " + line.getString("by") + " "
                        + line.getString("what") + " " + line.getString("phase"))
                .toList();
        assertThat(lines)
                .containsExactly(
                        "2026-01-01 host entered offered",
                        "2026-01-01 lab-account bond-posted offered",
                        "2026-01-01 lab-account signed offered",
                        "2026-01-01 rival-account moved active",
                        "2026-01-31 vera found-breached active",
                        "2026-01-31 vera moved proposed",
                        "2026-01-31 viktor found-breached proposed",
                        "2026-01-31 viktor quorum-reached proposed",
                        "2026-01-31 lab-account moved challenged",
                        "2026-01-31 vera found-breached challenged",
                        "2026-01-31 viktor found-breached challenged",
                        "2026-01-31 viktor moved breached");
    }

    @Test
    @Order(9)
    void theRivalKeepsItsWordUntilTheHorizon() {
        venue.post(rival, COMMITMENTS + "/rivals-pause/bonds", json("amount", "7"))
                .expect(200);
        venue.advanceSeconds(335 * DAY_SECONDS);
        Awaitility.await()
                .until(() -> venue.get(null, COMMITMENTS + "/rivals-pause")
                        .json()
                        .getString("phase")
                        .equals("kept"));
        assertThat(venue.cash(rival)).isEqualTo("1250");
        JsonObject kept = venue.get(null, COMMITMENTS + "/rivals-pause").json();
        assertThat(kept.getString("phaseBy")).isEqualTo("venue");
        assertThat(kept.getString("phaseSince")).isEqualTo("2026-12-31T00:00:00Z");
        waitForPhase("breached");
    }

    @Test
    @Order(10)
    void noRowWasLeftOut() {
        assertThat(walk.leftOut(path -> path.startsWith("/api/v1/actors")
                        || path.startsWith(COMMITMENTS)
                        || path.startsWith("/api/v1/pledges")))
                .isEmpty();
        assertThat(venue.cash(OPERATOR)).isEqualTo("0");
    }
}
