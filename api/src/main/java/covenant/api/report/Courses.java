package covenant.api.report;

import covenant.api.json.Times;
import covenant.api.report.plot.Line;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.replay.Course;
import covenant.engine.replay.Course.Point;
import covenant.engine.signal.Signals;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Courses of one market as figures, in the unit of its metric. */
final class Courses {
    private final MarketTerms terms;
    private final double unitsPerOne;

    Courses(MarketTerms terms) {
        this.terms = terms;
        this.unitsPerOne = Signals.unitsPerOne(terms.metric());
    }

    List<String> conditions() {
        return terms.conditions();
    }

    /** What the metric counts, for an axis. */
    String unit() {
        if (terms.metric().type() == Metric.Type.BINARY) {
            return "probability";
        }
        return terms.metric().unit().isBlank()
                ? "units of the metric"
                : terms.metric().unit();
    }

    /** So many parts, in the metric's unit. */
    double value(double parts) {
        return parts / unitsPerOne;
    }

    /** E[M|c] at a point, of a condition that has been called off the last; NaN where there is none. */
    double expected(Point point, int condition) {
        return condition < point.expected().length ? value((double) point.expected()[condition]) : Double.NaN;
    }

    /** The decision's average so far; NaN before its window. */
    double statistic(Point point, int condition) {
        return condition < point.statistic().length ? value((double) point.statistic()[condition]) : Double.NaN;
    }

    /** The path of a condition, to be drawn; it stops where the decision calls the condition off. */
    Line path(Course course, int condition, String name, boolean dashed) {
        List<Point> points = course.points();
        double[] values = new double[points.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = isCalledOff(course, points.get(i), condition) ? Double.NaN : expected(points.get(i), condition);
        }
        return new Line(name, condition % 8, dashed, !dashed, times(points), values);
    }

    private static boolean isCalledOff(Course course, Point point, int condition) {
        return course.decision() != null
                && point.atMicros() > course.decision().atMicros()
                && course.decision().condition() != condition;
    }

    /** The average so far of a condition, to be drawn; it stops at the decision. */
    Line average(Course course, int condition, String name, boolean dashed) {
        List<Point> points = course.points();
        double[] values = new double[points.size()];
        for (int i = 0; i < values.length; i++) {
            boolean over = course.window() != null
                    && points.get(i).atMicros() > course.window().toMicros();
            values[i] = over ? Double.NaN : statistic(points.get(i), condition);
        }
        return new Line(name, condition % 8, dashed, !dashed, times(points), values);
    }

    /** One path less another, at every time at which either changes. */
    static Line difference(String name, Line path, Line from) {
        long[] at = java.util.stream.LongStream.concat(
                        java.util.Arrays.stream(path.atMicros()), java.util.Arrays.stream(from.atMicros()))
                .sorted()
                .distinct()
                .toArray();
        double[] values = new double[at.length];
        int i = -1;
        int j = -1;
        for (int k = 0; k < at.length; k++) {
            while (i + 1 < path.atMicros().length && path.atMicros()[i + 1] <= at[k]) {
                i++;
            }
            while (j + 1 < from.atMicros().length && from.atMicros()[j + 1] <= at[k]) {
                j++;
            }
            values[k] = i < 0 || j < 0 ? Double.NaN : path.values()[i] - from.values()[j];
        }
        return new Line(name, path.colour(), false, true, at, values);
    }

    private static long[] times(List<Point> points) {
        return points.stream().mapToLong(Point::atMicros).toArray();
    }

    /** The whole course. */
    JsonObject json(Course course) {
        JsonArray points = new JsonArray(new ArrayList<>(course.points().size()));
        for (Point point : course.points()) {
            JsonArray expected = new JsonArray();
            JsonArray statistic = new JsonArray();
            for (int c = 0; c < point.expected().length; c++) {
                expected.add(Json.number(expected(point, c)));
            }
            for (int c = 0; c < point.statistic().length; c++) {
                statistic.add(Json.number(statistic(point, c)));
            }
            points.add(new JsonObject()
                    .put("sequence", point.sequence())
                    .put("at", Times.iso(point.atMicros()))
                    .put("expected", expected)
                    .put("statistic", statistic));
        }
        return new JsonObject()
                .put("window", window(course.window()))
                .put("decision", decision(course.decision()))
                .put("points", points);
    }

    private static JsonObject window(Course.Span window) {
        return window == null
                ? null
                : new JsonObject().put("from", Times.iso(window.fromMicros())).put("to", Times.iso(window.toMicros()));
    }

    private JsonObject decision(Course.Fall fall) {
        if (fall == null) {
            return null;
        }
        JsonArray averages = new JsonArray();
        if (fall.averages() != null) {
            fall.averages().forEach(parts -> averages.add(parts == null ? null : Json.number(value((double) parts))));
        }
        return new JsonObject()
                .put("condition", condition(fall.condition()))
                .put("byRule", condition(fall.byRule()))
                .put("reason", fall.reason())
                .put("at", Times.iso(fall.atMicros()))
                .put("averages", averages);
    }

    /** The slug of a condition; null where there is none of this number. */
    String condition(int number) {
        return number < 0 || number >= conditions().size() ? null : conditions().get(number);
    }

    /** The rows of a course, one for each condition of each point. */
    void rows(Course course, Table.Row to, Object... before) {
        for (Point point : course.points()) {
            for (int c = 0; c < Math.max(point.expected().length, point.statistic().length); c++) {
                Object[] cells = java.util.Arrays.copyOf(before, before.length + 5);
                cells[before.length] = point.sequence();
                cells[before.length + 1] = Times.iso(point.atMicros());
                cells[before.length + 2] = condition(c);
                cells[before.length + 3] = Json.number(expected(point, c));
                cells[before.length + 4] = Json.number(statistic(point, c));
                to.of(cells);
            }
        }
    }

    /** The columns that {@link #rows} fills behind others. */
    static List<String> columns(String... before) {
        List<String> columns = new ArrayList<>(List.of(before));
        columns.addAll(List.of("sequence:BIGINT", "at:TIMESTAMP", "condition", "expected:DOUBLE", "statistic:DOUBLE"));
        return columns;
    }
}
