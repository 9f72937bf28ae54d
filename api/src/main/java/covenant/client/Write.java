package covenant.client;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * How a write is made: under which name, whether it is only tried, and on which state of the market it insists.
 *
 * @param commandId the client's name for it, 1 to 64 printable characters; the same one sent again gets the first answer again
 * @param isDryRun whether the venue only says what would come of it and changes nothing
 * @param unchangedSince the {@code changedSequence} that the market must still have, or -1 for any
 */
public record Write(String commandId, boolean isDryRun, long unchangedSince) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 15;

    /** Under a fresh name. */
    public static Write once() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return named("c-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Under this name. */
    public static Write named(String commandId) {
        return new Write(commandId, false, -1);
    }

    /** The same, only tried. */
    public Write dryRun() {
        return new Write(commandId, true, unchangedSince);
    }

    /** The same, refused if the market has changed since this {@code changedSequence}. */
    public Write ifUnchangedSince(long changedSequence) {
        return new Write(commandId, isDryRun, changedSequence);
    }
}
