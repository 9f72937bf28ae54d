package covenant.engine.command;

import java.util.Locale;

/** What people do about a playbook. */
public enum Response {
    /** The owner has seen the trigger; where the action waits for him it is carried out now. */
    ACKNOWLEDGE(1),
    /** The response is done. */
    DONE(2),
    /** Set aside, with a reason that everyone can read. */
    OVERRIDE(3),
    /** Watches again, after it was done, overdue or overridden. */
    REARM(4);

    private final int number;
    private final String id = name().toLowerCase(Locale.ROOT);

    Response(int number) {
        this.number = number;
    }

    /** The number that stands for this response in the journal; never reused. */
    public int number() {
        return number;
    }

    /** The lower-case name used in JSON. */
    public String id() {
        return id;
    }

    /** The response with this number, or null. */
    public static Response ofNumber(int number) {
        for (Response response : values()) {
            if (response.number == number) {
                return response;
            }
        }
        return null;
    }
}
