package covenant.api.report;

import covenant.api.report.page.Cell;
import covenant.api.report.page.Figures;
import covenant.api.report.page.Grid;
import covenant.api.report.page.Html;
import covenant.api.report.plot.Line;
import covenant.api.report.plot.Panel;
import covenant.api.report.plot.TimePlot;
import covenant.api.report.plot.TimePlot.Band;
import covenant.api.report.plot.TimePlot.Moment;
import covenant.engine.replay.Course;
import covenant.engine.replay.Course.Fall;
import covenant.engine.replay.Course.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Two courses of one market against each other: prices, averages and their distance over time, and the same as a table. */
final class CourseFigure {
    private static final int ROWS = 40;

    private final Courses courses;
    private final Course base;
    private final Course other;
    private final String baseName;
    private final String otherName;
    private final List<Moment> moments;

    /**
     * A figure.
     *
     * @param base the course that the other is held against; drawn with dashes
     * @param other null where there is only one
     * @param moments what is to be marked beside the decisions
     */
    CourseFigure(Courses courses, Course base, String baseName, Course other, String otherName, List<Moment> moments) {
        this.courses = courses;
        this.base = base;
        this.other = other;
        this.baseName = baseName;
        this.otherName = otherName;
        this.moments = moments;
    }

    /** Whether there is anything to draw. */
    boolean isEmpty() {
        return courses(base).noneMatch(point -> point.expected().length > 0)
                && (other == null || courses(other).noneMatch(point -> point.expected().length > 0));
    }

    private static java.util.stream.Stream<Point> courses(Course course) {
        return course.points().stream();
    }

    /** How many lines are drawn: what a page costs grows with them. */
    int lines() {
        return courses.conditions().size() * (other == null ? 2 : 5);
    }

    /**
     * The figure.
     *
     * @param column how finely it is drawn, in units of the drawing
     */
    Html html(double column) {
        List<Line> paths = new ArrayList<>();
        List<Line> averages = new ArrayList<>();
        List<Line> apart = new ArrayList<>();
        for (int c = 0; c < courses.conditions().size(); c++) {
            String name = courses.conditions().get(c);
            Line was = courses.path(base, c, other == null ? name : name + ", " + baseName, other != null);
            paths.add(was);
            averages.add(courses.average(base, c, was.name(), other != null));
            if (other != null) {
                Line is = courses.path(other, c, name, false);
                paths.add(is);
                averages.add(courses.average(other, c, name, false));
                apart.add(Courses.difference(name, is, was));
            }
        }
        long from = LongStream.concat(times(base), other == null ? LongStream.empty() : times(other))
                .min()
                .orElse(0);
        long to = Math.max(
                from + 1,
                LongStream.of(end(base, from), other == null ? from : end(other, from))
                        .max()
                        .orElse(from));
        List<Panel> panels = new ArrayList<>();
        panels.add(new Panel("Expected value by condition (" + courses.unit() + ")", paths, 190, false));
        if (averages.stream().anyMatch(CourseFigure::isThere)) {
            panels.add(new Panel("Statistic of the decision so far", averages, 110, false));
        }
        if (apart.stream().anyMatch(CourseFigure::isThere)) {
            panels.add(new Panel("Distance: " + otherName + " less " + baseName, apart, 80, true));
        }
        TimePlot plot = new TimePlot(about(), panels, TimePlot.Axis.TIME, from, to, band(), moments());
        Html html = new Html().open("figure").add(legend()).add(plot.html(column));
        return html.add(table(paths, averages, from, to)).close();
    }

    private static boolean isThere(Line line) {
        return java.util.Arrays.stream(line.values()).anyMatch(value -> !Double.isNaN(value));
    }

    private static LongStream times(Course course) {
        return course.points().stream().mapToLong(Point::atMicros);
    }

    private static long end(Course course, long otherwise) {
        long last = times(course).max().orElse(otherwise);
        return course.decision() == null
                ? last
                : Math.max(last, course.decision().atMicros());
    }

    private Band band() {
        Course.Span window = window();
        return window == null ? null : new Band(window.fromMicros(), window.toMicros(), "Window of the decision");
    }

    private Course.Span window() {
        return other == null || other.window() == null ? base.window() : other.window();
    }

    private String about() {
        return "Prices of " + String.join(", ", courses.conditions()) + " over time, " + baseName
                + (other == null ? "" : " and " + otherName) + "; the figures stand in the table below.";
    }

    private List<Moment> moments() {
        List<Moment> all = new ArrayList<>(moments);
        Fall was = base.decision();
        Fall is = other == null ? null : other.decision();
        if (is == null || was != null && was.atMicros() != is.atMicros()) {
            mark(was, other == null ? "" : baseName + ": ", other == null ? "decided" : "was", all);
        }
        if (is != null && was != null && was.atMicros() == is.atMicros()) {
            String text = was.condition() == is.condition()
                    ? "both: " + name(is)
                    : baseName + ": " + name(was) + ", " + otherName + ": " + name(is);
            all.add(new Moment(is.atMicros(), "decided", "Decided, " + text, "decided"));
        } else {
            mark(is, otherName + ": ", "decided", all);
        }
        return all;
    }

    private void mark(Fall fall, String before, String style, List<Moment> to) {
        if (fall != null) {
            to.add(new Moment(fall.atMicros(), "decided", "Decided, " + before + name(fall), style));
        }
    }

    private String name(Fall fall) {
        String name = courses.condition(fall.condition());
        return name == null ? "nothing" : name;
    }

    private Html legend() {
        Html html = new Html().open("ul", "class", "legend");
        for (int c = 0; c < courses.conditions().size(); c++) {
            swatch(html, "line s" + c % 8, courses.conditions().get(c));
        }
        if (other != null) {
            swatch(html, "axis", otherName);
            swatch(html, "axis dashed", baseName);
        }
        if (window() != null) {
            html.open("li").open("svg", "viewBox", "0 0 26 10", "aria-hidden", "true");
            html.empty("rect", "width", "26", "height", "10", "class", "band")
                    .close()
                    .text("window of the decision")
                    .close();
        }
        return html.close();
    }

    private static void swatch(Html html, String style, String name) {
        html.open("li").open("svg", "viewBox", "0 0 26 10", "aria-hidden", "true");
        html.empty("path", "d", "M0 5H26", "class", style)
                .close()
                .leaf("bdi", name)
                .close();
    }

    /** At most so many times, spread over those at which something changed. */
    private Html table(List<Line> paths, List<Line> averages, long from, long to) {
        List<Line> shown = new ArrayList<>(paths);
        List<String> columns = new ArrayList<>(List.of("Time, UTC"));
        for (int i = 0; i < paths.size(); i++) {
            boolean isBase = other == null || i % 2 == 0;
            String name = courses.conditions().get(other == null ? i : i / 2);
            columns.add(name + (other == null ? "" : isBase ? ", " + baseName : ", " + otherName));
        }
        for (int i = 0; i < averages.size(); i++) {
            if (isThere(averages.get(i))) {
                shown.add(averages.get(i));
                columns.add("statistic of " + columns.get(i + 1));
            }
        }
        long[] times = LongStream.concat(times(base), other == null ? LongStream.empty() : times(other))
                .filter(at -> at >= from && at <= to)
                .sorted()
                .distinct()
                .toArray();
        Grid grid = new Grid(
                times.length <= ROWS
                        ? "Every time at which something changed"
                        : ROWS + " of " + Figures.count(times.length)
                                + " times at which something changed; all of them stand in the files beside this page",
                columns);
        int rows = Math.min(ROWS, times.length);
        for (int k = 0; k < rows; k++) {
            long at = times[rows == 1 ? 0 : (int) ((long) k * (times.length - 1) / (rows - 1))];
            List<Cell> cells = new ArrayList<>(List.of(Cell.time(at)));
            shown.forEach(line -> cells.add(Cell.number(line.at(at))));
            grid.row(cells);
        }
        return grid.folded("The figures of this plot as a table");
    }
}
