package covenant.engine.decision;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.KeyHash;
import java.util.ArrayList;
import java.util.List;

/**
 * How a decision stands at a moment; it never changes, and moving on in time gives another. Until the decision values stay as they are unless
 * told otherwise: this is how one sees what would be decided if prices were held somewhere. After the decision it stands still.
 */
public final class Outlook {
    private final Decision decision;
    private final Participation participation;

    /** Owns the decision from now on. */
    Outlook(Decision decision, Participation participation) {
        this.decision = decision;
        this.participation = participation;
    }

    /** The same at a later moment, with prices as they are. */
    public Outlook at(long atMicros) {
        Decision later = decision.copy();
        later.pass(atMicros);
        return new Outlook(later, participation);
    }

    /** The decision as it would stand in the end if from this moment on values, by condition, were these. */
    public Outlook holding(long fromMicros, long[] values) {
        Decision later = decision.copy();
        later.observe(fromMicros, values);
        later.pass(decision.window().toMicros());
        return new Outlook(later, participation);
    }

    /** The same as if so many had taken part. */
    public Outlook with(Participation other) {
        return new Outlook(decision, other);
    }

    /** The decision's terms, without the secret of the lot until it was drawn. */
    public DecisionTerms terms() {
        DecisionTerms terms = decision.market().decision();
        return choice() == null ? terms.sealedBy(null) : terms;
    }

    /** SHA-256 of the secret of the lot; null where there is none. */
    public KeyHash seedHash() {
        KeyHash seed = decision.market().decision().seed();
        return seed == null ? null : Draw.seal(seed);
    }

    /** Where the decision stands. */
    public Decision.Stage stage() {
        return decision.stage();
    }

    /** The moment of this outlook, at the latest that of the decision, microseconds since 1970 UTC. */
    public long atMicros() {
        return decision.seenAtMicros();
    }

    /** When the window begins. */
    public long windowFromMicros() {
        return decision.window().fromMicros();
    }

    /** When the window ends and the decision falls. */
    public long windowToMicros() {
        return decision.window().toMicros();
    }

    /** What was measured, for the rule. */
    public Standing standing() {
        return standing(null);
    }

    private Standing standing(Draw draw) {
        List<Reading> readings = new ArrayList<>();
        for (int c = 0; c < decision.names().size(); c++) {
            readings.add(decision.candidate(c).reading(decision.names().get(c), decision.seenAtMicros()));
        }
        return new Standing(readings, decision.market().decision(), draw);
    }

    /** What was last observed of a condition: the value in force, unless the average lags. */
    public long observation(int condition) {
        Candidate candidate = decision.candidate(condition);
        boolean isLagging = decision.market().decision().maxChange() > 0;
        return isLagging ? candidate.average.observation() : candidate.value;
    }

    /** The guards as they stand; as they stood when the decision fell. */
    public List<Guard> guards() {
        return Guard.of(
                decision.market().decision().guards(),
                participation,
                decision.tradingFromMicros(),
                decision.window().fromMicros(),
                decision.seenAtMicros());
    }

    /** What the rule chooses as things stand, guards included and the lot left out. */
    public Verdict verdict() {
        return verdict(null);
    }

    Verdict verdict(Draw draw) {
        return rule().choose(standing(draw));
    }

    /** The rule with its guards. */
    public DecisionRule rule() {
        return DecisionRules.of(decision.market().decision(), guards());
    }

    /** What was decided, or null. */
    public Choice choice() {
        return decision.choice();
    }

    /** How much of a payoff counts after what was decided. */
    public Mix mix() {
        return decision.mix();
    }
}
