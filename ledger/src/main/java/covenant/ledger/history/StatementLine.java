package covenant.ledger.history;

/**
 * One movement of an account's cash. Each line's cash after is the earlier line's plus this amount.
 *
 * @param cursor its place
 * @param atMicros venue time, microseconds since 1970 UTC
 * @param cause {@code trade}, {@code fee} (received as a sponsor), {@code deposit}, {@code withdrawal}, {@code subsidy},
 *     {@code called_off}, {@code payout}, {@code voided}, {@code pool_returned}, {@code order_reserved}, {@code order_released},
 *     {@code bond_posted}, {@code bond_returned}, {@code bond_slashed} or {@code correction}
 * @param market number of the market concerned, or -1
 * @param amountMicros negative when paid; may be 0 for a trade that freed as much as it took
 * @param cashAfterMicros the account's cash after
 */
public record StatementLine(
        Cursor cursor, long atMicros, String cause, int market, long amountMicros, long cashAfterMicros)
        implements Placed {}
