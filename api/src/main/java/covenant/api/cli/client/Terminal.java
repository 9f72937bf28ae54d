package covenant.api.cli.client;

import java.io.Console;
import java.util.Locale;

/** The person at the keyboard, if there is one. */
final class Terminal {
    private Terminal() {}

    /** Whether a person goes on; true where nobody can be asked, as in a script. */
    static boolean goesOn(String question) {
        Console console = console();
        if (console == null) {
            return true;
        }
        String said = console.readLine("%s [y/N] ", Table.plain(question));
        return said != null && said.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** Java 17 has a console on a terminal only; Java 22 and later always, and say whether it is one. */
    @SuppressWarnings("SystemConsoleNull")
    private static Console console() {
        Console console = System.console();
        if (console == null) {
            return null;
        }
        try {
            boolean isTerminal = (boolean) Console.class.getMethod("isTerminal").invoke(console);
            return isTerminal ? console : null;
        } catch (ReflectiveOperationException e) {
            return console;
        }
    }
}
