package covenant.api.report;

import covenant.api.report.page.Cell;
import covenant.api.report.page.Figures;
import covenant.api.report.page.Grid;
import covenant.api.report.page.Html;
import covenant.api.report.page.Page;
import covenant.api.report.plot.IntervalPlot;
import covenant.api.report.plot.TimePlot.Moment;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.measure.Interval;
import covenant.engine.lab.measure.Measure;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.Mark;
import covenant.engine.lab.scene.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A campaign's page. */
final class CampaignPage {
    private static final String HONEST = "without the attack";
    private static final String ATTACKED = "with the attack";
    private static final int FINDINGS = 8;
    private static final int MARKS = 60;
    private static final int PLOTS = 12;

    private final CampaignResult result;
    private final CampaignTerms terms;
    private final String command;

    CampaignPage(CampaignResult result, String command) {
        this.result = result;
        this.terms = result.terms();
        this.command = command;
    }

    String html() {
        return Page.of("Campaign", terms.title().isBlank() ? terms.name() : terms.title(), html -> {
            if (!terms.about().isBlank()) {
                html.leaf("p", terms.about(), "class", "lead", "dir", "auto");
            }
            findings(html);
            variants(html);
            measures(html);
            courses(html);
            known(html);
            check(html);
        });
    }

    private void findings(Html html) {
        List<String> all = result.findings();
        int first = all.size() <= FINDINGS + 2 ? all.size() : FINDINGS;
        Sections.list(html, "What was found", all.subList(0, first));
        if (first < all.size()) {
            html.open("details").leaf("summary", "The other " + (all.size() - first) + " findings");
            html.open("ul");
            all.subList(first, all.size()).forEach(each -> html.in("li", li -> li.leaf("bdi", each)));
            html.close().close();
        }
    }

    private void variants(Html html) {
        html.leaf("h2", "What was compared");
        html.open("dl", "class", "facts");
        for (int i = 0; i < terms.variants().size(); i++) {
            Variant variant = terms.variants().get(i);
            String changes = String.join("; ", variant.changes());
            Sections.fact(
                    html,
                    variant.name(),
                    i == 0
                            ? changes.isEmpty() ? "as it stands; the others are compared with it" : changes
                            : changes.isEmpty() ? "no change" : changes);
        }
        html.close();
        if (!terms.variants().isEmpty()) {
            scene(html, terms.variants().get(0));
        }
    }

    private static void scene(Html html, Variant variant) {
        html.open("dl", "class", "facts");
        AttackTerms attack = variant.attack();
        Sections.fact(
                html,
                "The attack",
                attack == null
                        ? "none"
                        : attack.kind().id() + " for "
                                + CampaignJson.attacked(variant).conditions().get(attack.target())
                                + ", with " + Figures.credits(attack.budgetMicros()) + " credits"
                                + (attack.bountyMicros() == 0
                                        ? ""
                                        : " and a bounty of " + Figures.credits(attack.bountyMicros())
                                                + " from outside"));
        for (ParticipantTerms each : variant.participants()) {
            Sections.fact(
                    html,
                    each.name(),
                    each.count() + " × " + each.kind().id() + ", " + Figures.credits(each.cashMicros())
                            + " credits each");
        }
        if (CampaignJson.attacked(variant).decision() != null) {
            Sections.fact(
                    html,
                    "The decision",
                    ReplayWords.rule(CampaignJson.attacked(variant).decision()));
        }
        html.close();
    }

    private List<Measure> first() {
        return result.variants().isEmpty()
                ? List.of()
                : result.variants().get(0).measures();
    }

    private void measures(Html html) {
        html.leaf("h2", "What was measured");
        html.leaf(
                "p",
                "Estimates over " + Figures.count(terms.runs())
                        + (terms.runs() == 1 ? " run" : " runs")
                        + " of each variant, with 95 % confidence intervals. The measures are kept apart because they may disagree.",
                "class",
                "note");
        List<String> columns = new ArrayList<>(List.of("Measure"));
        result.variants().forEach(variant -> columns.add(variant.name()));
        Grid grid = new Grid("Every measure under every variant: estimate, and below it the interval", columns);
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < first().size(); i++) {
            if (!isMeasured(i)) {
                unknown.add(first().get(i).title().toLowerCase(Locale.ROOT));
                continue;
            }
            List<Cell> cells = new ArrayList<>(List.of(new Cell(
                    first().get(i).title(), null, Cell.Kind.WORD, first().get(i).unit())));
            for (VariantResult variant : result.variants()) {
                Interval value = variant.measures().get(i).value();
                cells.add(
                        value.runs() == 0
                                ? Cell.number(Double.NaN)
                                : Cell.interval(value.estimate(), value.low(), value.high()));
            }
            grid.row(cells);
        }
        Sections.table(html, grid, "Nothing was measured.");
        if (!unknown.isEmpty()) {
            html.leaf("p", "Measured in no run: " + String.join(", ", unknown) + ".", "class", "note");
        }
        html.open("div", "class", "plots");
        for (int i = 0; i < first().size(); i++) {
            if (isMeasured(i) && tells(i)) {
                plot(html, i);
            }
        }
        html.close();
    }

    private boolean isMeasured(int number) {
        return result.variants().stream()
                .anyMatch(variant -> variant.measures().get(number).value().runs() > 0);
    }

    /** Whether a plot shows more than that everything is nothing. */
    private boolean tells(int number) {
        return result.variants().stream()
                .map(variant -> variant.measures().get(number).value())
                .anyMatch(value -> value.runs() > 0 && value.estimate() != 0);
    }

    private void plot(Html html, int number) {
        Measure measure = first().get(number);
        List<IntervalPlot.Row> rows = new ArrayList<>();
        Grid grid = new Grid(measure.title(), List.of("Variant", "Estimate", "Low", "High", "Runs"));
        for (VariantResult variant : result.variants()) {
            Interval value = variant.measures().get(number).value();
            boolean any = value.runs() > 0;
            double estimate = any ? value.estimate() : Double.NaN;
            double low = any ? value.low() : Double.NaN;
            double high = any ? value.high() : Double.NaN;
            rows.add(new IntervalPlot.Row(variant.name(), estimate, low, high));
            grid.row(List.of(
                    Cell.word(variant.name()),
                    Cell.number(estimate),
                    Cell.number(low),
                    Cell.number(high),
                    Cell.count(value.runs())));
        }
        html.open("figure");
        html.in(
                "figcaption",
                caption -> caption.leaf("h3", measure.title()).leaf("p", measure.what(), "class", "note"));
        html.add(new IntervalPlot(
                        measure.title() + " under each variant; the figures stand in the table below.",
                        measure.unit(),
                        rows)
                .html());
        html.add(grid.folded("As a table")).close();
    }

    private void courses(Html html) {
        html.leaf("h2", "How it went");
        html.leaf("p", "The first run of each variant, without the attack and with it.", "class", "note");
        int lines = 0;
        for (int i = 0; i < Math.min(PLOTS, result.variants().size()); i++) {
            lines += result.variants().get(i).honest() == null ? 0 : figure(i).lines();
        }
        for (int i = 0; i < result.variants().size(); i++) {
            if (result.variants().get(i).honest() != null && i < PLOTS) {
                course(html, i, lines);
            }
        }
        if (result.variants().size() > PLOTS) {
            html.leaf("p", "The courses of the other variants stand in the files beside this page.", "class", "note");
        }
    }

    private CourseFigure figure(int number) {
        VariantResult variant = result.variants().get(number);
        return new CourseFigure(
                new Courses(CampaignJson.attacked(terms.variants().get(number))),
                variant.honest(),
                HONEST,
                variant.attacked(),
                ATTACKED,
                moments(variant));
    }

    private void course(Html html, int number, int lines) {
        VariantResult variant = result.variants().get(number);
        html.in("h3", h -> h.leaf("bdi", variant.name()));
        boolean causal = CampaignJson.attacked(terms.variants().get(number)).decision() != null
                && CampaignJson.attacked(terms.variants().get(number))
                        .decision()
                        .isCausal();
        html.in("p", p -> p.leaf("span", causal ? "causal" : "evidential", "class", "label"));
        CourseFigure figure = figure(number);
        if (figure.isEmpty()) {
            html.leaf("p", "This market has no expectation that could be drawn.", "class", "note");
        } else {
            html.add(figure.html(Sections.column(lines)));
        }
        Grid grid = new Grid("What players pointed out", List.of("Time, UTC", "", "Player", "Side", "What"));
        for (Mark mark :
                variant.marks().subList(0, Math.min(MARKS, variant.marks().size()))) {
            grid.row(List.of(
                    Cell.time(mark.atMicros()),
                    Cell.word(sign(mark)),
                    Cell.word(mark.player()),
                    Cell.word(mark.party().id()),
                    Cell.word(mark.what())));
        }
        if (grid.size() > 0) {
            html.add(grid.folded("Marks of attack (A) and defence (D)"));
        }
    }

    private static List<Moment> moments(VariantResult variant) {
        return variant.marks().stream()
                .limit(MARKS)
                .map(mark -> new Moment(
                        mark.atMicros(),
                        sign(mark),
                        mark.player() + " (" + mark.party().id() + "): " + mark.what(),
                        mark.party() == Party.ATTACKER ? "attack" : "defence"))
                .toList();
    }

    private static String sign(Mark mark) {
        return mark.party() == Party.ATTACKER ? "A" : mark.party().defends() ? "D" : "·";
    }

    private void known(Html html) {
        if (terms.known().isBlank() && terms.source().isBlank()) {
            return;
        }
        html.leaf("h2", "What is known of it");
        if (!terms.known().isBlank()) {
            html.leaf("p", terms.known(), "dir", "auto");
        }
        if (!terms.source().isBlank()) {
            html.in("p", p -> p.text("Documented at ").source(terms.source()), "class", "note");
        }
    }

    private void check(Html html) {
        html.leaf("h2", "To check it");
        html.open("dl", "class", "facts");
        Sections.fact(html, "Campaign", terms.name());
        Sections.fact(html, "Seed", Long.toString(terms.seed()));
        Sections.fact(html, "Runs", Figures.count(terms.runs()) + " of each variant");
        Sections.fact(html, "Trades", Figures.count(result.trades()) + " in all runs together");
        for (VariantResult variant : result.variants()) {
            if (!variant.runs().isEmpty()) {
                html.leaf("dt", "First run, " + variant.name())
                        .in("dd", dd -> dd.leaf("span", variant.runs().get(0).hash(), "class", "code"));
            }
        }
        html.close();
        Sections.command(html, command);
    }
}
