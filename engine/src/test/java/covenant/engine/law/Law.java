package covenant.engine.law;

import covenant.engine.Answer;
import java.util.Arrays;

/** Something that holds for every sequence of commands. A law is made anew for each run and may remember what it saw. */
abstract class Law {
    private final String name;

    Law(String name) {
        this.name = name;
    }

    /** The law in one sentence. */
    final String name() {
        return name;
    }

    /** Called before a command is applied. */
    void before(Trial trial, Step step) {}

    /** Called after it was. */
    void after(Trial trial, Step step, Answer answer) {}

    /** Called once when all commands were applied. */
    void atEnd(Trial trial) {}

    /** Notes that the law had something to say here, so that a law that never has is found out. */
    final void exercised() {
        Coverage.note(name);
    }

    final void check(boolean holds, String message, Object... args) {
        if (!holds) {
            throw new LawBroken(name, format(message, args), null);
        }
    }

    /** Formats only where a law is broken; arrays are told by what is in them. */
    private static String format(String message, Object... args) {
        Object[] told = args.clone();
        for (int i = 0; i < told.length; i++) {
            if (told[i] instanceof long[] longs) {
                told[i] = Arrays.toString(longs);
            } else if (told[i] instanceof Object[] objects) {
                told[i] = Arrays.toString(objects);
            }
        }
        return String.format(message, told);
    }

    final void checkEqual(Object actual, Object expected, String message, Object... args) {
        if (!expected.equals(actual)) {
            throw new LawBroken(name, format(message, args) + ": " + actual + ", not " + expected, null);
        }
    }
}
