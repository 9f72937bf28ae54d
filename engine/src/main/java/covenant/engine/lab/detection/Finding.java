package covenant.engine.lab.detection;

import java.util.List;

/**
 * A trace of manipulation: a reason to look, not a verdict.
 *
 * @param kind id of the detector
 * @param market in which
 * @param accounts who made the trades
 * @param score how strong it is, in the detector's own unit: comparable within one kind only
 * @param text what happened, in a sentence with its figures
 * @param evidence the trades that show it, in order
 */
public record Finding(
        String kind, String market, List<String> accounts, double score, String text, List<Tape.Row> evidence) {
    public Finding {
        accounts = List.copyOf(accounts);
        evidence = List.copyOf(evidence);
    }
}
