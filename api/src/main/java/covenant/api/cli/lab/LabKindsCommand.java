package covenant.api.cli.lab;

import covenant.api.lab.campaign.Durations;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.measure.Measure;
import covenant.engine.lab.measure.Measures;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.terms.Parameter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covenant lab kinds}: what a campaign's file can name, from the registries themselves. */
@Command(
        name = "kinds",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 112,
        description = {
            "Lists the kinds of participant and of attack, what each can be told, and what is measured.",
            "For everything that can be told: its unit, its bounds, its value where a file is silent, and what it means."
        })
final class LabKindsCommand implements Runnable {
    // Of no runs, with everything that could be measured in them.
    private static final List<Measure> MEASURES = Measures.of(List.of(), true, 0);

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonArray participants = new JsonArray();
            for (ParticipantKind kind : ParticipantKind.values()) {
                participants.add(json(kind.id(), kind.about(), kind.parameters())
                        .put("party", kind.party().id()));
            }
            JsonArray attacks = new JsonArray();
            for (AttackKind kind : AttackKind.values()) {
                attacks.add(json(kind.id(), kind.about(), kind.parameters()));
            }
            out.println(new JsonObject()
                    .put("participants", participants)
                    .put("attacks", attacks)
                    .put("measures", measures())
                    .encodePrettily());
        } else {
            out.println("Participants (each also has count and cash)");
            for (ParticipantKind kind : ParticipantKind.values()) {
                tell(out, kind.id(), kind.about(), kind.parameters());
            }
            out.println();
            out.println("Attacks (each also has target, budget and bounty, and market where there are several)");
            for (AttackKind kind : AttackKind.values()) {
                tell(out, kind.id(), kind.about(), kind.parameters());
            }
            out.println();
            out.println("Measures, of each variant over all runs, with 95 % intervals");
            for (Measure each : MEASURES) {
                out.println();
                out.println("  " + each.id() + " (" + each.unit() + ")");
                out.println(Lines.wrapped(each.what(), "      "));
            }
        }
        out.flush();
    }

    private static JsonArray measures() {
        JsonArray measures = new JsonArray();
        MEASURES.forEach(each -> measures.add(new JsonObject()
                .put("id", each.id())
                .put("title", each.title())
                .put("unit", each.unit())
                .put("what", each.what())));
        return measures;
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
