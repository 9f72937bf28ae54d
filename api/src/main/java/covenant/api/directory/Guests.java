package covenant.api.directory;

import covenant.engine.Limits;
import covenant.engine.Role;
import java.util.regex.Pattern;

/**
 * Those who try a demo without an account of their own. They are accounts like any other, {@code guest-1} and so on, opened by the venue itself with play
 * money; only a venue that was founded as a demo has them.
 */
public final class Guests {
    /** How many a venue has in all: their accounts stay in its journal. */
    public static final int MOST = 1_000;

    private static final String PREFIX = "guest-";
    private static final Pattern ID = Pattern.compile(PREFIX + "[1-9][0-9]*");
    private static final long PARTICIPANT_MICROS = 1_000 * Limits.MICROS;
    /** Opening a market costs its subsidy. */
    private static final long COORDINATOR_MICROS = 5_000 * Limits.MICROS;

    private final Directory directory;
    private volatile int perhapsFree = 1;

    /** Guests of this directory's venue. */
    public Guests(Directory directory) {
        this.directory = directory;
    }

    /** Whether the venue has guests. */
    public boolean areWelcome() {
        return directory.isSimulated();
    }

    /** Whether this account is a guest's. */
    public boolean isGuest(Caller caller) {
        return areWelcome() && ID.matcher(caller.id()).matches();
    }

    /** The number of the next guest, or 0 if there are as many as can be. Two who ask at once may be told the same. */
    public int next() {
        int number = perhapsFree;
        while (number <= MOST && directory.account(id(number)) != null) {
            number++;
        }
        perhapsFree = number;
        return number <= MOST ? number : 0;
    }

    /** A guest's account. */
    public static String id(int number) {
        return PREFIX + number;
    }

    /** What a guest of this role plays with. */
    public static long depositMicros(Role role) {
        return switch (role) {
            case PARTICIPANT -> PARTICIPANT_MICROS;
            case COORDINATOR -> COORDINATOR_MICROS;
            case RESEARCHER, OPERATOR, VENUE -> 0;
        };
    }
}
