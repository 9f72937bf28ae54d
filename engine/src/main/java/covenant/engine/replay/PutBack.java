package covenant.engine.replay;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Tells what would have to be injected into the changed history to have the recorded one back: recorded commands in the changed history's
 * numbers, and where something has none there because it was not made, by the injection that makes it.
 */
final class PutBack {
    private final ReplayOutput output;
    private final boolean isMoved;
    private final Map<Kind, Map<Integer, Integer>> made = new HashMap<>();
    private final Renumbering renumbering;
    private int told;

    /** What has numbers. */
    private enum Kind {
        ACCOUNT,
        MARKET,
        ORDER,
        ACTOR,
        COMMITMENT,
        PLEDGE,
        PLAYBOOK
    }

    PutBack(Numbers numbers, ReplayOutput output, boolean isMoved) {
        this.output = output;
        this.isMoved = isMoved;
        this.renumbering = new Renumbering(new Renumbering.Space(
                orMade(Kind.ACCOUNT, numbers::account),
                orMade(Kind.MARKET, numbers::market),
                orMade(Kind.ORDER, numbers::order),
                orMade(Kind.ACTOR, numbers::actor),
                orMade(Kind.COMMITMENT, numbers::commitment),
                orMade(Kind.PLEDGE, numbers::pledge),
                orMade(Kind.PLAYBOOK, numbers::playbook),
                numbers::firing));
    }

    private IntUnaryOperator orMade(Kind kind, IntUnaryOperator numbers) {
        Map<Integer, Integer> ofKind = made.computeIfAbsent(kind, absent -> new HashMap<>());
        return number -> {
            Integer place = ofKind.get(number);
            return place != null ? (Integer) (Injection.MADE + place) : (Integer) numbers.applyAsInt(number);
        };
    }

    /** This command did not come about as it was recorded. */
    void tell(RecordedCommand recorded, Answer was, boolean leftOut) {
        if (isMoved) {
            return;
        }
        Command command = recorded.command().accept(renumbering);
        Kind kind = kind(command);
        if (was.ok() && !was.repeated() && kind != null) {
            made.get(kind).put(was.number(), told);
        }
        told++;
        output.putBack(new Injection(recorded.sequence(), recorded.atMicros(), command), leftOut);
    }

    private static Kind kind(Command command) {
        return switch (command.kind()) {
            case OPEN_ACCOUNT -> Kind.ACCOUNT;
            case OPEN_MARKET -> Kind.MARKET;
            case PLACE_ORDER -> Kind.ORDER;
            case OPEN_ACTOR -> Kind.ACTOR;
            case OPEN_COMMITMENT -> Kind.COMMITMENT;
            case OPEN_PLEDGE -> Kind.PLEDGE;
            case OPEN_PLAYBOOK -> Kind.PLAYBOOK;
            default -> null;
        };
    }
}
