package covenant.api.report;

import covenant.api.json.Times;
import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignResult.RunRow;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.measure.Measure;
import covenant.engine.lab.scene.Mark;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The report of a campaign. */
public final class CampaignReport extends Report {
    private final CampaignResult result;
    private final String command;

    private CampaignReport(CampaignResult result, String command) {
        this.result = result;
        this.command = command;
    }

    /**
     * The report of this result.
     *
     * @param command what reproduces it; null if unknown
     */
    public static CampaignReport of(CampaignResult result, String command) {
        return new CampaignReport(result, command);
    }

    @Override
    public String html() {
        return new CampaignPage(result, command).html();
    }

    @Override
    public JsonObject json() {
        return CampaignJson.of(result, command);
    }

    @Override
    public List<Table> tables() {
        List<String> runs = new ArrayList<>(List.of("variant", "run:BIGINT", "hash"));
        RunColumns.names(result).forEach(name -> runs.add(name + ":DOUBLE"));
        return List.of(
                new Table(
                        "measures",
                        List.of(
                                "variant",
                                "id",
                                "title",
                                "unit",
                                "estimate:DOUBLE",
                                "low:DOUBLE",
                                "high:DOUBLE",
                                "runs:BIGINT"),
                        this::measures),
                new Table("runs", runs, to -> runs(to, runs.size())),
                new Table("paths", Courses.columns("variant", "history"), this::paths),
                new Table("marks", List.of("variant", "at:TIMESTAMP", "player", "party", "what"), this::marks),
                new Table("findings", List.of("number:BIGINT", "text"), this::findings));
    }

    private void measures(Table.Row to) {
        for (VariantResult variant : result.variants()) {
            for (Measure each : variant.measures()) {
                boolean any = each.value().runs() > 0;
                to.of(
                        variant.name(),
                        each.id(),
                        each.title(),
                        each.unit(),
                        any ? Json.number(each.value().estimate()) : null,
                        any ? Json.number(each.value().low()) : null,
                        any ? Json.number(each.value().high()) : null,
                        each.value().runs());
            }
        }
    }

    private void runs(Table.Row to, int columns) {
        for (VariantResult variant : result.variants()) {
            for (RunRow run : variant.runs()) {
                Object[] cells = new Object[columns];
                cells[0] = variant.name();
                cells[1] = run.run();
                cells[2] = run.hash();
                for (int i = 0; i < run.columns().length; i++) {
                    cells[3 + i] = Json.number(run.columns()[i]);
                }
                to.of(cells);
            }
        }
    }

    private void paths(Table.Row to) {
        for (int i = 0; i < result.variants().size(); i++) {
            VariantResult variant = result.variants().get(i);
            Courses courses =
                    new Courses(CampaignJson.attacked(result.terms().variants().get(i)));
            if (variant.honest() != null) {
                courses.rows(variant.honest(), to, variant.name(), "honest");
            }
            if (variant.attacked() != null) {
                courses.rows(variant.attacked(), to, variant.name(), "attacked");
            }
        }
    }

    private void marks(Table.Row to) {
        for (VariantResult variant : result.variants()) {
            for (Mark mark : variant.marks()) {
                to.of(
                        variant.name(),
                        Times.iso(mark.atMicros()),
                        mark.player(),
                        mark.party().id(),
                        mark.what());
            }
        }
    }

    private void findings(Table.Row to) {
        for (int i = 0; i < result.findings().size(); i++) {
            to.of(i + 1, result.findings().get(i));
        }
    }
}
