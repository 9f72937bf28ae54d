package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.CommandId;
import covenant.engine.command.IssueKey;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import covenant.engine.fixture.TestVenue;
import covenant.engine.signal.Signals;
import covenant.engine.state.AccountKey;
import covenant.engine.state.StateCodec;
import covenant.engine.state.StateHash;
import covenant.engine.state.VenueState;
import covenant.engine.wire.WireReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final long CREDIT = 1_000_000;
    private final TestVenue venue = TestVenue.founded();
    private final int alice = venue.participant("alice", 1_000);
    private final int bob = venue.participant("bob", 1_000);

    @Test
    void aTradeOfAnOutcomeGivenAConditionIsCalledOffToTheMicro() {
        int market = venue.binary("m");
        Answer bought = venue.trade(alice, market, Order.shares(1, 0, 100 * CREDIT));
        assertThat(bought.ok()).isTrue();
        assertThat(bought.priceBeforePpb()).isEqualTo(500_000_000);
        assertThat(venue.cashMicros(alice)).isEqualTo(1_000 * CREDIT - bought.costMicros());
        venue.trade(bob, market, Order.toPrice(0, 0, 800_000_000));
        venue.settleCondition(market, 0);
        assertThat(venue.cashMicros(alice)).isEqualTo(1_000 * CREDIT);
        assertThat(venue.cashMicros(bob)).isLessThan(1_000 * CREDIT);
        venue.settleOutcome(market, 0);
        assertThat(venue.cashMicros(bob)).isGreaterThan(1_000 * CREDIT);
        assertThat(venue.engine().state().isConserved()).isTrue();
        assertThat(venue.engine().state().market(market).vaultMicros()).isZero();
    }

    @Test
    void voidingRestoresEveryone() {
        int market = venue.market(TestVenue.terms("s", Metric.scalar(0, 4 * CREDIT, "points"), "kept", "broken"), 100);
        venue.trade(alice, market, Order.spend(0, 0, 50 * CREDIT));
        venue.trade(bob, market, Order.spend(Order.ANY, 1, 50 * CREDIT));
        venue.trade(alice, market, Order.toPrice(1, Order.ANY, 900_000_000));
        venue.voidMarket(market);
        assertThat(venue.cashMicros(alice)).isEqualTo(1_000 * CREDIT);
        assertThat(venue.cashMicros(bob)).isEqualTo(1_000 * CREDIT);
        assertThat(venue.cashMicros(TestVenue.COORDINATOR)).isEqualTo(1_000_000 * CREDIT);
    }

    @Test
    void aRepeatedCommandGetsTheFirstAnswer() {
        int market = venue.binary("m");
        Trade trade = new Trade(venue.nextId(), alice, market, Order.spend(1, 0, 10 * CREDIT));
        Answer first = venue.apply(trade);
        Answer again = venue.apply(trade);
        assertThat(again.repeated()).isTrue();
        assertThat(again.sequence()).isEqualTo(first.sequence());
        assertThat(again.costMicros()).isEqualTo(first.costMicros());
        assertThat(again.priceAfterPpb()).isEqualTo(first.priceAfterPpb());
    }

    @Test
    void aCommandIdUsedAgainForSomethingElseIsRefused() {
        int market = venue.binary("m");
        CommandId id = venue.nextId();
        venue.apply(new Trade(id, alice, market, Order.shares(1, 0, 10 * CREDIT)));
        byte[] before = venue.engine().hash();
        assertThat(venue.apply(new Trade(id, alice, market, Order.shares(1, 1, -3 * CREDIT)))
                        .refusal())
                .isEqualTo(Refusal.COMMAND_ID_REUSED);
        assertThat(venue.apply(new Trade(id, bob, market, Order.shares(1, 1, 3 * CREDIT)))
                        .ok())
                .as("another account's ids are its own")
                .isTrue();
        assertThat(before).isNotEqualTo(venue.engine().hash());
    }

    @Test
    void aRevokedKeyDoesNotComeBack() {
        KeyHash old = new KeyHash(1, 2, 3, 4);
        KeyHash next = new KeyHash(5, 6, 7, 8);
        assertThat(issue(old, false).ok()).isTrue();
        assertThat(issue(next, true).ok()).isTrue();
        assertThat(issue(old, true).refusal()).isEqualTo(Refusal.KEY_REVOKED);
        assertThat(issue(next, true).ok()).as("the present key stays").isTrue();
        assertThat(venue.engine().state().account(alice).keys())
                .extracting(AccountKey::hash)
                .containsExactly(next);
    }

    private Answer issue(KeyHash key, boolean revokeOthers) {
        return venue.apply(new IssueKey(venue.nextId(), TestVenue.OPERATOR, alice, key, revokeOthers));
    }

    @Test
    void liquidityThatWouldOverflowTheDebtsIsRefused() {
        int market = venue.market(TestVenue.terms("m", Metric.binary(), "always"), 1);
        // What billions of trades' rounding would do, done at once: debts far below b ln p.
        long[] debts = {-10_000_000_000L, -10_000_000_000L};
        VenueState state = venue.engine().state();
        state.deepen(state.market(market), CREDIT, debts);
        assertThat(venue.apply(new AddLiquidity(
                                venue.nextId(), TestVenue.COORDINATOR, market, Limits.MAX_LIQUIDITY_MICROS))
                        .refusal())
                .isEqualTo(Refusal.LIQUIDITY_INVALID);
    }

    @Test
    void aSponsorWhoTookAFeeIsNoTrader() {
        MarketTerms plain = TestVenue.terms("m", Metric.binary(), "kept", "broken");
        MarketTerms terms =
                new MarketTerms("m", plain.title(), "", "", "", plain.conditions(), plain.metric(), 100, true, 0);
        int market = venue.market(terms, 1_000);
        venue.trade(alice, market, Order.spend(1, 0, 10 * CREDIT));
        assertThat(venue.engine().state().market(market).traders()).isEqualTo(1);
    }

    @Test
    void fundsAndRefusals() {
        int market = venue.binary("m");
        byte[] before = venue.engine().hash();
        assertThat(venue.trade(alice, market, Order.shares(1, 0, 100_000 * CREDIT))
                        .refusal())
                .isEqualTo(Refusal.INSUFFICIENT_FUNDS);
        assertThat(venue.trade(alice, 7, Order.shares(1, 0, CREDIT)).refusal()).isEqualTo(Refusal.UNKNOWN_MARKET);
        assertThat(venue.trade(alice, market, Order.shares(1, 0, 10 * CREDIT).atMost(CREDIT))
                        .refusal())
                .isEqualTo(Refusal.LIMIT_NOT_MET);
        assertThat(venue.engine().hash()).isEqualTo(before);
    }

    @Test
    void aSavedStateReadsBackToTheSameHash() {
        int market = venue.binary("m");
        venue.trade(alice, market, Order.spend(1, 0, 10 * CREDIT));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StateCodec.write(venue.engine().state(), piece -> {
            byte[] part = new byte[piece.size()];
            piece.written().get(part);
            bytes.writeBytes(part);
        });
        VenueState read = StateCodec.read(new WireReader(ByteBuffer.wrap(bytes.toByteArray())));
        assertThat(StateHash.of(read)).isEqualTo(venue.engine().hash());
    }

    @Test
    void signalsOfAFreshMarket() {
        int market = venue.market(TestVenue.terms("s", Metric.scalar(0, 4 * CREDIT, "points"), "kept", "broken"), 100);
        venue.trade(alice, market, Order.toPrice(0, 0, 750_000_000));
        Signals signals = Signals.of(venue.engine().state().market(market));
        assertThat(signals.conditionPpb()[0]).isBetween(499_999_990L, 500_000_010L);
        assertThat(signals.expected()[0]).isBetween(2_999_999L, 3_000_001L);
        assertThat(signals.token()).isBetween(2_499_999L, 2_500_001L);
        assertThat(signals.priceOfDefection()).isBetween(999_999L, 1_000_001L);
    }
}
