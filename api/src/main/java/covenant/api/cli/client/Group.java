package covenant.api.cli.client;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What the groups of commands share, and their commands after them. */
@Command(
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {Group.DONE, Group.REFUSED, Group.WRONG, Group.UNREACHABLE})
abstract class Group implements Runnable {
    static final String DONE = "0:Done, or shown.";
    static final String REFUSED =
            "1:The venue refused, or there is no such thing; nothing was changed. The message has the code.";
    static final String WRONG = "2:Wrong usage; nothing was asked.";
    static final String UNREACHABLE =
            "3:The venue cannot be reached. Something may have been changed: send it again with the same --command-id.";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "which of: " + String.join(", ", spec.subcommands().keySet()) + "?");
    }

    /** Says what was opened, under which id, and any secret that is shown once. */
    static void opened(PrintWriter out, JsonObject told) {
        out.println("opened " + told.getString("id") + " (sequence " + told.getValue("sequence") + ")");
        for (String secret : List.of("key", "secret", "hint")) {
            if (told.getString(secret) != null) {
                out.println(secret + " " + Table.plain(told.getString(secret)));
            }
        }
    }
}
