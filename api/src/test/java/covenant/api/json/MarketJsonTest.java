package covenant.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.fixture.TestVenue;
import covenant.engine.view.MarketView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketJsonTest {
    private final TestVenue venue = TestVenue.founded();

    private JsonObject json(int market) {
        return MarketJson.of(MarketView.of(venue.engine().state().market(market)));
    }

    @Test
    void aBinaryMarketShowsEveryPriceAndTheSignals() {
        int trader = venue.participant("trader", 1_000);
        int market = venue.binary("pledge");
        venue.trade(trader, market, Order.toPrice(0, 0, 800_000_000));

        JsonObject json = json(market);

        assertThat(json.getString("id")).isEqualTo("pledge");
        assertThat(json.getString("phase")).isEqualTo("open");
        assertThat(json.getString("liquidity")).isEqualTo("1000");
        assertThat(json.getString("sponsor")).isEqualTo("coordinator");
        assertThat(json.getValue("closesAt")).isNull();
        assertThat(json.getLong("changedSequence")).isEqualTo(venue.engine().sequence());
        assertThat(json.getJsonArray("conditions").getJsonObject(0).getDouble("expected"))
                .isEqualTo(0.8);
        assertThat(json.getJsonArray("conditions").getJsonObject(0).getDouble("probability"))
                .isEqualTo(0.5);
        assertThat(json.getDouble("expected")).isEqualTo(0.65);
        assertThat(json.getDouble("priceOfDefection")).isEqualTo(0.3);
        assertThat(json.getBoolean("causal")).isFalse();
        assertThat(json.getString("label")).isEqualTo("evidential");
        assertThat(json.containsKey("settledCondition")).isFalse();
    }

    @Test
    void aDeadConditionHasProbabilityZeroAndNoExpectation() {
        int market = venue.binary("pledge");
        venue.settleCondition(market, 1);

        JsonObject json = json(market);

        JsonObject dead = json.getJsonArray("conditions").getJsonObject(0);
        assertThat(dead.getDouble("probability")).isZero();
        assertThat(dead.getValue("expected")).isNull();
        assertThat(dead.getBoolean("settled")).isFalse();
        assertThat(json.getString("settledCondition")).isEqualTo("broken");
        assertThat(json.getValue("priceOfDefection")).isNull();
    }

    @Test
    void aScalarMarketSpeaksInItsUnitAndACategoricalOneHasNoExpectation() {
        Metric scalar = Metric.scalar(0, 4_000_000, "incidents");
        int counted = venue.market(TestVenue.terms("counted", scalar, "kept", "broken"), 100);
        int named = venue.market(TestVenue.terms("named", Metric.categorical(List.of("a", "b", "c")), "only"), 100);

        assertThat(json(counted).getDouble("expected")).isEqualTo(2.0);
        assertThat(json(counted).getJsonObject("metric"))
                .isEqualTo(new JsonObject()
                        .put("type", "scalar")
                        .put("outcomes", new JsonArray().add("long").add("short"))
                        .put("low", "0")
                        .put("high", "4")
                        .put("unit", "incidents"));
        assertThat(json(named).getValue("expected")).isNull();
        assertThat(json(named).getJsonArray("outcomes")).hasSize(3);
    }

    @Test
    void anEndedMarketSaysHowItEnded() {
        int settled = venue.market(TestVenue.terms("counted", Metric.scalar(0, 4_000_000, ""), "only"), 100);
        venue.settleValue(settled, 2_500_000);
        int voided = venue.binary("pledge");
        venue.voidMarket(voided);

        assertThat(json(settled).getString("value")).isEqualTo("2.5");
        assertThat(json(voided).getString("phase")).isEqualTo("voided");
        assertThat(json(voided).getString("voidReason")).isEqualTo("a test");
    }
}
