package covenant.engine;

import java.util.List;

/**
 * What the venue answers to one command.
 *
 * @param sequence the command's place in the journal; for a repeated command that of the first; 0 if it never reached the journal
 * @param atMicros the venue's time of that command, microseconds since 1970 UTC
 * @param refusal why it was refused, or null if it was accepted
 * @param detail what exactly was refused, for people; empty if accepted
 * @param repeated true if this is the first answer, given again because the command id was seen before
 * @param number the account, market, actor, commitment, joint pledge or piece of evidence the command entered, or how many keys
 *     were made for the account with this one; else -1
 * @param sharesMicros the shares traded, or filled at once, negative when sold
 * @param costMicros what was paid, fee included, also as a subsidy; negative when received
 * @param feeMicros the fee inside the cost
 * @param priceBeforePpb the claim's price before
 * @param priceAfterPpb the claim's price after
 * @param collateralMicros what of the free cash a trade takes in its worst case; negative: what it sets free
 * @param cashAfterMicros the account's free cash after a trade; in a quote it may be below zero; {@link #NONE} where nothing was traded
 * @param legs what became of each trade of a batch; empty for anything else
 */
public record Answer(
        long sequence,
        long atMicros,
        Refusal refusal,
        String detail,
        boolean repeated,
        int number,
        long sharesMicros,
        long costMicros,
        long feeMicros,
        long priceBeforePpb,
        long priceAfterPpb,
        long collateralMicros,
        long cashAfterMicros,
        List<Leg> legs) {
    /**
     * What became of one trade of a batch.
     *
     * @param sharesMicros negative when sold
     * @param costMicros fee included; negative when received
     */
    public record Leg(long sharesMicros, long costMicros, long feeMicros, long priceBeforePpb, long priceAfterPpb) {}

    /** In place of an amount: there is none. */
    public static final long NONE = Long.MIN_VALUE;

    /** An answer that tells nothing of collateral. */
    public Answer(
            long sequence,
            long atMicros,
            Refusal refusal,
            String detail,
            boolean repeated,
            int number,
            long sharesMicros,
            long costMicros,
            long feeMicros,
            long priceBeforePpb,
            long priceAfterPpb) {
        this(
                sequence,
                atMicros,
                refusal,
                detail,
                repeated,
                number,
                sharesMicros,
                costMicros,
                feeMicros,
                priceBeforePpb,
                priceAfterPpb,
                0,
                NONE,
                List.of());
    }

    /** An accepted command with nothing to tell but its place. */
    public static Answer accepted(long sequence, long atMicros) {
        return opened(sequence, atMicros, -1);
    }

    /** An accepted command that opened account or market {@code number}. */
    public static Answer opened(long sequence, long atMicros, int number) {
        return new Answer(sequence, atMicros, null, "", false, number, 0, 0, 0, 0, 0);
    }

    /** A refused command. */
    public static Answer refused(long sequence, long atMicros, Refusal refusal, String detail) {
        return new Answer(sequence, atMicros, refusal, detail, false, -1, 0, 0, 0, 0, 0);
    }

    /** The same with what it costs. */
    public Answer costing(long micros) {
        return new Answer(
                sequence,
                atMicros,
                refusal,
                detail,
                repeated,
                number,
                sharesMicros,
                micros,
                feeMicros,
                priceBeforePpb,
                priceAfterPpb,
                collateralMicros,
                cashAfterMicros,
                legs);
    }

    /** The same with what it takes of the free cash and what it leaves. */
    public Answer leaving(long collateral, long cashAfter) {
        return new Answer(
                sequence,
                atMicros,
                refusal,
                detail,
                repeated,
                number,
                sharesMicros,
                costMicros,
                feeMicros,
                priceBeforePpb,
                priceAfterPpb,
                collateral,
                cashAfter,
                legs);
    }

    /** A batch of trades that was carried out: what they cost together, and each of them. */
    public static Answer batch(
            long sequence,
            long atMicros,
            boolean repeated,
            List<Leg> legs,
            long collateralMicros,
            long cashAfterMicros) {
        long cost = 0;
        long fee = 0;
        for (Leg leg : legs) {
            cost += leg.costMicros();
            fee += leg.feeMicros();
        }
        return new Answer(
                sequence,
                atMicros,
                null,
                "",
                repeated,
                -1,
                0,
                cost,
                fee,
                0,
                0,
                collateralMicros,
                cashAfterMicros,
                List.copyOf(legs));
    }

    /** Whether the command was carried out. */
    public boolean ok() {
        return refusal == null;
    }
}
