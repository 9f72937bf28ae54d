package covenant.engine;

import java.util.Locale;

/** What an account may do; {@link covenant.engine.command.CommandKind} says which role admits which command. */
public enum Role {
    /** The venue itself: founds, opens the first operator, ticks. No key opens it. */
    VENUE(0),
    PARTICIPANT(1),
    COORDINATOR(2),
    RESEARCHER(3),
    OPERATOR(4);

    private final int number;
    private final String id = name().toLowerCase(Locale.ROOT);

    Role(int number) {
        this.number = number;
    }

    /** The number that stands for this role in the journal; never reused. */
    public int number() {
        return number;
    }

    /** The role with this number, or null. */
    public static Role ofNumber(int number) {
        for (Role role : values()) {
            if (role.number == number) {
                return role;
            }
        }
        return null;
    }

    /** The lower-case name used in JSON. */
    public String id() {
        return id;
    }
}
