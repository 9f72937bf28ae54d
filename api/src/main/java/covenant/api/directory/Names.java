package covenant.api.directory;

import covenant.api.problem.Rejection;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Slugs to numbers and back, of one kind of thing that is listed and never goes. Any thread may read. */
public final class Names {
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, String> ids = new ConcurrentHashMap<>();
    private final Refusal unknown;
    private final String what;

    /**
     * Names of nothing yet.
     *
     * @param unknown what asking for an unknown one is answered with
     * @param what one of them, for people
     */
    Names(Refusal unknown, String what) {
        this.unknown = unknown;
        this.what = what;
    }

    void list(int number, String id) {
        ids.put(number, id);
        numbers.put(id, number);
    }

    /** Whether there is one of this id. */
    public boolean has(String id) {
        return numbers.containsKey(id);
    }

    /** The slug of this number, which exists. */
    public String id(int number) {
        return ids.get(number);
    }

    /**
     * The number of what a client names.
     *
     * @throws Rejection if there is none
     */
    public int require(String id) {
        Integer number = numbers.get(id);
        if (number == null) {
            throw new Rejection(unknown, "there is no " + what + " " + shown(id));
        }
        return number;
    }

    /** An id as a client wrote it, cut where it is too long to be one. */
    static String shown(String id) {
        return id.length() <= Limits.MAX_ID_CHARS ? id : id.substring(0, Limits.MAX_ID_CHARS) + "...";
    }
}
