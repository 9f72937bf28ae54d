package covenant.engine.decision;

import covenant.engine.command.DecisionTerms;
import java.util.List;

/** The registry of rules. */
public final class DecisionRules {
    private DecisionRules() {}

    /** The rule of these terms, with these guards. */
    public static DecisionRule of(DecisionTerms terms, List<Guard> guards) {
        DecisionRule chooser = new Guarded(plain(terms.baseRule()), guards);
        return terms.rule() == DecisionTerms.Rule.RANDOMISED ? new Randomised(chooser) : chooser;
    }

    /** The same without the lot: what the rule alone would choose. */
    public static DecisionRule withoutLot(DecisionTerms terms, List<Guard> guards) {
        return new Guarded(plain(terms.baseRule()), guards);
    }

    private static DecisionRule plain(DecisionTerms.Rule rule) {
        return switch (rule) {
            case TWAP_MARGIN -> new TwapMargin();
            case SCOREBOARD -> new Scoreboard();
            case LAST_PRICE -> new LastPrice();
            case ADVISORY -> new Advisory();
            case RANDOMISED -> throw new IllegalArgumentException("the lot needs another rule beneath it");
        };
    }
}
