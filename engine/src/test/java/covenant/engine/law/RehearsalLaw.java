package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.core.Engine;
import java.util.Arrays;
import java.util.List;

/** Before each command its rehearsal: the same verdict, reason and numbers, and not a bit of the state changed by it. */
final class RehearsalLaw extends Law {
    private Answer rehearsed;

    RehearsalLaw() {
        super("a rehearsal answers what the command is answered, and changes nothing");
    }

    @Override
    void before(Trial trial, Step step) {
        Engine engine = trial.engine();
        long at = engine.atMicros() + step.afterMicros();
        // What is due before the command is not foreseen: a venue carries that out when it is due.
        rehearsed = engine.state().nextDueMicros() <= at ? null : engine.rehearse(step.command(), at);
        if (rehearsed != null) {
            check(Arrays.equals(engine.hash(), trial.hash()), "the rehearsal of %s changed the state", step.command());
        }
    }

    @Override
    void after(Trial trial, Step step, Answer answer) {
        if (rehearsed != null) {
            checkEqual(told(rehearsed), told(answer), "rehearsed %s", step.command());
            long behind = answer.repeated() ? 0 : 1;
            checkEqual(rehearsed.sequence(), answer.sequence() - behind, "as of");
            exercised();
        }
    }

    private static List<Object> told(Answer a) {
        return List.of(
                a.ok(),
                a.ok() ? "" : a.refusal(),
                a.detail(),
                a.atMicros(),
                a.repeated(),
                a.number(),
                a.sharesMicros(),
                a.costMicros(),
                a.feeMicros(),
                a.priceBeforePpb(),
                a.priceAfterPpb(),
                a.collateralMicros(),
                a.cashAfterMicros(),
                a.legs());
    }
}
