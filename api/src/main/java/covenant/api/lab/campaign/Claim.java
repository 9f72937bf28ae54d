package covenant.api.lab.campaign;

/**
 * What a campaign's file says will come out: that a measure lies above (or below) another variant's, or above a number, by more than chance:
 * the 95 % intervals do not overlap.
 *
 * @param measure its id
 * @param in name of the variant
 * @param above whether it lies above; else below
 * @param other name of the other variant; empty where it is compared with a number
 * @param number what it is compared with where there is no other variant
 * @param text in words; may be empty
 */
public record Claim(String measure, String in, boolean above, String other, double number, String text) {
    /** The claim in one line. */
    public String line() {
        String than = other.isEmpty() ? Double.toString(number) : "that of " + other;
        return measure + " of " + in + " is " + (above ? "above " : "below ") + than;
    }
}
