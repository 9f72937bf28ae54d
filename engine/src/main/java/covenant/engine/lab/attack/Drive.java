package covenant.engine.lab.attack;

import covenant.engine.Limits;
import covenant.engine.command.Order;
import covenant.engine.lab.scene.Seat;
import covenant.engine.pricing.Fee;
import covenant.engine.pricing.Odds;
import covenant.engine.state.Market;

/**
 * An attacker at work: its accounts, which share its budget evenly and act one after the other, and what they push where. Where it is to find
 * out itself how far to go, it does nothing that would not turn the decision: money for nothing is not part of a good plan.
 */
final class Drive {
    private final Seat seat;
    private final AttackTerms terms;
    private final Aim aim;
    private final int[] accounts;
    private boolean hasHeldBack;

    /** Takes its seat: promises the bounty and opens so many accounts. */
    Drive(Seat seat, AttackTerms terms, int accounts) {
        Bounty.promise(seat, terms);
        this.seat = seat;
        this.terms = terms;
        this.aim = new Aim(seat, terms);
        this.accounts = new int[accounts];
        for (int i = 0; i < accounts; i++) {
            this.accounts[i] = seat.open(terms.budgetMicros() / accounts);
        }
    }

    Aim aim() {
        return aim;
    }

    int account(int number) {
        return accounts[number];
    }

    int accounts() {
        return accounts.length;
    }

    double strength() {
        return terms.parameters().number("strength");
    }

    /** Pushes the target's branch to where it should be, if it is not there. */
    void raise(String what) {
        double now = seat.expectation(terms.market(), terms.target());
        double goal = goal();
        if (!Double.isNaN(goal) && !aim.isAsGood(now, goal)) {
            pushTo(terms.target(), now, goal, what);
        }
    }

    /** Where the target's price should be; NaN where it is best left alone. */
    double goal() {
        double given = terms.parameters().number("price");
        if (given > 0) {
            return given;
        }
        if (!aim.isDecided()) {
            return aim.bestPrice(aim.prior());
        }
        if (aim.isWon()) {
            return Double.NaN;
        }
        double needed = aim.targetPrice();
        if (Double.isNaN(needed) || !isAffordable(needed)) {
            holdBack(
                    Double.isNaN(needed)
                            ? "holds back: no price turns it"
                            : "holds back: it would take more than the budget");
            return Double.NaN;
        }
        double slack = terms.parameters().number("slack");
        return Aim.beyond(needed, aim.isUp() ? slack : -slack);
    }

    // What several accounts can do together is a matter of their cash: each holds a part, and limits for one do not
    // bind all.
    private boolean isAffordable(double price) {
        long ppb = StrictMath.round(price * Limits.PPB);
        if (accounts.length == 1) {
            Order order = Order.toPrice(terms.target(), 0, ppb);
            return seat.rehearse(accounts[0], terms.market(), order).ok();
        }
        Odds odds = Odds.of(market().q(), market().liquidityMicros(), market().claim(terms.target(), 0));
        long shares = odds.sharesToPrice(ppb);
        long cost = odds.costMicros(shares);
        long fee = new Fee(market().terms().feeBps()).onMicros(cost);
        long cash = 0;
        for (int account : accounts) {
            cash += seat.cashMicros(account);
        }
        return Math.max(0, -shares) + cost + fee <= cash;
    }

    /** Pushes all other branches out of the target's way. */
    void squeeze(String what) {
        double level = level();
        for (int c = 0; c < market().terms().conditions().size() && !Double.isNaN(level); c++) {
            double now = seat.expectation(terms.market(), c);
            if (c != terms.target() && !aim.isAsGood(level, now)) {
                pushTo(c, now, level, what);
            }
        }
    }

    private double level() {
        double given = terms.parameters().number("price");
        if (given > 0 || !aim.isDecided()) {
            return given > 0 ? given : Double.NaN;
        }
        if (aim.isWon()) {
            return Double.NaN;
        }
        double needed = aim.rivalPrice();
        if (Double.isNaN(needed)) {
            holdBack("holds back: no price turns it");
            return Double.NaN;
        }
        double slack = terms.parameters().number("slack");
        return Aim.beyond(needed, aim.isUp() ? -slack : slack);
    }

    /** Does nothing for now, and says why the first time. */
    void holdBack(String why) {
        if (!hasHeldBack && strength() > 0) {
            hasHeldBack = true;
            seat.mark(why);
        }
    }

    /** Pushes one branch; true if anything was traded. */
    boolean pushTo(int condition, double now, double goal, String what) {
        double price = now + strength() * (goal - now);
        boolean isMoved = false;
        for (int account : accounts) {
            isMoved |= seat.push(account, terms.market(), condition, 0, price).ok();
        }
        if (isMoved) {
            seat.mark(what);
        }
        return isMoved;
    }

    private Market market() {
        return seat.market(terms.market());
    }
}
