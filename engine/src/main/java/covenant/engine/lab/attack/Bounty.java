package covenant.engine.lab.attack;

import covenant.engine.lab.scene.Seat;
import covenant.engine.state.Market;

/** What an attacker is paid from outside, the same for every attack. */
final class Bounty {
    private Bounty() {}

    /** Has it paid at the end. Called when the attacker enters. */
    static void promise(Seat seat, AttackTerms terms) {
        double start = seat.expectation(terms.market(), terms.target());
        Market market = seat.market(terms.market());
        // Settling moves no price, so at the end the last ones are still there.
        seat.atEnd(then -> then.receivesOutside(
                market.decision() == null
                        ? StrictMath.round(
                                terms.bountyMicros() * (seat.expectation(terms.market(), terms.target()) - start))
                        : isChosen(market, terms.target()) ? terms.bountyMicros() : 0));
    }

    /** Whether a market's decision fell on a condition. */
    static boolean isChosen(Market market, int condition) {
        return market.decision().choice() != null && market.decision().choice().condition() == condition;
    }
}
