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
        double[] last = {start};
        if (market.decision() == null) {
            seat.at(seat.plan().endMicros() - 1, () -> last[0] = seat.expectation(terms.market(), terms.target()));
        }
        seat.atEnd(then -> {
            if (market.decision() != null) {
                then.receivesOutside(
                        market.decision().choice().condition() == terms.target() ? terms.bountyMicros() : 0);
            } else {
                then.receivesOutside(StrictMath.round(terms.bountyMicros() * (last[0] - start)));
            }
        });
    }
}
