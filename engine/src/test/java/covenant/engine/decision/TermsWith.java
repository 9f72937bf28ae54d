package covenant.engine.decision;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.KeyHash;

/** Decision terms in the making, field by field, so that a test may state only what it is about. */
public final class TermsWith {
    public Rule rule;
    public Rule baseRule;
    public long decidesAtMicros;
    public long windowMicros;
    public int statusQuo;
    public boolean lowerIsBetter;
    public int thresholdBps;
    public long maxChange;
    public long gridMicros;
    public long absoluteMargin;
    public int relativeMarginBps;
    public int victoryMargin;
    public long epsilonPpb;
    public KeyHash seed;
    public boolean inverseProbability;
    public Guards guards;

    private TermsWith(DecisionTerms terms) {
        rule = terms.rule();
        baseRule = terms.baseRule();
        decidesAtMicros = terms.decidesAtMicros();
        windowMicros = terms.windowMicros();
        statusQuo = terms.statusQuo();
        lowerIsBetter = terms.lowerIsBetter();
        thresholdBps = terms.thresholdBps();
        maxChange = terms.maxChange();
        gridMicros = terms.gridMicros();
        absoluteMargin = terms.absoluteMargin();
        relativeMarginBps = terms.relativeMarginBps();
        victoryMargin = terms.victoryMargin();
        epsilonPpb = terms.epsilonPpb();
        seed = terms.seed();
        inverseProbability = terms.inverseProbability();
        guards = terms.guards();
    }

    /** These terms with some fields changed. */
    public static DecisionTerms of(DecisionTerms terms, java.util.function.Consumer<TermsWith> change) {
        TermsWith with = new TermsWith(terms);
        change.accept(with);
        return new DecisionTerms(
                with.rule,
                with.baseRule,
                with.decidesAtMicros,
                with.windowMicros,
                with.statusQuo,
                with.lowerIsBetter,
                with.thresholdBps,
                with.maxChange,
                with.gridMicros,
                with.absoluteMargin,
                with.relativeMarginBps,
                with.victoryMargin,
                with.epsilonPpb,
                with.seed,
                with.inverseProbability,
                with.guards);
    }
}
