package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.AdvanceClock;
import covenant.engine.event.Event;
import covenant.engine.state.VenueState;

/** Moving a simulated clock. */
final class Timekeeping {
    private final VenueState state;

    Timekeeping(VenueState state) {
        this.state = state;
    }

    /** Notes that the clock was moved; returns why it was not, or null. */
    Refused advance(AdvanceClock c, Moment now) {
        Refused refused = check(c);
        if (refused == null && c.toMicros() != 0 && c.toMicros() < now.atMicros()) {
            refused = new Refused(Refusal.CLOCK_BACKWARD, "the clock is past that time");
        }
        if (refused == null && c.toMicros() > now.atMicros()) {
            refused = tooFar();
        }
        if (refused == null && !now.isRehearsal()) {
            now.events().on(new Event.ClockAdvanced(now.atMicros(), c.by(), c.reason()));
        }
        return refused;
    }

    /** Where the clock goes from {@code nowMicros} by this command; stays there if the command will be refused. */
    long target(AdvanceClock c, long nowMicros) {
        if (check(c) != null) {
            return nowMicros;
        }
        long target = c.toMicros() != 0 ? c.toMicros() : StrictMath.min(nowMicros + c.byMicros(), Limits.LAST_MICROS);
        boolean near = target <= Limits.LAST_MICROS && target - nowMicros <= Limits.MAX_ADVANCE_MICROS;
        return near ? StrictMath.max(target, nowMicros) : nowMicros;
    }

    private Refused check(AdvanceClock c) {
        if (!state.simulatedClock()) {
            return new Refused(Refusal.CLOCK_NOT_SIMULATED, "this venue runs by the machine's clock");
        }
        boolean forward = c.toMicros() >= 0 && c.byMicros() >= 0 && (c.toMicros() > 0) != (c.byMicros() > 0);
        if (!forward) {
            return new Refused(Refusal.CLOCK_BACKWARD, "the clock goes forward, by so much or to a time");
        }
        Refused refused = Texts.checkReason(c.reason());
        return refused == null && c.byMicros() > Limits.MAX_ADVANCE_MICROS ? tooFar() : refused;
    }

    private static Refused tooFar() {
        return new Refused(Refusal.LIMIT_EXCEEDED, "one advance of the clock: at most 3653 days, to the year 9999");
    }
}
