package covenant.engine.replay;

import covenant.engine.command.Command;

/**
 * A command that was not recorded there. Numbers in it are the recording's; what an injection makes (an account it opens, an order it
 * places) has no number there, and is {@link #MADE} plus the place of that injection in {@code ReplayTerms#injections}, from 0.
 *
 * @param replaces the sequence of the recorded command whose place it takes; 0 if it comes in between
 * @param atMicros when, if it comes in between: behind every recorded command of that time
 */
public record Injection(long replaces, long atMicros, Command command) {
    /** The first number for what injections make, beyond every number of a recording. */
    public static final int MADE = 1 << 30;
}
