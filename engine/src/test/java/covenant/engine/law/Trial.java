package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.Deposit;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.OpenAccount;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import java.util.ArrayList;
import java.util.List;

/**
 * An engine on trial: it applies steps, and every law looks on. The venue has an operator, a coordinator with money for any subsidy and one
 * with little, and three participants: one rich, one not, one with a single credit.
 */
final class Trial {
    static final int OPERATOR = 1;
    static final int COORDINATOR = 2;
    static final int OTHER_COORDINATOR = 3;
    static final int FIRST_PARTICIPANT = 4;
    static final int PARTICIPANTS = 3;

    /** The law for which nobody has to look. */
    static final String NEVER_THROWS = "the engine refuses by value and never throws";

    private static final long CREDIT = Limits.MICROS;
    private static final int COORDINATORS_DEPOSITS = 3;

    private final Engine engine = new Engine();
    private final Books books = new Books();
    private final List<Done> done = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Law> laws;
    private boolean wasDue;
    private byte[] hashBefore;
    private byte[] hash;

    /** A venue with its accounts, in which these laws look on from now. */
    Trial(List<Law> laws) {
        for (Command command : prelude()) {
            enter(new Step(engine.sequence() == 0 ? TestVenue.START_MICROS : 0, command));
        }
        this.laws = laws;
        hash = engine.hash();
    }

    private static List<Command> prelude() {
        List<Command> prelude = new ArrayList<>();
        prelude.add(new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Trial", true));
        prelude.add(open("operator", Role.OPERATOR, 0));
        prelude.add(open("coordinator", Role.COORDINATOR, Limits.MAX_DEPOSIT_MICROS));
        prelude.add(open("other", Role.COORDINATOR, 1_000 * CREDIT));
        prelude.add(open("ann", Role.PARTICIPANT, Limits.MAX_DEPOSIT_MICROS));
        prelude.add(open("bob", Role.PARTICIPANT, 1_000 * CREDIT));
        prelude.add(open("cyd", Role.PARTICIPANT, CREDIT));
        for (int i = 0; i < COORDINATORS_DEPOSITS; i++) {
            prelude.add(new Deposit(CommandId.NONE, OPERATOR, COORDINATOR, Limits.MAX_DEPOSIT_MICROS));
        }
        return prelude;
    }

    private static Command open(String id, Role role, long micros) {
        return new OpenAccount(CommandId.NONE, Command.VENUE_ACCOUNT, id, id, role, micros, null);
    }

    /** Applies a step under the eyes of the laws. */
    Answer apply(Step step) {
        laws.forEach(law -> law.before(this, step));
        hashBefore = hash;
        Answer answer = enter(step);
        hash = laws.isEmpty() ? hash : engine.hash();
        laws.forEach(law -> law.after(this, step, answer));
        return answer;
    }

    @SuppressWarnings("IllegalCatch")
    private Answer enter(Step step) {
        events.clear();
        long sequence = engine.sequence() + 1;
        long at = engine.atMicros() + step.afterMicros();
        wasDue = engine.state().nextDueMicros() <= at;
        Answer answer;
        try {
            answer = engine.apply(sequence, at, step.command(), events::add);
        } catch (RuntimeException e) {
            throw new LawBroken(NEVER_THROWS, String.valueOf(e), e);
        }
        books.enter(events);
        if (answer.ok() && !answer.repeated()) {
            books.enter(step.command(), answer, events);
        }
        done.add(new Done(sequence, at, step.command(), answer));
        return answer;
    }

    /** Lets the laws look at the whole. */
    void end() {
        laws.forEach(law -> law.atEnd(this));
    }

    Engine engine() {
        return engine;
    }

    Books books() {
        return books;
    }

    /** All that was applied, the prelude first. */
    List<Done> done() {
        return done;
    }

    /** Events of the last command. */
    List<Event> events() {
        return events;
    }

    /** Whether something was due before the last command: a deadline, or orders that the commands before left to fill. */
    boolean wasDue() {
        return wasDue;
    }

    /** The state hash before the last command. */
    byte[] hashBefore() {
        return hashBefore;
    }

    /** The state hash after it. */
    byte[] hash() {
        return hash;
    }
}
