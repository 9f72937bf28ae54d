package covenant.ledger.history;

/** The history cannot be read now, for example because it is being rebuilt; it may be later. */
public final class HistoryUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
