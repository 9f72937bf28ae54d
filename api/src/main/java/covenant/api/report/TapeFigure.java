package covenant.api.report;

import covenant.api.report.page.Html;
import covenant.api.report.plot.Line;
import covenant.api.report.plot.Panel;
import covenant.api.report.plot.TimePlot;
import covenant.api.report.plot.TimePlot.Band;
import covenant.api.report.plot.TimePlot.Moment;
import covenant.engine.lab.detection.Finding;
import covenant.engine.lab.detection.Tape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The prices of a market's trades over time, with what is evidence marked. */
final class TapeFigure {
    private static final int CLAIMS = 4;
    private static final int AROUND = 12;
    private static final int COUNTED = 80;
    private static final int MARKS = 80;

    private final Tape tape;

    TapeFigure(Tape tape) {
        this.tape = tape;
    }

    /** The whole market, with the first row of each of its findings marked by the finding's number. */
    Html whole(List<Finding> all, double column) {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < all.size() && moments.size() < MARKS; i++) {
            Finding each = all.get(i);
            if (each.market().equals(tape.market()) && !each.evidence().isEmpty()) {
                moments.add(new Moment(
                        each.evidence().get(0).atMicros(),
                        Integer.toString(i + 1),
                        each.kind() + ": " + each.text(),
                        "evidence"));
            }
        }
        Map<String, Integer> trades = new TreeMap<>();
        tape.rows().forEach(row -> trades.merge(row.claim(), 1, Integer::sum));
        List<String> claims = trades.keySet().stream()
                .sorted(Comparator.comparing((String claim) -> -trades.get(claim)))
                .limit(CLAIMS)
                .toList();
        return plot(tape.rows(), claims, moments, TimePlot.Axis.TIME, 150, column);
    }

    /**
     * A finding's rows and some of those before and after, trade by trade; each row of evidence is marked by its place in the table. Where there
     * are too many rows to count, it is drawn over time.
     */
    Html around(Finding finding, double column) {
        List<String> claims = finding.evidence().stream()
                .map(Tape.Row::claim)
                .distinct()
                .limit(CLAIMS)
                .toList();
        long from =
                finding.evidence().stream().mapToLong(Tape.Row::atMicros).min().orElse(0);
        long to =
                finding.evidence().stream().mapToLong(Tape.Row::atMicros).max().orElse(0);
        List<Tape.Row> rows =
                tape.rows().stream().filter(row -> claims.contains(row.claim())).toList();
        int first = 0;
        while (first < rows.size() && rows.get(first).atMicros() < from) {
            first++;
        }
        int last = first;
        while (last < rows.size() && rows.get(last).atMicros() <= to) {
            last++;
        }
        List<Tape.Row> shown = rows.subList(Math.max(0, first - AROUND), Math.min(rows.size(), last + AROUND));
        boolean isShort = shown.size() <= COUNTED;
        List<Tape.Row> placed = isShort ? counted(shown) : shown;
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < Math.min(MARKS, finding.evidence().size()); i++) {
            Tape.Row row = finding.evidence().get(i);
            int place = shown.indexOf(row);
            String what = row.account() + (row.shares() < 0 ? " sells" : " buys");
            if (place >= 0) {
                moments.add(new Moment(placed.get(place).atMicros(), Integer.toString(i + 1), what, "evidence"));
            }
        }
        return plot(placed, claims, moments, isShort ? TimePlot.Axis.TRADES : TimePlot.Axis.TIME, 110, column);
    }

    /** The same with numbers from 1 in the place of times. */
    private static List<Tape.Row> counted(List<Tape.Row> rows) {
        List<Tape.Row> counted = new ArrayList<>();
        for (Tape.Row row : rows) {
            counted.add(new Tape.Row(
                    row.id(),
                    counted.size() + 1L,
                    row.account(),
                    row.claim(),
                    row.shares(),
                    row.cost(),
                    row.before(),
                    row.after(),
                    row.label()));
        }
        return counted;
    }

    private Html plot(
            List<Tape.Row> rows,
            List<String> claims,
            List<Moment> moments,
            TimePlot.Axis axis,
            int height,
            double column) {
        List<Line> lines = new ArrayList<>();
        for (int c = 0; c < claims.size(); c++) {
            lines.add(line(rows, claims.get(c), c));
        }
        long from = rows.isEmpty() ? 0 : rows.get(0).atMicros();
        long to = rows.isEmpty()
                ? 1
                : Math.max(from + 1, rows.get(rows.size() - 1).atMicros());
        Band band = tape.windowToMicros() == 0 || axis == TimePlot.Axis.TRADES
                ? null
                : new Band(tape.windowFromMicros(), tape.windowToMicros(), "Window of the decision");
        TimePlot plot = new TimePlot(
                "Prices of trades, with the evidence marked; its figures stand in the table below.",
                List.of(new Panel("Price after each trade", lines, height, false)),
                axis,
                from,
                to,
                band,
                moments);
        return new Html().in("figure", figure -> figure.add(plot.html(column)));
    }

    private static Line line(List<Tape.Row> rows, String claim, int colour) {
        List<Tape.Row> of = rows.stream()
                .filter(row -> row.claim().equals(claim) && Double.isFinite(row.after()))
                .toList();
        return new Line(
                claim,
                colour,
                false,
                true,
                of.stream().mapToLong(Tape.Row::atMicros).toArray(),
                of.stream().mapToDouble(Tape.Row::after).toArray());
    }
}
