package covenant.engine.flip;

import covenant.engine.Limits;
import covenant.engine.decision.Guard;
import covenant.engine.decision.Outlook;
import covenant.engine.decision.Participation;
import java.util.stream.Collectors;

/**
 * Looks for the cheapest attack by halving. More spend makes a target look better and everything else worse, so there is one spend from which on
 * it wins; prices that are rounded, or a margin relative to a value that changes its sign, may blur that by a little, and then what is found
 * flips the decision all the same, and one micro less does not.
 */
final class FlipSearch {
    /** After so many times b the last digit of every price has moved: e^-64 is below any part of a metric's range. */
    private static final long UTMOST = 64;

    private static final long NOT_FOUND = Long.MAX_VALUE;

    private final Book book;
    private final long mostMicros;
    private final Outlook outlook;
    private final Participation took;
    private final int expected;

    FlipSearch(Book book, long liquidityMicros, Outlook outlook, Participation took) {
        this.book = book;
        this.mostMicros = Math.min(Limits.MAX_POSITION_MICROS, UTMOST * liquidityMicros);
        this.outlook = outlook;
        this.took = took;
        this.expected = outlook.at(outlook.windowToMicros()).verdict().condition();
    }

    CostToFlip cheapest() {
        int target = -1;
        long least = NOT_FOUND;
        for (int c = 0; c < book.conditions(); c++) {
            if (c != expected) {
                long spend = least(c, least);
                if (spend < least) {
                    least = spend;
                    target = c;
                }
            }
        }
        return target < 0
                ? none()
                : CostToFlip.of(
                        target, attack(target, least), outlook.terms().guards().positionLimitMicros());
    }

    /** The least spend for a target, if it is below another's; else that other's. */
    private long least(int target, long other) {
        long enough = other == NOT_FOUND ? utmost(target) : other - 1;
        if (!flips(target, enough)) {
            return other;
        }
        long tooLittle = 0;
        while (enough - tooLittle > 1) {
            long middle = tooLittle + (enough - tooLittle) / 2;
            if (flips(target, middle)) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return enough;
    }

    /** The largest spend that the venue would allow. */
    private long utmost(int target) {
        long allowed = 0;
        long refused = mostMicros + 1;
        if (attack(target, mostMicros) != null) {
            return mostMicros;
        }
        while (refused - allowed > 1) {
            long middle = allowed + (refused - allowed) / 2;
            if (attack(target, middle) != null) {
                allowed = middle;
            } else {
                refused = middle;
            }
        }
        return allowed;
    }

    private boolean flips(int target, long spendMicros) {
        Attack attack = attack(target, spendMicros);
        return attack != null && after(attack).verdict().condition() == target;
    }

    private Attack attack(int target, long spendMicros) {
        return Attack.of(book, target, outlook.terms().lowerIsBetter(), spendMicros);
    }

    private Outlook after(Attack attack) {
        return outlook.with(attack.joining(took)).holding(outlook.atMicros(), attack.values());
    }

    private CostToFlip none() {
        int target = expected == 0 ? 1 : 0;
        Outlook after = after(attack(target, utmost(target)));
        String unmet = after.guards().stream()
                .filter(guard -> !guard.isMet())
                .map(Guard::id)
                .collect(Collectors.joining(", "));
        return unmet.isEmpty()
                ? CostToFlip.none(
                        CostToFlip.None.OUT_OF_REACH,
                        "no price that can be reached makes a difference in what is left of the window")
                : CostToFlip.none(CostToFlip.None.GUARDS, "one account cannot meet these guards: " + unmet);
    }
}
