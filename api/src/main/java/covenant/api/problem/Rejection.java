package covenant.api.problem;

import covenant.engine.Answer;
import covenant.engine.Refusal;

/** A request ends here, with a problem for its sender. Thrown, so that readers of input stay straight; carries no stack trace. */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemKind kind;
    private final long sequence;
    private final long retrySeconds;

    /** The surface refuses; {@code detail} is for the client to read. */
    public Rejection(ApiCode code, String detail) {
        this(ProblemKind.of(code), detail, 0, 0);
    }

    /** The surface refuses for a reason that the venue has too. */
    public Rejection(Refusal refusal, String detail) {
        this(ProblemKind.of(refusal), detail, 0, 0);
    }

    private Rejection(ProblemKind kind, String detail, long sequence, long retrySeconds) {
        super(detail, null, false, false);
        this.kind = kind;
        this.sequence = sequence;
        this.retrySeconds = retrySeconds;
    }

    /** A problem of this kind. */
    public static Rejection of(ProblemKind kind, String detail) {
        return new Rejection(kind, detail, 0, 0);
    }

    /** The venue refused. */
    public static Rejection of(Answer refused) {
        return new Rejection(ProblemKind.of(refused.refusal()), refused.detail(), refused.sequence(), 0);
    }

    /** More was asked for than a key or an address has a share of. */
    public static Rejection after(long seconds, String detail) {
        return new Rejection(
                ProblemKind.of(ApiCode.RATE_LIMITED), detail + "; go on after " + seconds + " s", 0, seconds);
    }

    /** Whether something failed because the venue refused it for this reason. */
    public static boolean isOf(Throwable failure, Refusal refusal) {
        return failure instanceof Rejection rejection && rejection.kind.code().equals(refusal.code());
    }

    /** What kind of problem. */
    public ProblemKind kind() {
        return kind;
    }

    /** The refused command's place in the journal, or 0 if it never got there. */
    public long sequence() {
        return sequence;
    }

    /** After how many seconds the same request would get through, or 0 if that is not known. */
    public long retrySeconds() {
        return retrySeconds;
    }
}
