package covenant.api.report;

import covenant.api.report.page.Figures;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.replay.Injection;
import covenant.engine.replay.Others;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayResult.MarketComparison;
import covenant.engine.replay.ReplayTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was changed in a replay, and what that takes for granted, in sentences. */
final class ReplayWords {
    private ReplayWords() {}

    /** One sentence for each change; empty where nothing was changed. */
    static List<String> changes(ReplayResult result) {
        ReplayTerms terms = result.terms();
        List<String> words = new ArrayList<>();
        if (terms.toSequence() != Long.MAX_VALUE) {
            words.add("Commands are taken up to sequence " + Figures.count(terms.toSequence()) + ".");
        }
        if (terms.toMicros() != Long.MAX_VALUE) {
            words.add("Commands are taken up to " + Figures.time(terms.toMicros()) + " UTC.");
        }
        if (!terms.without().isEmpty()) {
            words.add("Trades and orders of " + names(terms.without()) + " are left out.");
        }
        if (!terms.only().isEmpty()) {
            words.add("Of all accounts, only " + names(terms.only()) + " trade.");
        }
        String where = terms.markets().isEmpty() ? "" : " in " + names(terms.markets());
        rule(terms, result).forEach(change -> words.add(change + where + "."));
        if (terms.liquidityMicros() >= 0) {
            words.add("The liquidity parameter is " + Figures.credits(terms.liquidityMicros()) + " credits" + where
                    + ".");
        } else if (terms.liquidityFactor() != 1) {
            words.add("The liquidity parameter is " + Figures.number(terms.liquidityFactor())
                    + " times the recorded one" + where + ".");
        }
        injections(terms, words);
        return words;
    }

    /** The changes in a few words, as a headline. */
    static String headline(ReplayResult result) {
        ReplayTerms terms = result.terms();
        List<String> words = new ArrayList<>();
        if (!terms.without().isEmpty()) {
            words.add("without " + few(terms.without()));
        }
        if (!terms.only().isEmpty()) {
            words.add("with only " + few(terms.only()));
        }
        if (terms.rule() != null) {
            words.add("under " + terms.rule().id());
        }
        if (terms.maxChange() >= 0) {
            words.add(terms.maxChange() == 0 ? "without lag" : "with another lag");
        }
        if (terms.windowMicros() >= 0) {
            words.add("with a window of " + Figures.duration(terms.windowMicros()));
        }
        if (terms.thresholdBps() != null || terms.epsilonPpb() >= 0) {
            words.add(terms.thresholdBps() == null ? "with another lot" : "with another threshold");
        }
        if (terms.liquidityMicros() >= 0 || terms.liquidityFactor() != 1) {
            words.add("with other liquidity");
        }
        if (!terms.injections().isEmpty()) {
            words.add("with " + Figures.count(terms.injections().size())
                    + (terms.injections().size() == 1 ? " command" : " commands") + " injected");
        }
        String all = words.isEmpty() ? "as recorded" : String.join(", ", words);
        return Character.toUpperCase(all.charAt(0)) + all.substring(1);
    }

    private static String few(List<String> accounts) {
        return accounts.size() <= 3 ? names(accounts) : Figures.count(accounts.size()) + " accounts";
    }

    private static List<String> rule(ReplayTerms terms, ReplayResult result) {
        List<String> words = new ArrayList<>();
        if (terms.rule() != null) {
            words.add("The decision rule is " + terms.rule().id());
        }
        if (terms.maxChange() == 0) {
            words.add("The observation does not lag: the average is of the price itself");
        } else if (terms.maxChange() > 0) {
            words.add("The observation moves by at most " + lag(terms, result) + " at each point of the grid");
        }
        if (terms.windowMicros() >= 0) {
            words.add("The window is " + Figures.duration(terms.windowMicros()));
        }
        if (terms.thresholdBps() != null) {
            words.add("The threshold is " + terms.thresholdBps() + " basis points");
        }
        if (terms.epsilonPpb() >= 0) {
            words.add("The lot decides with probability " + Figures.number(terms.epsilonPpb() / 1e9));
        }
        return words;
    }

    /** In the unit of the first market concerned: others may count in other parts. */
    private static String lag(ReplayTerms terms, ReplayResult result) {
        for (MarketComparison each : result.markets()) {
            MarketTerms market = each.terms();
            if (market.decision() != null
                    && (terms.markets().isEmpty() || terms.markets().contains(each.id()))) {
                Courses courses = new Courses(market);
                return Figures.number(courses.value((double) terms.maxChange())) + " (" + courses.unit() + ")";
            }
        }
        return Figures.count(terms.maxChange()) + " parts";
    }

    private static void injections(ReplayTerms terms, List<String> words) {
        Map<String, Integer> kinds = new TreeMap<>();
        long replaced = 0;
        for (Injection injection : terms.injections()) {
            kinds.merge(injection.command().kind().id(), 1, Integer::sum);
            replaced += injection.replaces() > 0 ? 1 : 0;
        }
        if (!kinds.isEmpty()) {
            List<String> each = kinds.entrySet().stream()
                    .map(kind -> kind.getValue() + " of kind " + kind.getKey())
                    .toList();
            words.add("Commands are injected: " + String.join(", ", each)
                    + (replaced == 0 ? "." : "; " + replaced + " of them in the place of recorded ones."));
        }
    }

    private static String names(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** What "the others do the same" means here. */
    static String meaning(Others others) {
        return switch (others) {
            case SAME_SHARES -> "The others trade the same shares of the same claims, whatever they now cost.";
            case SAME_PRICES -> "The others move the price to where they left it, and trade more or less for that.";
        };
    }

    /** What follows from that for the reading of the figures. */
    static String consequence(Others others) {
        return switch (others) {
            case SAME_SHARES ->
                "They had decided beforehand and see nothing of what has become different: prices drift apart and nobody trades them back,"
                        + " so what is shown is the largest lasting effect of the change. What they pay differs from what they paid.";
            case SAME_PRICES ->
                "They hold the same beliefs and make them count: after each of their trades the price is where it was, so an effect lasts only"
                        + " until the next of them. What they hold, and may win or lose, differs from what they held.";
        };
    }

    /** How a market's conditional prices may be read, in a sentence. */
    static String label(boolean causal) {
        return causal
                ? "Causal: a lot may decide and payoffs make up for its chances, so these prices may be read as what a condition causes."
                : "Evidential: these prices mix what a condition causes with what its coming about reveals.";
    }

    /** A decision's rule and its figures, in a few words. */
    static String rule(DecisionTerms decision) {
        String base = decision.rule() == DecisionTerms.Rule.RANDOMISED
                ? "randomised over " + decision.baseRule().id() + ", epsilon "
                        + Figures.number(decision.epsilonPpb() / 1e9)
                : decision.rule().id();
        return base + ", window " + Figures.duration(decision.windowMicros()) + ", threshold " + decision.thresholdBps()
                + " bps" + (decision.maxChange() > 0 ? ", lagging" : "");
    }
}
