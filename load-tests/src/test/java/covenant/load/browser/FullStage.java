package covenant.load.browser;

import covenant.client.Credits;
import covenant.client.LimitOrder;
import covenant.client.NewMarket;
import covenant.client.Order;
import covenant.client.VenueClient;
import covenant.client.Write;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A venue with something of everything: actors, commitments in several phases, markets of every kind and phase, decisions, orders,
 * evidence, playbooks, a joint pledge. Whoever sets it chooses how texts are worded, so that they may be hostile.
 */
final class FullStage {
    /** The addresses of all pages, with something on each of them. */
    static final List<String> ADDRESSES = List.of(
            "/",
            "/markets/evals",
            "/markets/pause",
            "/markets/chips",
            "/markets/grants",
            "/markets/weather",
            "/markets/old",
            "/markets/gone",
            "/portfolio",
            "/commitments",
            "/commitments/orion-evals",
            "/commitments/vega-pause",
            "/decisions",
            "/playbooks",
            "/playbooks/alarm",
            "/playbooks/sealed",
            "/pledges",
            "/audit",
            "/open",
            "/lab",
            "/glossary");

    private static final int DAYS = 200;

    private final StagedVenue venue;
    private final UnaryOperator<String> words;
    private final Instant start;
    private final Person host;
    private final Person orion;
    private final Person ann;
    private final Person bob;
    private final Person vera;
    private final Person viktor;
    private final Person rose;

    private FullStage(StagedVenue venue, UnaryOperator<String> words) {
        this.venue = venue;
        this.words = words;
        start = venue.now();
        host = open("host", "coordinator", 20_000);
        orion = open("orion-desk", "participant", 1_000);
        open("vega-desk", "participant", 1_000);
        ann = open("ann", "participant", 2_000);
        bob = open("bob", "participant", 2_000);
        vera = open("vera", "researcher", 0);
        viktor = open("viktor", "researcher", 0);
        rose = open("rose", "researcher", 0);
        commitments();
        markets();
        playbooks();
        trades();
        ends();
    }

    /** Sets it in a venue whose time stands still until it is moved. */
    static FullStage on(StagedVenue venue, UnaryOperator<String> words) {
        return new FullStage(venue, words);
    }

    /** Somebody of this role. */
    Person of(String role) {
        return switch (role) {
            case "participant" -> ann;
            case "coordinator" -> host;
            case "researcher" -> rose;
            case "operator" -> StagedVenue.OPERATOR;
            default -> throw new IllegalArgumentException(role);
        };
    }

    private Person open(String id, String role, long deposit) {
        return venue.open(id, words.apply("The " + id), role, deposit);
    }

    private VenueClient as(Person person) {
        return venue.as(person);
    }

    private String day(int days) {
        return start.plus(Duration.ofDays(days)).toString();
    }

    private void commitments() {
        as(host).commitments().openActor("orion", words.apply("Orion Labs"), "orion-desk", Write.once());
        as(host).commitments().openActor("vega", words.apply("Vega"), "vega-desk", Write.once());
        as(host).commitments()
                .openPledge(
                        new JsonObject()
                                .put("id", "joint")
                                .put("title", words.apply("A joint pause"))
                                .put("text", words.apply("Binding once both have signed."))
                                .put("actors", new JsonArray().add("orion").add("vega"))
                                .put("required", 2)
                                .put("signBy", day(DAYS / 2)),
                        Write.once());
        commit("orion-evals", "orion", "Orion publishes its evaluations", new JsonObject().put("bond", "100"));
        commit("vega-pause", "vega", "Vega pauses above the line", new JsonObject());
        commit("orion-joint", "orion", "Orion pauses with others", new JsonObject().put("pledge", "joint"));
        as(orion).commitments().bond("orion-evals", Credits.of(250), Write.once());
        as(orion).commitments().sign("orion-joint", Write.once());
        as(ann).commitments()
                .addEvidence(
                        "orion-evals",
                        words.apply("A first report came out."),
                        "https://example.org/report",
                        Write.once());
    }

    private void commit(String id, String actor, String title, JsonObject more) {
        JsonObject terms = new JsonObject()
                .put("id", id)
                .put("actor", actor)
                .put("title", words.apply(title))
                .put("text", words.apply("In full: " + title + ", and nothing else."))
                .put("verification", words.apply("Two verifiers read the registry."))
                .put("horizon", day(DAYS))
                .put("verifiers", new JsonArray().add("vera").add("viktor"))
                .put("quorum", 2)
                .put("challengeWindow", "P3D");
        as(host).commitments().open(terms.mergeIn(more), Write.once());
    }

    private void markets() {
        JsonObject prior = new JsonObject()
                .put("conditions", new JsonObject().put("kept", 0.75).put("broken", 0.25))
                .put("expected", new JsonObject().put("kept", "4").put("broken", "8"));
        for (String commitment : List.of("orion-evals", "vega-pause")) {
            open(NewMarket.scalar(
                            words.apply("Serious incidents, " + commitment + "?"),
                            Credits.of(0),
                            Credits.of(10),
                            "incidents",
                            "kept",
                            "broken")
                    .id(commitment.replaceAll(".*-", ""))
                    .with("commitment", commitment)
                    .with("prior", prior));
        }
        open(deciding("chips", new JsonObject().put("rule", "twap-margin").put("thresholdBps", 300)));
        open(deciding("grants", new JsonObject().put("rule", "randomised").put("epsilon", 0.1)));
        open(NewMarket.categorical(words.apply("Which weather?"), List.of("sun", "rain", "snow"), "warm", "cold")
                .id("weather")
                .feeBps(50));
        open(NewMarket.binary(words.apply("Will the old one pay?"), "kept", "broken")
                .id("old"));
        open(NewMarket.binary(words.apply("Was it ever there?"), "kept", "broken")
                .id("gone"));
    }

    private void open(NewMarket market) {
        as(host).markets()
                .open(
                        market.liquidity(Credits.of(100))
                                .with("text", words.apply("What it is about, at length."))
                                .with("source", "https://example.org/source"),
                        Write.once());
    }

    private NewMarket deciding(String id, JsonObject rule) {
        return NewMarket.binary(words.apply("Would adopting it help " + id + "?"), "adopt", "reject")
                .id(id)
                .with(
                        "decision",
                        rule.put("decidesAt", day(8)).put("window", "P3D").put("statusQuo", "reject"));
    }

    private void playbooks() {
        JsonObject alarm = new JsonObject()
                .put("id", "alarm")
                .put("title", words.apply("If more than 6.5 incidents are expected"))
                .put("text", words.apply("Call everyone."))
                .put("signal", new JsonObject().put("kind", "token").put("market", "pause"))
                .put("when", "above")
                .put("threshold", "6.5")
                .put("process", words.apply("The board meets."))
                .put("automatic", true)
                .put("action", new JsonObject().put("type", "convene").put("text", words.apply("Come at noon.")))
                .put("owner", "host")
                .put("respondWithin", "PT24H");
        as(host).playbooks().open(alarm, Write.once());
        JsonObject sealed =
                alarm.copy().put("id", "sealed").put("sha256", "ab".repeat(32)).put("threshold", "9");
        sealed.remove("text");
        as(host).playbooks().open(sealed, Write.once());
    }

    private void trades() {
        for (int i = 0; i < 8; i++) {
            Person who = i % 2 == 0 ? ann : bob;
            venue.pass(Duration.ofHours(9));
            trade(who, "evals", Order.given("broken", "long").spend(Credits.of(5 + i)));
            trade(who, "pause", Order.given("kept", "short").spend(Credits.of(4)));
            trade(who, "chips", Order.given("adopt", "yes").toPrice(0.55 + 0.02 * i));
            trade(who, "grants", Order.given("reject", "yes").toPrice(0.49 - 0.01 * i));
            trade(who, "weather", Order.given("cold", "snow").spend(Credits.of(3)));
            trade(who, "old", Order.condition("broken").shares(Credits.of(6)));
            trade(who, "gone", Order.outcome("yes").shares(Credits.of(2)));
        }
        as(ann).markets().place("evals", LimitOrder.given("kept", "long", Credits.of(20), 0.2), Write.once());
        as(bob).markets().place("evals", LimitOrder.given("broken", "long", Credits.of(-20), 0.97), Write.once());
    }

    private void trade(Person who, String market, Order order) {
        as(who).markets().trade(market, order, Write.once());
    }

    /** What is over: a breach, a settled market, a voided one. Then a day passes, and the decisions are in their windows. */
    private void ends() {
        for (Person verifier : List.of(vera, viktor)) {
            as(verifier)
                    .commitments()
                    .attest("vega-pause", "breached", words.apply("The registry shows it."), Write.once());
        }
        as(host).markets().settleCondition("old", "kept", words.apply("So it was."), Write.once());
        as(host).markets().settleOutcome("old", "yes", words.apply("It paid."), Write.once());
        as(host).markets().voidMarket("gone", words.apply("It was never there."), Write.once());
        venue.pass(Duration.ofHours(80));
        trade(ann, "evals", Order.condition("broken").toPrice(0.4));
    }
}
