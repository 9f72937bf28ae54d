package covenant.api.report;

import covenant.api.report.page.Cell;
import covenant.api.report.page.Figures;
import covenant.api.report.page.Grid;
import covenant.api.report.page.Html;
import covenant.api.report.page.Page;
import covenant.api.report.plot.BarPlot;
import covenant.engine.replay.Course.Fall;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayResult.AccountComparison;
import covenant.engine.replay.ReplayResult.MarketComparison;
import covenant.engine.replay.ReplayResult.Welfare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A replay's page. */
final class ReplayPage {
    private static final String WAS = "recorded";
    private static final String IS = "now";
    private static final int BARS = 20;
    private static final int ACCOUNTS = 400;
    private static final int PLOTS = 16;

    private final ReplayResult result;
    private final String command;

    ReplayPage(ReplayResult result, String command) {
        this.result = result;
        this.command = command;
    }

    String html() {
        return Page.of("Replay", ReplayWords.headline(result), html -> {
            html.in(
                    "p",
                    p -> p.text("A replay of ").leaf("bdi", result.source()).text(". " + summary()),
                    "class",
                    "lead");
            changes(html);
            decisions(html);
            markets(html);
            accounts(html);
            welfare(html);
            Sections.list(html, "What this takes for granted", result.assumptions());
            ends(html);
        });
    }

    private boolean isSame() {
        return result.recorded().hash().equals(result.changed().hash());
    }

    private String summary() {
        if (isSame()) {
            return "The replay ends with the recording’s own hash: every figure is as recorded.";
        }
        long flipped =
                result.markets().stream().filter(MarketComparison::isFlipped).count();
        long decided = result.markets().stream()
                .filter(each -> each.changed().decision() != null)
                .count();
        String first = result.firstDifference() == 0
                ? "The histories end differently. "
                : "The two histories differ from command " + Figures.count(result.firstDifference()) + " on. ";
        return first
                + (decided == 0
                        ? "Nothing was decided by price."
                        : flipped == 0
                                ? "No decision comes out differently."
                                : Figures.count(flipped) + " of " + Figures.count(decided)
                                        + (decided == 1 ? " decision comes" : " decisions come") + " out differently.");
    }

    private void changes(Html html) {
        List<String> changes = ReplayWords.changes(result);
        Sections.list(html, "What was changed", changes.isEmpty() ? List.of("Nothing.") : changes);
        html.leaf("h3", "What the others do: " + result.terms().others().id());
        html.leaf(
                "p",
                ReplayWords.meaning(result.terms().others()) + " "
                        + ReplayWords.consequence(result.terms().others()));
    }

    private void decisions(Html html) {
        html.leaf("h2", "Decisions");
        List<MarketComparison> shown =
                result.markets().stream().filter(ReplayPage::isTold).toList();
        Grid grid = new Grid(
                "What was decided as recorded, and now; how far apart the paths of prices are",
                List.of("Market", "Recorded", "Now", "Largest distance", "Mean distance", "At the end", "Unit"));
        for (MarketComparison each : shown) {
            Courses courses = new Courses(each.terms());
            grid.row(List.of(
                    Cell.word(each.id()),
                    Cell.word(decision(each.recorded().decision(), courses)),
                    new Cell(
                            decision(each.changed().decision(), courses),
                            null,
                            Cell.Kind.WORD,
                            each.isFlipped() ? "flipped" : null),
                    Cell.number(courses.value(each.largest())),
                    Cell.number(courses.value(each.mean())),
                    Cell.number(courses.value(each.last())),
                    Cell.word(courses.unit())));
        }
        Sections.table(
                html,
                grid,
                result.markets().isEmpty()
                        ? "There are no markets."
                        : "No market decides anything, and all paths of prices are as recorded.");
        int quiet = result.markets().size() - shown.size();
        if (!shown.isEmpty() && quiet > 0) {
            html.leaf(
                    "p",
                    quiet == 1
                            ? "One more market decides nothing; its prices are as recorded."
                            : Figures.count(quiet) + " more markets decide nothing; their prices are as recorded.",
                    "class",
                    "note");
        }
    }

    /** Whether there is something to tell of a market: it decides, or it is not as it was. */
    private static boolean isTold(MarketComparison each) {
        return each.terms().decision() != null || each.largest() != 0 || each.isFlipped();
    }

    private static String decision(Fall fall, Courses courses) {
        return fall == null ? Figures.NONE : "" + courses.condition(fall.condition());
    }

    private void markets(Html html) {
        List<MarketComparison> shown = new ArrayList<>(result.markets());
        shown.sort(Comparator.comparing((MarketComparison each) -> !isTold(each))
                .thenComparing(each -> each.largest() == 0 && !each.isFlipped()));
        long told = shown.stream().filter(ReplayPage::isTold).count();
        List<MarketComparison> drawn = shown.subList(0, (int) Math.min(PLOTS, told == 0 ? shown.size() : told));
        int lines = drawn.stream().mapToInt(each -> figure(each).lines()).sum();
        for (MarketComparison each : drawn) {
            html.open("section").in("h2", h -> h.leaf("bdi", title(each)));
            html.open("p");
            html.leaf("span", each.causal() ? "causal" : "evidential", "class", "label");
            if (each.isFlipped()) {
                html.leaf("span", "decision flipped", "class", "label strong");
            }
            html.close();
            html.leaf("p", ReplayWords.label(each.causal()), "class", "note");
            CourseFigure figure = figure(each);
            if (figure.isEmpty()) {
                html.leaf("p", "This market has no expectation that could be drawn.", "class", "note");
            } else {
                html.add(figure.html(Sections.column(lines)));
            }
            standing(html, each);
            html.close();
        }
        if (drawn.size() < shown.size()) {
            html.leaf(
                    "p",
                    "The paths of the other " + Figures.count(shown.size() - drawn.size())
                            + " markets stand in the files beside this page.",
                    "class",
                    "note");
        }
    }

    private static String title(MarketComparison each) {
        return each.terms().title().isBlank() ? each.id() : each.terms().title();
    }

    private static CourseFigure figure(MarketComparison each) {
        return new CourseFigure(new Courses(each.terms()), each.recorded(), WAS, each.changed(), IS, List.of());
    }

    private static void standing(Html html, MarketComparison each) {
        html.open("dl", "class", "facts");
        if (each.terms().decision() != null) {
            Sections.fact(html, "Rule", ReplayWords.rule(each.terms().decision()));
        }
        Courses courses = new Courses(each.terms());
        Sections.fact(html, "Recorded", sentence(each.recorded().decision(), courses));
        Sections.fact(html, "Now", sentence(each.changed().decision(), courses));
        html.close();
    }

    private static String sentence(Fall fall, Courses courses) {
        if (fall == null) {
            return "nothing was decided";
        }
        StringBuilder text = new StringBuilder(decision(fall, courses))
                .append(", ")
                .append(Figures.time(fall.atMicros()))
                .append(" UTC (")
                .append(fall.reason());
        if (fall.byRule() != fall.condition()) {
            text.append("; the rule alone: ").append(courses.condition(fall.byRule()));
        }
        text.append(')');
        if (fall.averages() != null) {
            for (int c = 0; c < fall.averages().size(); c++) {
                Long average = fall.averages().get(c);
                text.append("; ")
                        .append(courses.condition(c))
                        .append(' ')
                        .append(average == null ? Figures.NONE : Figures.number(courses.value((double) average)));
            }
        }
        return text.toString();
    }

    private void accounts(Html html) {
        html.leaf("h2", "Profit and loss");
        List<AccountComparison> sorted = new ArrayList<>(result.accounts());
        sorted.sort(Comparator.comparingLong(ReplayPage::change).reversed());
        List<AccountComparison> shown = sorted.subList(0, Math.min(ACCOUNTS, sorted.size()));
        Grid grid = new Grid(
                "Credits: cash and worth of positions at the last prices, less what was paid in",
                List.of("Account", "", "Recorded", "Now", "Change", "Trades and orders", "Repeated", "Refused"));
        for (AccountComparison each : shown) {
            grid.row(List.of(
                    Cell.word(name(each)),
                    Cell.word(
                            each.role() == ReplayResult.Part.KEPT
                                    ? ""
                                    : ReplayJson.part(each.role()).replace('-', ' ')),
                    Cell.credits(each.recordedProfitMicros()),
                    Cell.credits(each.changedProfitMicros()),
                    Cell.change(each.changedProfitMicros() - each.recordedProfitMicros()),
                    Cell.count(each.commands()),
                    Cell.count(each.repeated()),
                    Cell.count(each.refused())));
        }
        boolean isMoved = shown.stream().anyMatch(each -> change(each) != 0);
        List<BarPlot.Bar> bars = shown.stream()
                .filter(each -> !isMoved || change(each) != 0)
                .limit(BARS)
                .map(each -> new BarPlot.Bar(
                        name(each), each.recordedProfitMicros() / 1e6, each.changedProfitMicros() / 1e6))
                .toList();
        if (!bars.isEmpty()) {
            html.open("figure").open("ul", "class", "legend");
            Sections.block(html, "bar was", WAS);
            Sections.block(html, "bar now", IS);
            html.close();
            html.add(new BarPlot(
                            "Profit of each account, recorded and now; the figures stand in the table below.",
                            "credits",
                            WAS,
                            IS,
                            bars)
                    .html());
            html.close();
        }
        if (bars.size() < sorted.size()) {
            html.leaf(
                    "p",
                    bars.size() == 1
                            ? "Drawn: the only account that is not as recorded."
                            : "Drawn: the " + bars.size() + " accounts with the largest change.",
                    "class",
                    "note");
        }
        Sections.table(html, grid, "There are no participants.");
        if (shown.size() < sorted.size()) {
            html.leaf(
                    "p",
                    "Shown: the " + ACCOUNTS + " accounts with the largest change of " + Figures.count(sorted.size())
                            + "; all of them stand in the files beside this page.",
                    "class",
                    "note");
        }
    }

    private static long change(AccountComparison each) {
        return Math.abs(each.changedProfitMicros() - each.recordedProfitMicros());
    }

    private static String name(AccountComparison each) {
        return each.name().isBlank() ? each.id() : each.name();
    }

    private void welfare(Html html) {
        Grid grid = new Grid(
                "What all traders of a market gained together, and what the scoring rule says, in credits",
                List.of("Market", "History", "Gained", "By the rule", "Rounding at most", ""));
        boolean isAny = result.markets().stream().anyMatch(ReplayPage::isTold);
        for (MarketComparison each : result.markets()) {
            if (isAny && !isTold(each)) {
                continue;
            }
            welfare(grid, each.id(), WAS, each.recordedWelfare());
            welfare(grid, each.id(), IS, each.changedWelfare());
        }
        if (grid.size() > 0) {
            html.leaf("h2", "Does it add up?").add(grid.html());
        }
    }

    private static void welfare(Grid grid, String market, String history, Welfare welfare) {
        if (welfare != null) {
            grid.row(List.of(
                    Cell.word(market),
                    Cell.word(history),
                    Cell.credits(welfare.gainedMicros()),
                    welfare.isKnown() ? Cell.number(welfare.ruleMicros() / 1e6) : Cell.number(Double.NaN),
                    Cell.number(welfare.roundingMicros() / 1e6),
                    Cell.word(!welfare.isKnown() ? "not settled yet" : welfare.holds() ? "agrees" : "does not agree")));
        }
    }

    private void ends(Html html) {
        html.leaf("h2", "To check it");
        html.open("dl", "class", "facts");
        Sections.fact(html, "Source", result.source());
        ending(html, "Recorded", result.recorded());
        ending(html, "Now", result.changed());
        html.close();
        Sections.command(html, command);
    }

    private static void ending(Html html, String name, ReplayResult.Ending ending) {
        html.leaf("dt", name).open("dd");
        html.text("command " + Figures.count(ending.sequence()) + ", " + Figures.time(ending.atMicros())
                + " UTC, state ");
        html.leaf("span", ending.hash(), "class", "code").close();
    }
}
