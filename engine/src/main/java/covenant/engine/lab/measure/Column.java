package covenant.engine.lab.measure;

import java.util.Locale;

/**
 * What is kept of one run, with the attack and without: the columns of a campaign's table. Where there is nothing to measure a column is NaN.
 * Prices, averages and values are on a scale from 0 to 1: the probability of yes, or the place in a scalar's range.
 */
public enum Column {
    DECIDED_WITHOUT("the condition that came about without the attack, by number"),
    DECIDED_WITH("the same with it"),
    BY_RULE_WITHOUT("what the rule alone would have chosen, by number"),
    BY_RULE_WITH("the same with the attack"),
    RIGHT("the condition under which the true value is best, by number; none where several are"),
    PRICE_WITHOUT("E[M|target] when the decision fell, or at the end of trading where nothing is decided"),
    PRICE_WITH("the same with the attack"),
    STATISTIC_WITHOUT("what the decision's rule compares of the target: its average, or its last price"),
    STATISTIC_WITH("the same with the attack"),
    HALF_LIFE("seconds from the attacker's last trade before the decision until half of the displacement was gone"),
    HALVED("1 if half of the displacement was gone before the decision, else 0"),
    ATTACKER_PROFIT("what the attacker made in the markets, credits"),
    ATTACKER_OUTSIDE_WITHOUT("what it was paid from elsewhere without doing anything, credits"),
    ATTACKER_OUTSIDE_WITH("the same with the attack"),
    ATTACKER_CAPITAL("the most that it had paid in and not got back, credits"),
    DEFENDERS_WITHOUT("what all informed traders, arbitrageurs and defenders made, credits"),
    DEFENDERS_WITH("the same with the attack"),
    NOISE_WITHOUT("what noise traders made, credits"),
    NOISE_WITH("the same with the attack"),
    INFORMED_WITHOUT("what informed traders made, credits"),
    INFORMED_WITH("the same with the attack"),
    ARBITRAGEUR_WITHOUT("what arbitrageurs made, credits"),
    ARBITRAGEUR_WITH("the same with the attack"),
    DEFENDER_WITHOUT("what defenders made, credits"),
    DEFENDER_WITH("the same with the attack"),
    HERD_WITHOUT("what the herd made, credits"),
    HERD_WITH("the same with the attack"),
    LAST_PRICE_WITHOUT("E[M|c] of the condition that came about, at the end of trading"),
    LAST_PRICE_WITH("the same with the attack"),
    TRUTH_WITHOUT("the true value under that condition"),
    TRUTH_WITH("the same with the attack"),
    VALUE_WITHOUT("what the metric turned out to be"),
    VALUE_WITH("the same with the attack"),
    TRADES_WITHOUT("trades"),
    TRADES_WITH("the same with the attack"),
    REFUSED_WITHOUT("commands refused"),
    REFUSED_WITH("the same with the attack");

    private final String about;

    Column(String about) {
        this.about = about;
    }

    /** Its name in CSV and JSON, such as {@code price-without}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its number in a run's row. */
    public double in(double[] row) {
        return row[place()];
    }

    void put(double[] row, double number) {
        row[place()] = number;
    }

    // A row is as the columns are declared.
    @SuppressWarnings("EnumOrdinal")
    private int place() {
        return ordinal();
    }

    /** What it means. */
    public String about() {
        return about;
    }
}
