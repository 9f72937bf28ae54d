package covenant.api.report.plot;

import covenant.api.report.page.Figures;
import covenant.api.report.page.Html;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Courses over time: panels above each other, with a window shaded and moments marked. It is drawn twice, for a page's width and for a phone's,
 * and the style shows one of them: text is then of the same size on both.
 *
 * @param about what the plot shows, for those who hear it
 * @param axis what stands along it: times, or the numbers of trades in place of them
 * @param fromMicros where the axis of time begins
 * @param toMicros where it ends
 * @param band the window; null for none
 * @param moments what happened when
 */
public record TimePlot(
        String about, List<Panel> panels, Axis axis, long fromMicros, long toMicros, Band band, List<Moment> moments) {
    private static final int WIDE = 760;
    private static final int NARROW = 350;
    private static final int LEFT = 58;
    private static final int TITLE = 26;
    private static final int FOOT = 44;
    private static final int GAP = 14;
    private static final int MOMENTS_HIGH = 16;

    /** What an axis counts. */
    public enum Axis {
        /** Time in UTC. */
        TIME,
        /** Trades, one after the other: what happens within one second can be told apart. */
        TRADES
    }

    /** A shaded span of time. */
    public record Band(long fromMicros, long toMicros, String label) {}

    /**
     * A moment.
     *
     * @param mark one or two characters that stand above the plot and in the list of moments
     * @param text for those who point at it
     * @param style {@code decided}, {@code attack} or {@code defence}
     */
    public record Moment(long atMicros, String mark, String text, String style) {}

    public TimePlot {
        panels = List.copyOf(panels);
        moments = List.copyOf(moments);
    }

    /**
     * Both drawings.
     *
     * @param column how finely courses are drawn, in units of the drawing, of which the wide one has 760
     */
    public Html html(double column) {
        Html html = new Html();
        html.in("div", each -> each.add(new Drawing(WIDE, 104, column).svg()), "class", "wide");
        html.in("div", each -> each.add(new Drawing(NARROW, 12, Math.max(1, column)).svg()), "class", "narrow");
        return html;
    }

    /** One drawing, of one width. */
    private final class Drawing {
        private final int width;
        private final int right;
        private final double column;
        private final Scale x;
        private final Html svg = new Html();

        Drawing(int width, int margin, double column) {
            this.width = width;
            this.right = width - margin;
            this.column = column;
            this.x = new Scale(fromMicros, Math.max(toMicros, fromMicros + 1), LEFT, right);
        }

        Html svg() {
            int head = moments.isEmpty() && band == null ? 0 : MOMENTS_HIGH;
            int height = head + FOOT - GAP;
            for (Panel panel : panels) {
                height += TITLE + panel.height() + GAP;
            }
            svg.open("svg", "viewBox", "0 0 " + width + " " + height, "role", "img", "aria-label", about);
            int top = head;
            int first = head + TITLE;
            int last = height - FOOT;
            band(first, last);
            for (Panel panel : panels) {
                panel(panel, top);
                top += TITLE + panel.height() + GAP;
            }
            moments(first, last);
            times(last);
            return svg.close();
        }

        private void panel(Panel panel, int top) {
            int bottom = top + TITLE + panel.height();
            Scale y = panel.scale(bottom, top + TITLE, fromMicros, toMicros);
            text(panel.title(), 0, top + 15, "panel", "start");
            for (Ticks.Tick tick : Ticks.numbers(y.from(), y.to(), Math.max(3, panel.height() / 34))) {
                line(LEFT, right, y.at(tick.at()), y.at(tick.at()), panel.zero() && tick.at() == 0 ? "zero" : "grid");
                text(tick.label(), LEFT - 7, y.at(tick.at()) + 4, "tick", "end");
            }
            for (Line each : panel.lines()) {
                String path = StepPath.of(each, x, y, column);
                if (!path.isEmpty()) {
                    svg.open("path", "d", path, "class", "line s" + each.colour() + (each.dashed() ? " dashed" : ""));
                    svg.leaf("title", each.name()).close();
                }
            }
            if (width == WIDE) {
                names(panel, y);
            }
        }

        /** Names at the lines' ends, moved apart where they would cover each other. */
        private void names(Panel panel, Scale y) {
            List<Line> named = new ArrayList<>(panel.lines().stream()
                    .filter(line -> line.label() && !Double.isNaN(line.at(toMicros)))
                    .toList());
            named.sort(Comparator.comparingDouble(line -> y.at(line.at(toMicros))));
            double least = y.end() + 4;
            double overfull = Math.max(0, least + 14.0 * named.size() - y.start() - 10);
            double at = least - overfull;
            for (int i = 0; i < named.size(); i++) {
                Line line = named.get(i);
                double latest = y.start() + 4 - 14.0 * (named.size() - 1 - i);
                at = Math.max(at, Math.min(latest, y.at(line.at(toMicros)) + 4));
                text(Figures.shortened(line.name(), 14), right + 8, at, "name t" + line.colour(), "start");
                at += 14;
            }
        }

        private void band(int top, int bottom) {
            if (band == null || band.toMicros() < fromMicros || band.fromMicros() > toMicros) {
                return;
            }
            double start = at(Math.max(fromMicros, band.fromMicros()));
            double end = at(Math.min(toMicros, band.toMicros()));
            svg.open(
                    "rect",
                    "x",
                    Scale.text(start),
                    "y",
                    "" + top,
                    "width",
                    Scale.text(Math.max(1, end - start)),
                    "height",
                    "" + (bottom - top),
                    "class",
                    "band");
            svg.leaf("title", band.label()).close();
        }

        private void moments(int top, int bottom) {
            List<double[]> taken = new ArrayList<>();
            List<Moment> sorted = new ArrayList<>(moments);
            // What was decided is named first; the rest is where there is room left.
            sorted.sort(Comparator.comparing((Moment moment) -> !moment.mark().equals("decided"))
                    .thenComparingLong(Moment::atMicros));
            for (Moment moment : sorted) {
                if (moment.atMicros() < fromMicros || moment.atMicros() > toMicros) {
                    continue;
                }
                double at = at(moment.atMicros());
                svg.open("g", "class", "moment " + moment.style()).leaf("title", moment.text());
                double half = 3.7 * moment.mark().length();
                boolean hasRoom = taken.stream().noneMatch(each -> at - half < each[1] && at + half > each[0]);
                line(at, at, hasRoom ? MOMENTS_HIGH - 2 : top, bottom, null);
                if (hasRoom) {
                    text(moment.mark(), at, 11, "mark", anchor(at, moment.mark()));
                    taken.add(new double[] {at - half - 4, at + half + 4});
                }
                svg.close();
            }
        }

        private double at(long micros) {
            return x.at((double) micros);
        }

        private String anchor(double at, String mark) {
            double half = 4.0 * mark.length();
            return at + half > width ? "end" : at - half < 0 ? "start" : "middle";
        }

        private void times(int bottom) {
            line(LEFT, right, bottom, bottom, "axis");
            double free = 0;
            int most = (right - LEFT) / 72;
            List<Ticks.Tick> ticks = axis == Axis.TIME
                    ? Ticks.times(fromMicros, toMicros, most)
                    : Ticks.numbers((double) fromMicros, (double) toMicros, most);
            for (Ticks.Tick tick : ticks) {
                double at = x.at(tick.at());
                line(at, at, bottom, bottom + 5, "axis");
                text(tick.label(), at, bottom + 18, "tick", anchor(at, tick.label()));
                if (tick.below() != null && at - 36 > free) {
                    text(tick.below(), at, bottom + 32, "tick", anchor(at, tick.below()));
                    free = at + 36;
                }
            }
            text(axis == Axis.TIME ? "UTC" : "Trade", 0, bottom + 18, "tick", "start");
        }

        private void line(double fromX, double toX, double fromY, double toY, String style) {
            svg.empty(
                    "path",
                    "d",
                    "M" + Scale.text(fromX) + " " + Scale.text(fromY) + "L" + Scale.text(toX) + " " + Scale.text(toY),
                    "class",
                    style);
        }

        private void text(String content, double atX, double atY, String style, String anchor) {
            svg.leaf("text", content, "x", Scale.text(atX), "y", Scale.text(atY), "class", style + " " + anchor);
        }
    }
}
