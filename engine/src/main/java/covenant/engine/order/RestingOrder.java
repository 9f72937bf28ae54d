package covenant.engine.order;

import covenant.engine.Limits;
import covenant.engine.event.Event;
import covenant.engine.pricing.Fee;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * An order as it stands: what was asked, what was filled, what is set aside for the rest.
 *
 * <p>An order pays (receives) its limit or better for all that is filled, but for at most {@link Limits#ORDER_ROUNDING_MICROS} micros of
 * rounding in all its life, and of the fee the same part as one trade of the same cost would. So what its rest can cost in the worst case is
 * known to the micro, whatever comes: {@link #reservedMicros} after a fill is never more than before it less what the fill took.
 *
 * @param number its number, from 0 upward, never reused
 * @param account whose it is
 * @param market number of the market
 * @param condition as in {@link covenant.engine.command.Order}
 * @param outcome as in {@link covenant.engine.command.Order}
 * @param sharesMicros as asked; negative sells
 * @param limitPpb as asked
 * @param placedAtMicros when
 * @param expiresAtMicros when it ends by itself; 0 for never
 * @param filledMicros how many shares were bought or sold so far; never negative
 * @param costMicros paid for them without fee; negative when received
 * @param feeMicros the fees on it
 * @param roundingMicros what of the allowance for rounding is left
 * @param ending why it is over, or null
 * @param endedAtMicros when it ended; 0 while it rests
 */
public record RestingOrder(
        int number,
        int account,
        int market,
        int condition,
        int outcome,
        long sharesMicros,
        long limitPpb,
        long placedAtMicros,
        long expiresAtMicros,
        long filledMicros,
        long costMicros,
        long feeMicros,
        long roundingMicros,
        Event.Ending ending,
        long endedAtMicros) {
    private static final int RESTS = -1;

    /** A fresh order. */
    public static RestingOrder placed(
            int number,
            int account,
            int market,
            int condition,
            int outcome,
            long sharesMicros,
            long limitPpb,
            long placedAtMicros,
            long expiresAtMicros) {
        return new RestingOrder(
                number,
                account,
                market,
                condition,
                outcome,
                sharesMicros,
                limitPpb,
                placedAtMicros,
                expiresAtMicros,
                0,
                0,
                0,
                Limits.ORDER_ROUNDING_MICROS,
                null,
                0);
    }

    /** Whether it buys. */
    public boolean buys() {
        return sharesMicros > 0;
    }

    /** Whether it still waits. */
    public boolean rests() {
        return ending == null;
    }

    /** Shares that are not filled; never negative. */
    public long leftMicros() {
        return StrictMath.abs(sharesMicros) - filledMicros;
    }

    /** What at most is lost on so many of its shares at its limit, without fee and rounding. */
    private long riskMicros(long shares) {
        return LimitPrice.down(shares, buys() ? limitPpb : Limits.PPB - limitPpb);
    }

    /** What its rest can cost at its limit, without fee and rounding. */
    public long riskMicros() {
        return riskMicros(leftMicros());
    }

    /** Whether its rest is worth less than a micro at its limit, so that nothing can be filled any more. */
    public boolean isSpent() {
        return riskMicros() == 0;
    }

    /** The cost of so many shares at its very limit, rounded in its favour; negative when received. */
    public long costAtLimitMicros(long shares) {
        return buys() ? LimitPrice.down(shares, limitPpb) : -LimitPrice.up(shares, limitPpb);
    }

    /** Whether it may be filled with so many shares more at this cost (negative: proceeds) without fee. */
    public boolean admits(long shares, long cost) {
        return cost - costAtLimitMicros(shares) <= roundingMicros;
    }

    /** The fee on a fill at this cost: what makes the whole fee that of one trade. */
    public long feeOnMicros(long cost, Fee fee) {
        return fee.onMicros(costMicros + cost) - feeMicros;
    }

    /** The most that its rest can cost its owner, fee and rounding included: what is set aside for it. 0 when it is over. */
    public long reservedMicros(Fee fee) {
        if (!rests()) {
            return 0;
        }
        long left = leftMicros();
        if (buys()) {
            long cost = costAtLimitMicros(left) + roundingMicros;
            return cost + feeOnMicros(cost, fee);
        }
        long proceeds = Math.max(0, -costAtLimitMicros(left) - roundingMicros);
        return left - proceeds + feeOnMicros(-proceeds, fee);
    }

    /** The same after a fill that it {@link #admits}. */
    public RestingOrder filled(long shares, long cost, Fee fee) {
        return with(
                filledMicros + shares,
                costMicros + cost,
                feeMicros + feeOnMicros(cost, fee),
                roundingMicros - Math.max(0, cost - costAtLimitMicros(shares)),
                null,
                0);
    }

    /** The same when it is over. */
    public RestingOrder ended(Event.Ending why, long atMicros) {
        return with(filledMicros, costMicros, feeMicros, roundingMicros, why, atMicros);
    }

    private RestingOrder with(long filled, long cost, long charged, long rounding, Event.Ending why, long endedAt) {
        return new RestingOrder(
                number,
                account,
                market,
                condition,
                outcome,
                sharesMicros,
                limitPpb,
                placedAtMicros,
                expiresAtMicros,
                filled,
                cost,
                charged,
                rounding,
                why,
                endedAt);
    }

    void write(WireWriter out) {
        out.putInt(number);
        out.putInt(account);
        out.putInt(market);
        out.putInt(condition);
        out.putInt(outcome);
        out.putLong(sharesMicros);
        out.putLong(limitPpb);
        out.putLong(placedAtMicros);
        out.putLong(expiresAtMicros);
        out.putLong(filledMicros);
        out.putLong(costMicros);
        out.putLong(feeMicros);
        out.putLong(roundingMicros);
        out.putInt(rests() ? RESTS : ending.number());
        out.putLong(endedAtMicros);
    }

    static RestingOrder read(WireReader in) {
        return new RestingOrder(
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                ending(in.getInt()),
                in.getLong());
    }

    private static Event.Ending ending(int number) {
        Event.Ending ending = Event.Ending.ofNumber(number);
        if (ending == null && number != RESTS) {
            throw new MalformedWire("no ending " + number + " of an order");
        }
        return ending;
    }
}
