package covenant.load.browser;

import covenant.client.Credits;
import covenant.client.LimitOrder;
import covenant.client.Markets;
import covenant.client.NewMarket;
import covenant.client.Order;
import covenant.client.VenueClient;
import covenant.client.Write;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A history for the lab. In {@code chips} (adopt or reject, decided on the third day) ann and bob think that adopting is worth less,
 * and mallory pushes its price up for the last half day; {@code compute} is decided by lot on the same day, {@code later} by a lot that
 * is not drawn.
 */
final class AttackedStage {
    private final StagedVenue venue;
    private final Instant start;
    private final Person ann;
    private final Person bob;
    private final Person cara;
    private final Person mallory;

    private AttackedStage(StagedVenue venue) {
        this.venue = venue;
        start = venue.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        Person sponsor = venue.open("sponsor", "coordinator", 100_000);
        ann = venue.open("ann", "participant", 1_000);
        bob = venue.open("bob", "participant", 1_000);
        cara = venue.open("cara", "participant", 100);
        mallory = venue.open("mallory", "participant", 5_000);
        at(0);
        open(sponsor, "chips", decision(72));
        open(sponsor, "compute", lot(72));
        open(sponsor, "later", lot(200));
        history();
        attack();
        at(73);
        venue.as(sponsor).markets().settleOutcome("chips", "no", "it did not help", Write.once());
        at(81);
    }

    /** Lets it happen in a venue whose time stands still until it is moved; returns an account that trades there. */
    static Person on(StagedVenue venue) {
        return new AttackedStage(venue).ann;
    }

    private void at(int hours) {
        venue.operator().advanceClockTo(start.plus(Duration.ofHours(hours)), "the history goes on", Write.once());
    }

    private JsonObject decision(int hours) {
        return new JsonObject()
                .put("rule", "twap-margin")
                .put("decidesAt", start.plus(Duration.ofHours(hours)).toString())
                .put("window", "PT24H")
                .put("statusQuo", "reject");
    }

    private JsonObject lot(int hours) {
        return decision(hours).put("rule", "randomised").put("epsilon", 0.5).put("settlement", "inverse-probability");
    }

    private void open(Person sponsor, String id, JsonObject decision) {
        NewMarket market = NewMarket.binary("Would adopting it help " + id + "?", "adopt", "reject")
                .id(id)
                .liquidity(Credits.of(100))
                .with("decision", decision);
        venue.as(sponsor).markets().open(market, Write.once());
    }

    private Markets markets(Person person) {
        VenueClient client = venue.as(person);
        return client.markets();
    }

    private void trade(Person person, String market, Order order) {
        markets(person).trade(market, order, Write.once());
    }

    private void history() {
        for (int i = 0; i < 12; i++) {
            at(2 + 4 * i);
            Person even = i % 2 == 0 ? ann : bob;
            Person odd = i % 2 == 0 ? bob : ann;
            trade(even, "chips", Order.given("adopt", "yes").toPrice(0.42 + 0.003 * i));
            trade(odd, "chips", Order.given("reject", "yes").shares(Credits.of((i % 3 - 1) * 4L + 1)));
            trade(cara, "compute", Order.given("adopt", "yes").spend(Credits.of(2)));
            trade(ann, "later", Order.given("adopt", "no").shares(Credits.of(3)));
        }
    }

    private static Order help() {
        return Order.given("adopt", "yes");
    }

    private void attack() {
        at(58);
        LimitOrder bid = LimitOrder.given("adopt", "yes", Credits.of(400), 0.7);
        markets(mallory).place("chips", bid, Write.once());
        at(60);
        trade(mallory, "chips", help().toPrice(0.96));
        at(64);
        trade(mallory, "chips", help().spend(Credits.of(20)).maxCost(Credits.of(25)));
        Order against = Order.given("reject", "yes").shares(Credits.of(-30));
        markets(mallory)
                .tradeAll(
                        List.of(
                                new Markets.InMarket("chips", against),
                                new Markets.InMarket("compute", help().shares(Credits.of(10)))),
                        Write.once());
        at(70);
        trade(bob, "chips", help().shares(Credits.of(-5)));
    }
}
