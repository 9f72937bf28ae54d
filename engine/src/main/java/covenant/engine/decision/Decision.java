package covenant.engine.decision;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.statistic.Score;
import covenant.engine.statistic.Window;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.List;

/**
 * A market's decision: what was measured so far, and what was decided. Time enters only with what happens in the market and at the end: in
 * between values stand still, and whoever wants to know how things stand asks for an {@link Outlook}.
 */
public final class Decision {
    /** Stands for a value that is not there: the condition's branch is dead. */
    public static final long MISSING = Long.MIN_VALUE;

    /** Where a decision stands. */
    public enum Stage {
        /** The window has not begun. */
        BEFORE_WINDOW,
        /** It is being measured. */
        IN_WINDOW,
        /** It was measured and waits for the coordinator's choice. */
        AWAITING,
        /** It fell. */
        DECIDED,
        /** The market ended before. */
        ENDED
    }

    private final MarketTerms market;
    private final DecisionTerms terms;
    private final Window window;
    private final long tradingFromMicros;
    private final Candidate[] candidates;
    private long seenAtMicros;
    private boolean isEnded;
    private Participation participation;
    private Choice choice;

    // Between a settlement by hand and the look at the market that follows it in the same command; never in a snapshot.
    private int settledCondition = -1;
    private String settledReason = "";

    /** The decision of a market with these terms, about which nothing is known yet. */
    public Decision(MarketTerms market, long openedAtMicros) {
        this(market, openedAtMicros, new Candidate[market.conditions().size()]);
        for (int c = 0; c < candidates.length; c++) {
            candidates[c] = new Candidate(terms, window);
        }
    }

    private Decision(MarketTerms market, long openedAtMicros, Candidate[] candidates) {
        this.market = market;
        this.terms = market.decision();
        this.tradingFromMicros = Math.max(openedAtMicros, market.opensAtMicros());
        this.window =
                new Window(terms.decidesAtMicros() - terms.windowMicros(), terms.decidesAtMicros(), terms.gridMicros());
        this.candidates = candidates;
        this.seenAtMicros = openedAtMicros;
    }

    /** A decision of its own that starts here. */
    Decision copy() {
        Candidate[] copies = new Candidate[candidates.length];
        for (int c = 0; c < copies.length; c++) {
            copies[c] = candidates[c].copy();
        }
        Decision copy = new Decision(market, tradingFromMicros, copies);
        copy.seenAtMicros = seenAtMicros;
        copy.isEnded = isEnded;
        copy.participation = participation;
        copy.choice = choice;
        return copy;
    }

    /** The values with which the market opens, by condition; observations start there. */
    public void begin(long[] values) {
        for (int c = 0; c < candidates.length; c++) {
            candidates[c].value = values[c];
            candidates[c].average.start(values[c]);
        }
    }

    /** From now on these values are in force; until now the earlier ones were. */
    public void observe(long atMicros, long[] values) {
        if (isOver() || atMicros >= terms.decidesAtMicros()) {
            return;
        }
        pass(atMicros);
        if (atMicros < tradingFromMicros) {
            begin(values);
            return;
        }
        for (int c = 0; c < candidates.length; c++) {
            if (values[c] == MISSING) {
                candidates[c].isMissing = true;
            } else {
                candidates[c].value = values[c];
            }
        }
    }

    /** Lets time pass with the values in force, at most until the decision. */
    void pass(long atMicros) {
        long until = Math.min(atMicros, terms.decidesAtMicros());
        long from = Math.max(seenAtMicros, tradingFromMicros);
        if (isOver() || until <= seenAtMicros) {
            return;
        }
        seenAtMicros = until;
        long points = window.pointsWithin(from, until);
        for (int c = 0; c < candidates.length && until > from; c++) {
            Candidate candidate = candidates[c];
            if (!candidate.isMissing) {
                candidate.average.hold(candidate.value, from, until);
            }
            if (c != terms.statusQuo() && points > 0) {
                candidate.score.count(points, wins(candidate));
            }
        }
    }

    private boolean wins(Candidate challenger) {
        Candidate statusQuo = candidates[terms.statusQuo()];
        if (challenger.isMissing || statusQuo.isMissing) {
            return false;
        }
        long lead = challenger.value - statusQuo.value;
        return Score.wins(
                terms.lowerIsBetter() ? -lead : lead,
                statusQuo.value,
                terms.absoluteMargin(),
                terms.relativeMarginBps());
    }

    /**
     * The time of the decision has come, which was due: the statistic is frozen, and unless a coordinator decides, so is the choice.
     *
     * @param sequence goes into the draw
     * @return the choice; null where it is a coordinator's
     */
    public Choice fall(Participation took, long sequence) {
        pass(terms.decidesAtMicros());
        participation = took;
        if (!terms.decidesItself()) {
            return null;
        }
        int byRule = outlook(took).verdict().condition();
        Draw draw = terms.rule() == DecisionTerms.Rule.RANDOMISED ? Draw.of(terms.seed(), market.id(), sequence) : null;
        Verdict verdict = outlook(took).verdict(draw);
        choice = new Choice(
                verdict.condition(),
                byRule,
                verdict.reason(),
                draw == null ? -1 : draw.ppb(),
                draw == null ? 0 : sequence,
                seenAtMicros);
        return choice;
    }

    /** Someone else settles the condition: a coordinator or a commitment. */
    public void settle(int condition, String reason) {
        if (!isOver()) {
            settledCondition = condition;
            settledReason = reason;
        }
    }

    /** Records what someone else has settled just now, if he has; null if not. The statistic is frozen at the latest here. */
    public Choice takeSettled(Participation took, long atMicros) {
        if (settledCondition < 0) {
            return null;
        }
        pass(atMicros);
        participation = participation == null ? took : participation;
        int byRule = outlook(participation).verdict().condition();
        choice = new Choice(settledCondition, byRule, settledReason, -1, 0, atMicros);
        settledCondition = -1;
        return choice;
    }

    /** The market ended undecided. */
    public void end(long atMicros) {
        pass(atMicros);
        isEnded = !isOver();
    }

    /** Whether nothing is left to be decided: it fell, or the market ended before. */
    public boolean isOver() {
        return choice != null || isEnded;
    }

    /** Whether its time is still to come: nothing was decided, and the statistic is not frozen. */
    public boolean isDue() {
        return !isOver() && participation == null;
    }

    /** What was decided, or null. */
    public Choice choice() {
        return choice;
    }

    /** How much of a payoff counts after what was decided. */
    public Mix mix() {
        return choice == null ? Mix.WHOLE : Mix.of(terms, candidates.length, choice.condition() == choice.byRule());
    }

    /** How things stand, as of the last look at the market. */
    public Outlook outlook(Participation took) {
        return new Outlook(copy(), participation == null ? took : participation);
    }

    MarketTerms market() {
        return market;
    }

    Window window() {
        return window;
    }

    long tradingFromMicros() {
        return tradingFromMicros;
    }

    long seenAtMicros() {
        return seenAtMicros;
    }

    Candidate candidate(int condition) {
        return candidates[condition];
    }

    Stage stage() {
        if (choice != null) {
            return Stage.DECIDED;
        }
        if (isEnded) {
            return Stage.ENDED;
        }
        if (seenAtMicros >= window.toMicros()) {
            return Stage.AWAITING;
        }
        return seenAtMicros < window.fromMicros() ? Stage.BEFORE_WINDOW : Stage.IN_WINDOW;
    }

    List<String> names() {
        return market.conditions();
    }

    /** Writes what was measured and decided; the terms stand with the market. */
    public void write(WireWriter out) {
        out.putLong(seenAtMicros);
        for (Candidate candidate : candidates) {
            candidate.write(out);
        }
        out.putBoolean(isEnded);
        out.putBoolean(participation != null);
        if (participation != null) {
            out.putInt(participation.traders());
            out.putLong(participation.volumeMicros());
        }
        out.putBoolean(choice != null);
        if (choice != null) {
            choice.write(out);
        }
    }

    /**
     * Reads what was measured and decided in a market with these terms.
     *
     * @throws MalformedWire if the terms are none that a market could have been opened with
     */
    public static Decision read(MarketTerms market, long openedAtMicros, WireReader in) {
        DecisionTerms terms = market.decision();
        int conditions = market.conditions().size();
        if (terms.gridMicros() <= 0 || terms.statusQuo() < 0 || terms.statusQuo() >= conditions) {
            throw new MalformedWire("a decision with a grid of " + terms.gridMicros() + " and status quo "
                    + terms.statusQuo() + " of " + conditions);
        }
        Decision read = new Decision(market, openedAtMicros);
        read.seenAtMicros = in.getLong();
        for (int c = 0; c < conditions; c++) {
            read.candidates[c] = Candidate.read(terms, read.window, in);
        }
        read.isEnded = in.getBoolean();
        read.participation = in.getBoolean() ? new Participation(in.getInt(), in.getLong()) : null;
        read.choice = in.getBoolean() ? Choice.read(conditions, in) : null;
        return read;
    }
}
