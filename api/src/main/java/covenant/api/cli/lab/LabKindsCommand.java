package covenant.api.cli.lab;

import covenant.api.json.Durations;
import covenant.api.terminal.Lines;
import covenant.api.terminal.Suggestion;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.measure.Measure;
import covenant.engine.lab.measure.Measures;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.terms.Parameter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covenant lab kinds}: what a campaign's file can name, from the registries themselves. */
@Command(
        name = "kinds",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 112,
        description = {
            "Lists the kinds of participant and of attack, what each can be told, and what is measured.",
            "For everything that can be told: its unit, its bounds, its value where a file is silent, and what it means."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  covenant lab kinds                                all of them",
            "  covenant lab kinds last-minute-push informed      these",
            "  covenant lab kinds decision-flips                 what a measure means"
        })
final class LabKindsCommand implements Runnable {
    // Of no runs, with everything that could be measured in them.
    private static final List<Measure> MEASURES = Measures.of(List.of(), true, 0);

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Only these kinds of participant or attack, or measures; default all.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> known = Stream.of(
                        Stream.of(ParticipantKind.values()).map(ParticipantKind::id),
                        Stream.of(AttackKind.values()).map(AttackKind::id),
                        MEASURES.stream().map(Measure::id))
                .flatMap(ids -> ids)
                .toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), "there is no kind and no measure " + name + Suggestion.of(name, known));
            }
        }
        if (json) {
            JsonArray participants = new JsonArray();
            participants()
                    .forEach(kind -> participants.add(json(kind.id(), kind.about(), kind.parameters())
                            .put("party", kind.party().id())));
            JsonArray attacks = new JsonArray();
            attacks().forEach(kind -> attacks.add(json(kind.id(), kind.about(), kind.parameters())));
            JsonArray measures = new JsonArray();
            measures()
                    .forEach(each -> measures.add(new JsonObject()
                            .put("id", each.id())
                            .put("title", each.title())
                            .put("unit", each.unit())
                            .put("what", each.what())));
            out.println(new JsonObject()
                    .put("participants", participants)
                    .put("attacks", attacks)
                    .put("measures", measures)
                    .encodePrettily());
        } else {
            tell(out);
        }
        out.flush();
    }

    private boolean isAsked(String id) {
        return names.isEmpty() || names.contains(id);
    }

    private List<ParticipantKind> participants() {
        return Stream.of(ParticipantKind.values())
                .filter(kind -> isAsked(kind.id()))
                .toList();
    }

    private List<AttackKind> attacks() {
        return Stream.of(AttackKind.values()).filter(kind -> isAsked(kind.id())).toList();
    }

    private List<Measure> measures() {
        return MEASURES.stream().filter(each -> isAsked(each.id())).toList();
    }

    private void tell(PrintWriter out) {
        String gap = "";
        if (!participants().isEmpty()) {
            out.println("Participants (each also has count and cash)");
            participants().forEach(kind -> tell(out, kind.id(), kind.about(), kind.parameters()));
            gap = System.lineSeparator();
        }
        if (!attacks().isEmpty()) {
            out.println(gap + "Attacks (each also has target, budget and bounty, and market where there are several)");
            attacks().forEach(kind -> tell(out, kind.id(), kind.about(), kind.parameters()));
            gap = System.lineSeparator();
        }
        if (!measures().isEmpty()) {
            out.println(gap + "Measures, of each variant over all runs, with 95 % intervals");
            for (Measure each : measures()) {
                out.println();
                out.println("  " + each.id() + " (" + each.unit() + ")");
                out.println(Lines.wrapped(each.what(), "      "));
            }
        }
    }

    private static void tell(PrintWriter out, String id, String about, List<Parameter> parameters) {
        out.println();
        out.println("  " + id);
        out.println(Lines.wrapped(about, "      "));
        for (Parameter each : parameters) {
            out.println(Lines.wrapped(
                    each.name() + " (" + each.unit().id() + ", " + value(each, each.least()) + " to "
                            + value(each, each.most()) + ", otherwise " + value(each, each.otherwise()) + "): "
                            + each.what(),
                    "        "));
        }
    }

    private static JsonObject json(String id, String about, List<Parameter> parameters) {
        JsonArray list = new JsonArray();
        for (Parameter each : parameters) {
            list.add(new JsonObject()
                    .put("name", each.name())
                    .put("unit", each.unit().id())
                    .put("otherwise", value(each, each.otherwise()))
                    .put("least", value(each, each.least()))
                    .put("most", value(each, each.most()))
                    .put("what", each.what()));
        }
        return new JsonObject().put("id", id).put("about", about).put("parameters", list);
    }

    /** As a file would have it. */
    private static String value(Parameter parameter, double value) {
        return parameter.unit() == Parameter.Unit.DURATION
                ? Durations.text(StrictMath.round(value * 1_000_000))
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
