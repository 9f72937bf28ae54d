package covenant.engine.decision;

import covenant.engine.command.DecisionTerms;
import covenant.engine.statistic.Average;
import covenant.engine.statistic.Score;
import covenant.engine.statistic.Window;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/** One condition of a decision: the value in force, its average and its score. */
final class Candidate {
    final Average average;
    final Score score;
    long value;
    boolean isMissing;

    Candidate(DecisionTerms terms, Window window) {
        this(new Average(window, terms.maxChange()), new Score());
    }

    private Candidate(Average average, Score score) {
        this.average = average;
        this.score = score;
    }

    /** A candidate of its own that starts here. */
    Candidate copy() {
        Candidate copy = new Candidate(average.copy(), score.copy());
        copy.value = value;
        copy.isMissing = isMissing;
        return copy;
    }

    Reading reading(String name, long atMicros) {
        return new Reading(name, average.sum(), average.weight(atMicros), value, score.won(), score.lost(), isMissing);
    }

    void write(WireWriter out) {
        average.write(out);
        score.write(out);
        out.putLong(value);
        out.putBoolean(isMissing);
    }

    static Candidate read(DecisionTerms terms, Window window, WireReader in) {
        Candidate read = new Candidate(Average.read(window, terms.maxChange(), in), Score.read(in));
        read.value = in.getLong();
        read.isMissing = in.getBoolean();
        return read;
    }
}
