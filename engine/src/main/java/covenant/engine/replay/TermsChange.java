package covenant.engine.replay;

import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a replay changes in the terms on which markets open. */
final class TermsChange {
    /** The chance of the lot where a decision becomes randomised and nothing is said of it. */
    static final long USUAL_EPSILON_PPB = Limits.PPB / 10;

    private static final String SEAL = "covenant replay: the seed of ";

    private final ReplayTerms terms;

    TermsChange(ReplayTerms terms) {
        this.terms = terms;
    }

    /** Whether a market of this id is one of those that the changes are about. */
    boolean isAbout(String id) {
        return terms.markets().isEmpty() || terms.markets().contains(id);
    }

    /** Whether anything is changed in how markets decide. */
    boolean changesDecisions() {
        return terms.rule() != null
                || terms.maxChange() >= 0
                || terms.windowMicros() >= 0
                || terms.thresholdBps() != null
                || terms.epsilonPpb() >= 0;
    }

    /** Whether anything is changed in how deep markets are. */
    boolean changesLiquidity() {
        return terms.liquidityMicros() >= 0 || terms.liquidityFactor() != 1;
    }

    /** The liquidity parameter in place of this one. */
    long liquidityMicros(String id, long recordedMicros) {
        if (!changesLiquidity() || !isAbout(id)) {
            return recordedMicros;
        }
        return terms.liquidityMicros() >= 0
                ? terms.liquidityMicros()
                : StrictMath.round(recordedMicros * terms.liquidityFactor());
    }

    /** By what a recorded liquidity parameter that is added to later is multiplied. */
    double factor() {
        return terms.liquidityMicros() >= 0 ? 1 : terms.liquidityFactor();
    }

    /** The terms in place of these. */
    MarketTerms of(MarketTerms recorded) {
        return changesDecisions() && isAboutDecision(recorded)
                ? recorded.deciding(of(recorded.id(), recorded.decision()))
                : recorded;
    }

    /**
     * Whether changes of decisions are about that of this market. Where no market is named, another rule passes by those in which a
     * coordinator decides and the choice is bet on: prices that are bet on in this way cannot decide.
     */
    boolean isAboutDecision(MarketTerms recorded) {
        boolean isPassedBy = terms.markets().isEmpty()
                && terms.rule() != null
                && terms.rule() != Rule.ADVISORY
                && recorded.conditionTrading();
        return recorded.decision() != null && isAbout(recorded.id()) && !isPassedBy;
    }

    private DecisionTerms of(String market, DecisionTerms was) {
        Rule rule = terms.rule() == null ? was.rule() : terms.rule();
        boolean byLot = rule == Rule.RANDOMISED;
        Rule base = byLot ? beneath(was.baseRule()) : rule;
        return new DecisionTerms(
                rule,
                base,
                was.decidesAtMicros(),
                terms.windowMicros() >= 0 ? terms.windowMicros() : was.windowMicros(),
                was.statusQuo(),
                was.lowerIsBetter(),
                terms.thresholdBps() == null ? was.thresholdBps() : terms.thresholdBps(),
                terms.maxChange() >= 0 ? terms.maxChange() : was.maxChange(),
                was.gridMicros(),
                was.absoluteMargin(),
                was.relativeMarginBps(),
                base == Rule.SCOREBOARD ? Math.max(1, was.victoryMargin()) : was.victoryMargin(),
                byLot ? epsilonPpb(was) : 0,
                byLot ? seed(market, was) : null,
                byLot && (was.rule() != Rule.RANDOMISED || was.inverseProbability()),
                was.guards());
    }

    private static Rule beneath(Rule rule) {
        return rule == Rule.ADVISORY || rule == Rule.RANDOMISED ? Rule.TWAP_MARGIN : rule;
    }

    private long epsilonPpb(DecisionTerms was) {
        if (terms.epsilonPpb() >= 0) {
            return terms.epsilonPpb();
        }
        return was.epsilonPpb() > 0 ? was.epsilonPpb() : USUAL_EPSILON_PPB;
    }

    /** The recorded secret; where there was none, SHA-256 of a fixed text and the market's id, so that the draw is the same each time. */
    private static KeyHash seed(String market, DecisionTerms was) {
        if (was.seed() != null) {
            return was.seed();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return KeyHash.of(digest.digest((SEAL + market).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
