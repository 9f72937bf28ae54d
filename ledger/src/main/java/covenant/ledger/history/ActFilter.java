package covenant.ledger.history;

/**
 * Which acts to read.
 *
 * @param account number of who acted, or null for anyone
 * @param subject what they were about, or null for anything
 * @param what their kind, or null for any
 */
public record ActFilter(Integer account, String subject, String what) {
    /** All acts. */
    public static final ActFilter ALL = new ActFilter(null, null, null);
}
