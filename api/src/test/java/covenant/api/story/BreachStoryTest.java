package covenant.api.story;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import covenant.api.venue.ClockMode;
import covenant.api.venue.VenueOptions;
import covenant.api.webhook.Receiver;
import covenant.api.webhook.WebhookOptions;
import covenant.ledger.replay.Progress;
import covenant.ledger.verify.JournalVerifier;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A commitment is broken. A lab puts a bond on a pause; markets on it open; people trade; evidence comes in; the breach is attested,
 * challenged, upheld; the bond is slashed, the token reprices, the kept branch is called off to the micro, a playbook posts to a webhook, the
 * metrics settle, and the books are zero. A year on a simulated clock, stopped and started on the way. {@code WALKTHROUGH.md} tells the
 * same with curl.
 */
class BreachStoryTest {
    private static final String PAUSE = "/api/v1/commitments/pause";
    private static final String INCIDENTS = "/api/v1/markets/incidents";
    private static final String LICENCE = "/api/v1/markets/licence";
    private static final String ALARM = "/api/v1/playbooks/alarm";

    @TempDir
    Path directory;

    private final Receiver board = Receiver.answering(n -> n == 1 ? 500 : 204);
    private ServedVenue venue;
    private String host;
    private String lab;
    private String rival;
    private String ann;
    private String bob;
    private String cleo;
    private String vera;
    private String viktor;

    @AfterEach
    void close() {
        venue.close();
        board.close();
    }

    private void start() {
        WebhookOptions inAHurry = new WebhookOptions(true, 16, 20, 100, 2_000, 4);
        venue = ServedVenue.in(
                directory,
                VenueOptions.local().clockMode(ClockMode.simulated(0)).webhooks(inAHurry));
    }

    private static JsonObject json(Object... namesAndValues) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return json;
    }

    private static JsonArray list(Object... items) {
        return new JsonArray(List.of(items));
    }

    private JsonObject read(String path) {
        return venue.get(null, path).expect(200).json();
    }

    private Got post(String key, String path, JsonObject body) {
        Got got = venue.post(key, path, body);
        assertThat(got.status()).as("%s: %s", path, got.body()).isBetween(200, 201);
        return got;
    }

    private void moveClock(String field, String value) {
        post(OPERATOR, "/api/v1/clock", json(field, value, "reason", "the story goes on"));
    }

    @Test
    void aBreachFromTheBondToEmptyBooks() {
        start();
        peopleComeIn();
        theLabPutsABondOnItsCommitment();
        marketsOpenAndAResponseIsAgreed();
        peopleTrade();
        evidenceComesInAndABreachIsAttestedAndChallenged();
        venue.close();
        start();
        JsonObject before = read(INCIDENTS);
        theBreachIsUpheldAndEverythingFollowsAtOnce(before);
        theResponseIsCalledFor();
        theMetricsSettleAndTheBooksAreZero();
    }

    private void peopleComeIn() {
        host = venue.account("host", "coordinator", "10000");
        lab = venue.account("lab-account", "participant", "1000");
        rival = venue.account("rival-account", "participant", "0");
        ann = venue.account("ann", "participant", "500");
        bob = venue.account("bob", "participant", "500");
        cleo = venue.account("cleo", "participant", "500");
        vera = venue.account("vera", "researcher", "0");
        viktor = venue.account("viktor", "researcher", "0");
        venue.account("vito", "researcher", "0");
    }

    private void theLabPutsABondOnItsCommitment() {
        post(host, "/api/v1/actors", json("id", "lab", "name", "The Lab", "account", "lab-account"));
        post(
                host,
                "/api/v1/commitments",
                json("id", "pause", "actor", "lab", "title", "No training run above the line before the audit")
                        .put("verification", "Two of three verifiers read the registry.")
                        .put("horizon", "2026-12-31T00:00:00Z")
                        .put("verifiers", list("vera", "viktor", "vito"))
                        .put("quorum", 2)
                        .put("challengeWindow", "P3D")
                        .put("disputeWindow", "P7D")
                        .put(
                                "split",
                                json("counterparties", list("rival-account"), "counterpartiesBps", 5_000)
                                        .put("sponsorsBps", 3_000)));
        post(lab, PAUSE + "/bonds", json("amount", "500"));
        assertThat(read(PAUSE).getString("phase")).isEqualTo("active");
        assertThat(read(PAUSE).getJsonObject("bond").getString("held")).isEqualTo("500");
        assertThat(venue.cash(lab)).isEqualTo("500");
    }

    private void marketsOpenAndAResponseIsAgreed() {
        JsonObject bound = json("commitment", "pause", "conditions", list("kept", "broken"), "liquidity", "100")
                .put("opensAt", "2026-01-02T00:00:00Z")
                .put("expiresAt", "2027-06-30T00:00:00Z");
        post(
                host,
                "/api/v1/markets",
                bound.copy()
                        .put("id", "incidents")
                        .put("title", "Serious incidents in 2026?")
                        .put("metric", json("type", "scalar", "low", "0", "high", "10", "unit", "incidents"))
                        .put(
                                "prior",
                                json("conditions", json("kept", 0.75, "broken", 0.25))
                                        .put("expected", json("kept", "4", "broken", "8"))));
        post(
                host,
                "/api/v1/markets",
                bound.copy()
                        .put("id", "licence")
                        .put("title", "Will the lab lose its licence?")
                        .put("metric", json("type", "binary")));
        post(
                host,
                "/api/v1/playbooks",
                json("id", "alarm", "title", "If the world comes to expect more than 6.5 incidents")
                        .put("signal", json("kind", "token", "market", "incidents"))
                        .put("when", "above")
                        .put("threshold", "6.5")
                        .put("hold", "PT1H")
                        .put("process", "The board meets and decides on inspections.")
                        .put("automatic", true)
                        .put("action", json("type", "webhook", "url", board.url("/alarm")))
                        .put("owner", "host")
                        .put("respondWithin", "PT24H"));
        JsonObject early = json("condition", "broken", "outcome", "long", "spend", "60");
        venue.post(ann, INCIDENTS + "/trades", early).expect(409, "market-not-open");
        venue.post(host, INCIDENTS + "/condition", json("condition", "kept")).expect(409, "condition-bound");
        moveClock("to", "2026-01-02T00:00:00Z");
        assertThat(read(INCIDENTS).getString("phase")).isEqualTo("open");
    }

    private void peopleTrade() {
        post(ann, INCIDENTS + "/trades", json("condition", "broken", "outcome", "long", "spend", "60"));
        post(bob, INCIDENTS + "/trades", json("condition", "kept", "outcome", "short", "spend", "40"));
        post(bob, LICENCE + "/trades", json("condition", "kept", "outcome", "no", "targetPrice", 0.9));
        post(cleo, LICENCE + "/trades", json("condition", "broken", "outcome", "yes", "shares", "80"));
        post(cleo, INCIDENTS + "/trades", json("condition", "broken", "spend", "10"));
        assertThat(money(venue.cash(bob))).as("bob has bet on kept only").isLessThan(new BigDecimal("460"));
        moveClock("advance", "P90D");
        assertThat(read(INCIDENTS).getDouble("expected")).isLessThan(6.5);
        assertThat(read(ALARM).getString("state")).isEqualTo("armed");
    }

    private void evidenceComesInAndABreachIsAttestedAndChallenged() {
        post(
                ann,
                PAUSE + "/evidence",
                json("text", "The run was seen from orbit.", "link", "https://example.org/heat")
                        .put("sha256", "ab".repeat(32))
                        .put("date", "2026-04-01T00:00:00Z"));
        post(vera, PAUSE + "/attestations", json("finding", "breached", "reason", "The registry shows it."));
        post(viktor, PAUSE + "/attestations", json("finding", "breached", "reason", "So it does."));
        assertThat(read(PAUSE).getString("phase")).isEqualTo("proposed");
        assertThat(read(PAUSE).getString("challengeEndsAt")).isEqualTo("2026-04-05T00:00:00Z");
        moveClock("advance", "P2D");
        post(lab, PAUSE + "/challenges", json("reason", "That run was another lab's."));
        assertThat(read(PAUSE).getString("phase")).isEqualTo("challenged");
        moveClock("advance", "P3D");
        assertThat(read(PAUSE).getString("phase"))
                .as("silence decides nothing yet")
                .isEqualTo("challenged");
    }

    private void theBreachIsUpheldAndEverythingFollowsAtOnce(JsonObject before) {
        double expectedIfBroken =
                before.getJsonArray("conditions").getJsonObject(1).getDouble("expected");
        BigDecimal hostBefore = money(venue.cash(host));
        post(vera, PAUSE + "/attestations", json("finding", "breached", "reason", "The meter is this lab's."));
        long sequence = post(viktor, PAUSE + "/attestations", json("finding", "breached", "reason", "No doubt."))
                .json()
                .getLong("sequence");
        JsonObject breached = read(PAUSE);
        assertThat(breached.getString("phase")).isEqualTo("breached");

        assertThat(breached.getJsonObject("bond"))
                .as("half to the rival, 30 % to the sponsor of two markets, the rest and the micro of rounding burned")
                .isEqualTo(json(
                        "required", "0", "held", "0", "returned", "0", "paid", "399.999999", "burned", "100.000001"));
        assertThat(venue.cash(rival)).isEqualTo("250");
        assertThat(money(venue.cash(host)).subtract(hostBefore)).isEqualByComparingTo("149.999999");
        assertThat(venue.cash(lab)).isEqualTo("500");

        JsonObject repriced = breached.getJsonArray("repricings").getJsonObject(0);
        assertThat(repriced.getString("market")).isEqualTo("incidents");
        assertThat(repriced.getDouble("expectedBefore")).isEqualTo(before.getDouble("expected"));
        assertThat(repriced.getDouble("expectedAfter")).isEqualTo(expectedIfBroken);
        assertThat(repriced.getLong("sequence")).isEqualTo(sequence);
        for (String market : List.of(INCIDENTS, LICENCE)) {
            assertThat(read(market).getString("settledCondition")).as(market).isEqualTo("broken");
        }
        assertThat(read(INCIDENTS).getDouble("expected")).isEqualTo(expectedIfBroken);
        assertThat(venue.cash(bob)).as("called off to the micro").isEqualTo("500");
    }

    private void theResponseIsCalledFor() {
        assertThat(read(ALARM).getString("state"))
                .as("it has not held for an hour")
                .isEqualTo("armed");
        assertThat(board.taken()).isEmpty();
        moveClock("advance", "PT1H");
        Awaitility.await()
                .until(() -> read(ALARM)
                        .getJsonArray("firings")
                        .getJsonObject(0)
                        .getString("delivery")
                        .equals("delivered"));
        List<Receiver.Taken> taken = board.taken();
        assertThat(taken).as("refused once, sent again").hasSize(2);
        assertThat(taken.get(1).id()).isEqualTo(taken.get(0).id());
        assertThat(taken.get(1).json().getString("playbook")).isEqualTo("alarm");
        assertThat(taken.get(1).json().getString("triggeredAt")).isEqualTo("2026-04-07T01:00:00Z");
        assertThat(taken.get(1).json().getString("respondBy")).isEqualTo("2026-04-08T01:00:00Z");
        post(host, ALARM + "/responses", json("response", "acknowledge"));
        post(host, ALARM + "/responses", json("response", "done", "reason", "Inspections begin on Monday."));
        assertThat(read(ALARM).getString("state")).isEqualTo("done");
    }

    private void theMetricsSettleAndTheBooksAreZero() {
        moveClock("to", "2027-01-01T00:00:00Z");
        post(host, INCIDENTS + "/outcome", json("value", "9", "reason", "The registry's count."));
        post(host, LICENCE + "/outcome", json("outcome", "yes", "reason", "The regulator's notice."));
        post(OPERATOR, "/api/v1/accounts/rival-account/withdrawals", json("amount", "50", "reason", "its audit"));

        for (String key : List.of(host, lab, rival, ann, bob, cleo)) {
            assertThat(venue.get(key, "/api/v1/me/positions").expect(200).array())
                    .isEmpty();
        }
        assertThat(money(venue.cash(ann))).as("ann was right").isGreaterThan(new BigDecimal("500"));
        assertThat(money(venue.cash(cleo))).isGreaterThan(new BigDecimal("500"));
        BigDecimal deposits = money("12500");
        BigDecimal withdrawals = money("50");
        BigDecimal burned = money(read(PAUSE).getJsonObject("bond").getString("burned"));
        assertThat(allCash())
                .isEqualByComparingTo(deposits.subtract(withdrawals).subtract(burned));

        String hash = venue.hash();
        venue.close();
        assertThat(JournalVerifier.verify(directory, Progress.NONE).hash()).isEqualTo(hash);
        start();
        assertThat(venue.hash()).isEqualTo(hash);
    }

    private BigDecimal allCash() {
        return venue.get(OPERATOR, "/api/v1/accounts").expect(200).json().getJsonArray("accounts").stream()
                .map(account -> money(((JsonObject) account).getString("cash")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal money(String credits) {
        return new BigDecimal(credits);
    }
}
