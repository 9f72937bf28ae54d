package covenant.ledger.history;

/**
 * An act of office: who used its rights, for what and why; or what the venue did by itself in the place of somebody.
 *
 * @param cursor its place
 * @param atMicros venue time, microseconds since 1970 UTC
 * @param account number of who acted; 0 for the venue itself
 * @param what the kind of command, such as {@code settle-condition}; of the venue also {@code decide}, {@code move-commitment},
 *     {@code end-pledge} and {@code move-playbook}
 * @param subject what it was about, such as {@code market:chips}
 * @param reason why; may be empty
 * @param before what the act changed, in plain words; may be empty
 * @param after what it became; may be empty
 */
public record ActRow(
        Cursor cursor,
        long atMicros,
        int account,
        String what,
        String subject,
        String reason,
        String before,
        String after)
        implements Placed {}
