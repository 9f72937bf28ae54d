package covenant.engine.replay;

import covenant.engine.commitment.Actor;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.Pledge;
import covenant.engine.playbook.Playbook;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2IntHashMap;

/**
 * Which number something has in the changed history that has a number in the recording. What has a slug is found by it; orders by what the
 * engine answered to whoever placed them, and what playbooks did by its place among what that playbook did.
 */
final class Numbers {
    /** Nothing has this number: a command about it is refused. */
    static final int NONE = -1;

    private final VenueState recorded;
    private final VenueState changed;
    private final Int2IntHashMap orders = new Int2IntHashMap(NONE);
    private final List<Integer> made = new ArrayList<>();

    Numbers(VenueState recorded, VenueState changed) {
        this.recorded = recorded;
        this.changed = changed;
    }

    /** An order was placed in both histories. */
    void order(int recordedNumber, int changedNumber) {
        orders.put(recordedNumber, changedNumber);
    }

    /** The injection in this place made something; {@link #NONE} if it was refused. */
    void made(int place, int number) {
        while (made.size() <= place) {
            made.add(NONE);
        }
        made.set(place, number);
    }

    private int made(int number) {
        int place = number - Injection.MADE;
        return place < made.size() ? made.get(place) : NONE;
    }

    int account(int number) {
        if (number >= Injection.MADE) {
            return made(number);
        }
        Account there = recorded.account(number);
        if (there == null) {
            return number;
        }
        Account here = changed.account(there.id());
        return here == null ? NONE : here.number();
    }

    int market(int number) {
        if (number >= Injection.MADE) {
            return made(number);
        }
        Market there = recorded.market(number);
        if (there == null) {
            return number;
        }
        Market here = changed.market(there.terms().id());
        return here == null ? NONE : here.number();
    }

    int order(int number) {
        return number >= Injection.MADE ? made(number) : orders.get(number);
    }

    int actor(int number) {
        if (number >= Injection.MADE) {
            return made(number);
        }
        Actor there = recorded.commitments().actor(number);
        if (there == null) {
            return number;
        }
        Actor here = changed.commitments().actor(there.id());
        return here == null ? NONE : here.number();
    }

    int commitment(int number) {
        if (number >= Injection.MADE) {
            return made(number);
        }
        Commitment there = recorded.commitments().commitment(number);
        if (there == null) {
            return number;
        }
        Commitment here = changed.commitments().commitment(there.terms().id());
        return here == null ? NONE : here.number();
    }

    int pledge(int number) {
        if (number >= Injection.MADE) {
            return made(number);
        }
        Pledge there = recorded.commitments().pledge(number);
        if (there == null) {
            return number;
        }
        Pledge here = changed.commitments().pledge(there.terms().id());
        return here == null ? NONE : here.number();
    }

    int playbook(int number) {
        if (number >= Injection.MADE) {
            return made(number);
        }
        Playbook there = recorded.playbooks().playbook(number);
        if (there == null) {
            return number;
        }
        Playbook here = changed.playbooks().playbook(there.terms().id());
        return here == null ? NONE : here.number();
    }

    /** The same playbook's firing of the same place among its own. */
    int firing(int number) {
        if (number < 0 || number >= recorded.playbooks().firings().size()) {
            return number;
        }
        Playbook there = recorded.playbooks()
                .playbook(recorded.playbooks().firing(number).playbook());
        Playbook here = changed.playbooks().playbook(there.terms().id());
        int place = there.firings().indexOf(number);
        return here == null || place >= here.firings().size()
                ? NONE
                : here.firings().get(place);
    }
}
