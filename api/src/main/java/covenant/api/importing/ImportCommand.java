package covenant.api.importing;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code covenant import FILE.csv}: runs a history of trades through the engine and prints where it differs from the file. Exit
 * codes: 0 all rows agree but those that the mapping lists as odd; 1 some other row differs; 2 the file, the mapping or the command
 * line cannot be used.
 */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 112,
        description =
                "Runs a recorded history of trades on binary LMSR markets through the real engine, in memory and at the"
                        + " recorded times, and prints for each market the largest difference of price and cost to what the file"
                        + " recorded, and every row beyond a tolerance.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every row agrees, but those that the mapping lists under knownOdd.",
            "1:Some other row is beyond a tolerance.",
            "2:The file, the mapping or the command line cannot be used; the message says where."
        },
        footerHeading = "%nMapping (JSON; numbers in quotes; * must be given):%n",
        footer = {
            "  name, description     for people",
            "  columns               an object from field to the name of the file's column:",
            "    market *            the market's name",
            "    id                  the trade's id, unique; else its line",
            "    time                when it happened",
            "    trader              who traded; else everyone is one trader",
            "    shares, netShares * one of them: the shares of this trade, or the market's sum after it",
            "    priceAfter, cost *  at least one of them: what to compare with",
            "    liquidity, prior    where they are no constants; the same in every row of a market",
            "  delimiter             between two fields; default ,",
            "  marketPrefix          put before the market's name to make its id",
            "  timeFormat            iso-8601 (default), epoch-seconds, epoch-millis, epoch-micros",
            "  sharesFactor          shares of yes = recorded shares times this; default 1; -1 where shares of no",
            "                        are counted",
            "  priceOf               whose price is recorded: yes (default) or no",
            "  priceUnitsPerOne      100 where prices are percentages; default 1",
            "  costUnitsPerCredit    recorded units of cost in one credit; default 1",
            "  costSign              paid (default: above 0 was paid), received, or absolute (no sign)",
            "  costSide              the claim on which the trade was made: yes (default), no, or either, where",
            "                        the file does not say: the one whose cost is nearer to the recorded one",
            "  liquidity *           the parameter b of every market, in credits, where no column has it",
            "  prior                 price of yes before a market's first trade; default 0.5",
            "  deposit               credits with which each trader starts; default 1000000",
            "  order                 time (default; equal times as in the file) or file",
            "  knownOdd              an object from trade id to the reason why that row disagrees",
            "",
            "  Example: {\"columns\": {\"market\": \"question\", \"time\": \"created\", \"shares\": \"amount\",",
            "            \"priceAfter\": \"probability\", \"cost\": \"paid\"}, \"liquidity\": \"50\"}",
            "",
            "Built in: replication (see it with --show-mapping --mapping replication)."
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int DIFFERS = 1;
    private static final int UNUSABLE = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE.csv", description = "The trades; the first line names the columns.")
    private Path file;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "NAME|FILE.json",
            description = "What the columns mean: a built-in mapping's name or a JSON file.")
    private String mapping;

    @Option(
            names = "--price-tolerance",
            defaultValue = "1e-6",
            description = "Largest price difference that counts as agreement; default ${DEFAULT-VALUE}.")
    private BigDecimal priceTolerance;

    @Option(
            names = "--cost-tolerance",
            defaultValue = "0.005",
            description = "Largest cost difference that counts as agreement, in credits; default ${DEFAULT-VALUE}.")
    private BigDecimal costTolerance;

    @Option(names = "--json", description = "Print the report as JSON instead of a table.")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Also write the imported venue into this data folder, which must not hold one yet, for covenant verify"
                            + " and covenant serve. Nothing is written unless the engine takes every row.")
    private Path data;

    @Option(names = "--show-mapping", description = "Print the mapping as JSON and do nothing else.")
    private boolean showMapping;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            return run(spec.commandLine().getOut(), err);
        } catch (ImportFailure e) {
            err.println("covenant import: " + e.getMessage());
            err.flush();
            return UNUSABLE;
        }
    }

    private int run(PrintWriter out, PrintWriter err) {
        ColumnMapping columns = ColumnMapping.load(mapping);
        if (showMapping) {
            out.println(columns.json().encodePrettily());
            out.flush();
            return 0;
        }
        if (file == null || !Files.isRegularFile(file)) {
            throw new ImportFailure(file == null ? "which FILE.csv?" : "there is no file " + file);
        }
        List<RecordedTrade> trades = TradeFile.read(file, columns);
        ReplayReport report =
                new TradeReplay(columns, priceTolerance, costTolerance).run(trades, progress("traded", trades, err));
        if (data != null) {
            ImportedData.write(data, columns, trades, report, progress("journaled", trades, err));
        }
        if (json) {
            ReportPrinter.json(report, out);
        } else {
            ReportPrinter.table(report, out);
        }
        return report.agrees() ? 0 : DIFFERS;
    }

    private static IntConsumer progress(String what, List<RecordedTrade> trades, PrintWriter err) {
        return done -> {
            err.println("import: " + what + " " + done + " of " + trades.size());
            err.flush();
        };
    }
}
