package covenant.api.research;

import java.util.Locale;

/**
 * A piece of research that somebody asked for, as it stands. It never changes.
 *
 * @param id its name in the path
 * @param kind what it is, such as {@code replay}
 * @param title for people
 * @param by number of the account that asked
 * @param name by which whoever asked knows it; empty for none
 * @param askedAtMicros when, by the venue's clock
 * @param done how much is done, in the unit of {@code total}
 * @param total how much there is to do; 0 if not known
 * @param problem why it failed; null if it did not
 * @param result what came out; null until it is done
 */
public record Study(
        String id,
        String kind,
        String title,
        int by,
        String name,
        long askedAtMicros,
        Status status,
        long done,
        long total,
        String problem,
        Work.Result result) {
    /** How far it is. */
    public enum Status {
        WAITING,
        RUNNING,
        DONE,
        /** It could not be done; the problem says why. */
        FAILED,
        CANCELLED;

        /** The lower-case name used in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether nothing more will happen. */
        public boolean isOver() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    Study running(long newDone, long newTotal) {
        return new Study(id, kind, title, by, name, askedAtMicros, Status.RUNNING, newDone, newTotal, null, null);
    }

    Study over(Status how, String why, Work.Result what) {
        return new Study(id, kind, title, by, name, askedAtMicros, how, done, total, why, what);
    }
}
