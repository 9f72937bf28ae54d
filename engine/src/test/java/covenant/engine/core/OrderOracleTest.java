package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.fixture.TestVenue;
import covenant.engine.pricing.ClaimSet;
import covenant.engine.pricing.Oracle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trades that meet resting orders, against 80 digits: from the maker to each limit, from the order at the limit, and on. */
class OrderOracleTest {
    private static final long B = 1_000 * Limits.MICROS;
    private static final BigDecimal PPB = BigDecimal.valueOf(Limits.PPB);

    private final TestVenue venue = TestVenue.founded();
    private final int ann = venue.participant("ann", 1_000_000);
    private final int bob = venue.participant("bob", 1_000_000);
    private final int market = venue.binary("m");
    private final ClaimSet claim = venue.engine().state().market(market).claim(0, 0);

    private void place(long shares, long limitPpb) {
        Answer answer = venue.apply(new PlaceOrder(venue.nextId(), ann, market, 0, 0, shares, limitPpb, 0));
        assertThat(answer.ok()).as(answer.detail()).isTrue();
    }

    /** The shares that move the price from p to t, exactly: {@code b (logit t - logit p)}. */
    private static BigDecimal sharesTo(BigDecimal t, BigDecimal p) {
        return BigDecimal.valueOf(B).multiply(logit(t).subtract(logit(p)), Oracle.DIGITS);
    }

    private static BigDecimal logit(BigDecimal p) {
        return Oracle.log(p.divide(BigDecimal.ONE.subtract(p), Oracle.DIGITS));
    }

    private static BigDecimal ppb(long price) {
        return BigDecimal.valueOf(price).divide(PPB, Oracle.DIGITS);
    }

    /** Two orders, near and far, are met by a trade that goes on beyond both. */
    @ParameterizedTest
    @CsvSource({
        "100000001, 550000000, 33333333, 600000001, 700000000",
        "7, 500000123, 1234567, 500000124, 510000000",
        "250000000, 600000000, 250000000, 600000000, 950000000",
        "99999999, 450000000, 77777777, 333333333, 250000000",
        "2100, 499999999, 123456789012, 1000003, 1000002"
    })
    void betweenOrdersTheMakerAtTheirLimitsTheOrders(long near, long nearPpb, long far, long farPpb, long targetPpb) {
        boolean buys = targetPpb > Limits.PPB / 2;
        long atLeast = 10_000;
        long sizeOfNear = Math.max(near, atLeast);
        place(buys ? -sizeOfNear : sizeOfNear, nearPpb);
        place(buys ? -far : far, farPpb);
        BigDecimal fromMaker = sharesTo(ppb(targetPpb), ppb(Limits.PPB / 2));
        BigDecimal metCost = cost(sizeOfNear, nearPpb, buys).add(cost(far, farPpb, buys));
        long met = buys ? sizeOfNear + far : -sizeOfNear - far;
        BigDecimal makerCost = Oracle.Weights.of(
                        venue.engine().state().market(market).q(), B, claim)
                .costMicros(fromMaker.setScale(0, RoundingMode.DOWN).longValueExact(), B);

        Answer answer = venue.trade(bob, market, Order.toPrice(0, 0, targetPpb));

        // Three legs with the maker: each is cut to whole micro-shares towards zero and costs less than three micros
        // too much.
        BigDecimal shares = fromMaker.add(BigDecimal.valueOf(met));
        assertThat(BigDecimal.valueOf(answer.sharesMicros())).isBetween(shares.subtract(d(3)), shares.add(d(3)));
        assertThat(BigDecimal.valueOf(answer.costMicros()))
                .isBetween(
                        makerCost.add(metCost).subtract(d(4)),
                        makerCost.add(metCost).add(d(9)));
        assertThat(venue.engine().state().orders().size()).isZero();
        long got = -venue.engine().state().orders().order(0).costMicros()
                - venue.engine().state().orders().order(1).costMicros();
        assertThat(BigDecimal.valueOf(got)).isEqualByComparingTo(metCost);
    }

    /** What the taker pays for an order at its limit, in whole micros, rounded against him. */
    private static BigDecimal cost(long shares, long ppb, boolean buys) {
        BigDecimal exact = BigDecimal.valueOf(shares).multiply(ppb(ppb));
        return buys
                ? exact.setScale(0, RoundingMode.CEILING)
                : exact.setScale(0, RoundingMode.FLOOR).negate();
    }

    private static BigDecimal d(long value) {
        return BigDecimal.valueOf(value);
    }
}
