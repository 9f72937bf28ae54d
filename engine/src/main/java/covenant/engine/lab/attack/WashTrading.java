package covenant.engine.lab.attack;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.Order;
import covenant.engine.decision.Participation;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import java.util.List;

/**
 * Trades to and fro between its own accounts, so that there seem to be traders and volume and guards that ask for them are met; then moves the
 * target's branch shortly before the decision. What one account buys the next sells, so that prices and the accounts together end where they
 * began, and only fees are lost.
 */
final class WashTrading implements Player {
    static final List<Parameter> PARAMETERS = Told.pushing(
            Told.BEFORE,
            Told.FROM,
            new Parameter("accounts", Unit.COUNT, 2, 2, 64, "how many accounts trade, one after the other"),
            new Parameter(
                    "rounds",
                    Unit.COUNT,
                    20,
                    0,
                    10_000,
                    "how often something is bought and sold again at most; it stops when the guards are met, where there are some"),
            new Parameter("size", Unit.SHARES, 10, 0.001, 1_000_000, "how many shares are bought and sold in a round"));

    private final AttackTerms terms;

    WashTrading(AttackTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        int accounts = terms.parameters().count("accounts");
        Drive drive = new Drive(seat, terms, accounts);
        int rounds =
                (int) StrictMath.round(drive.strength() * terms.parameters().count("rounds"));
        long from = seat.momentMicros(terms.market(), terms.parameters().number("from"));
        long end = seat.endMicros(terms.market()) - terms.parameters().micros("before");
        for (int i = 0; i < rounds && from < end; i++) {
            int round = i;
            seat.at(from + (long) ((end - from) * ((double) i / rounds)), () -> wash(seat, drive, round));
        }
        seat.at(end, () -> drive.raise("push"));
    }

    private void wash(Seat seat, Drive drive, int round) {
        if (isEnough(seat, round)) {
            return;
        }
        // The second of a pair is the first of the next one, so that every account trades and what it holds is evened
        // out.
        int buyer = drive.account(round % drive.accounts());
        int seller = drive.account((round + 1) % drive.accounts());
        long shares = terms.parameters().micros("size");
        boolean bought = seat.trade(buyer, terms.market(), Order.shares(terms.target(), 0, shares))
                .ok();
        if (bought
                && !seat.trade(seller, terms.market(), Order.shares(terms.target(), 0, -shares))
                        .ok()) {
            // Whoever cannot pay for the other side leaves it to the buyer.
            seat.trade(buyer, terms.market(), Order.shares(terms.target(), 0, -shares));
        }
        if (bought && round == 0) {
            seat.mark("wash trading begins");
        }
    }

    private boolean isEnough(Seat seat, int round) {
        DecisionTerms decision = seat.market(terms.market()).terms().decision();
        if (decision == null) {
            return false;
        }
        DecisionTerms.Guards guards = decision.guards();
        Participation took = seat.market(terms.market()).participation();
        boolean isAsked = guards.minTraders() > 0 || guards.minVolumeMicros() > 0;
        // The accounts are not needed as traders once they have all traded, whatever the guard says.
        boolean enoughTraders = took.traders() >= guards.minTraders()
                || round > terms.parameters().count("accounts");
        return isAsked && enoughTraders && took.volumeMicros() >= guards.minVolumeMicros();
    }
}
