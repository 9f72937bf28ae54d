package covenant.engine.lab.benchmark;

import covenant.engine.command.DecisionTerms.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Does a bribed entrant flip the decision? Two honest traders have seen a bit each; a third enters, quotes first or last, and is paid for a high
 * statistic. Everybody knows the bounty and plays an equilibrium of the {@link QuoteGame}, found by {@link CfrPlus}. Which way the quotes go then
 * is played on the engine, and its own decisions by {@code last-price} and {@code twap-margin} are what is counted.
 */
public final class Entry {
    private static final Rule[] RULES = {Rule.LAST_PRICE, Rule.TWAP_MARGIN};

    private Entry() {}

    /**
     * What came out.
     *
     * @param rows by place, entrant, bounty and rule
     * @param findings where the rules differ
     * @param largestDifference between a payoff of the game and what the engine paid for the same quotes
     */
    public record Study(List<EntryRow> rows, List<EntryFinding> findings, double largestDifference) {
        public Study {
            rows = List.copyOf(rows);
            findings = List.copyOf(findings);
        }
    }

    /** How many games there are. */
    public static int games(EntryTerms terms) {
        return 4 * RULES.length * terms.bounties().size();
    }

    /**
     * Solves and plays all games.
     *
     * @param progress is told how many games are done
     */
    public static Study study(EntryTerms terms, IntConsumer progress) {
        QuoteGame first = game(terms, true, true, Rule.LAST_PRICE, 0);
        QuotesPlayed played = QuotesPlayed.of(first);
        List<EntryRow> rows = new ArrayList<>();
        for (boolean isLast : new boolean[] {true, false}) {
            for (boolean isInformed : new boolean[] {true, false}) {
                for (double bounty : terms.bounties()) {
                    for (Rule rule : RULES) {
                        rows.add(row(terms, isInformed, isLast, rule, bounty, played));
                        progress.accept(rows.size());
                    }
                }
            }
        }
        return new Study(rows, EntryFinding.of(rows), played.largestDifference(first));
    }

    private static EntryRow row(
            EntryTerms terms, boolean isInformed, boolean isLast, Rule rule, double bounty, QuotesPlayed played) {
        QuoteGame game = game(terms, isInformed, isLast, rule, bounty);
        QuotePolicy policy = CfrPlus.solve(game, terms.iterations());
        double accuracy =
                policy.mean(way -> played.isAdopted(rule, way) ? 1 : 0, way -> played.isAdopted(rule, way) ? 0 : 1);
        double entrant = 0;
        double others = 0;
        for (int seat = 0; seat < QuoteGame.SEATS; seat++) {
            int s = seat;
            double profit = policy.mean(way -> played.profit(s, true, way), way -> played.profit(s, false, way));
            entrant += seat == game.entrant() ? profit : 0;
            others += seat == game.entrant() ? 0 : profit;
        }
        Double myopic = isInformed ? myopic(game.entrant(), rule, bounty) : null;
        return new EntryRow(isInformed, isLast, rule, bounty, accuracy, entrant, others, policy.nashConv(), myopic);
    }

    private static Double myopic(int seat, Rule rule, double bounty) {
        BenchmarkTerms terms = new BenchmarkTerms(Galanis.TRADERS, bounty, seat, Mechanism.SEQUENTIAL, 1, rule);
        return Galanis.play(terms).ruleAccuracy().value();
    }

    private static QuoteGame game(EntryTerms terms, boolean isInformed, boolean isLast, Rule rule, double bounty) {
        int own = isInformed ? 0 : QuoteGame.NO_BIT;
        int[] bits = isLast ? new int[] {1, 2, own} : new int[] {own, 1, 2};
        return new QuoteGame(terms.grid(), bits, isLast ? QuoteGame.SEATS - 1 : 0, bounty, rule);
    }
}
