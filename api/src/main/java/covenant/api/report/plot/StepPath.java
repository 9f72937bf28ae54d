package covenant.api.report.plot;

/** A course as the path of an SVG: steps, and of what falls into one column of the paper only the first, least, greatest and last. */
final class StepPath {
    private final Line line;
    private final Scale x;
    private final Scale y;
    private final StringBuilder path = new StringBuilder();
    private long penX;
    private long penY;
    private boolean isDown;

    private StepPath(Line line, Scale x, Scale y) {
        this.line = line;
        this.x = x;
        this.y = y;
    }

    /**
     * The path; empty if nothing of it can be seen.
     *
     * @param column how wide a column is, in units of the drawing
     */
    static String of(Line line, Scale x, Scale y, double column) {
        StepPath path = new StepPath(line, x, y);
        path.draw(Math.max(1, Math.round(column * 10)));
        return path.path.toString();
    }

    private void draw(long column) {
        int size = line.values().length;
        int i = 0;
        while (i < size) {
            long of = x.tenths((double) line.atMicros()[i]) / column;
            int end = i + 1;
            while (end < size && x.tenths((double) line.atMicros()[end]) / column == of) {
                end++;
            }
            column(i, end);
            i = end;
        }
        if (isDown) {
            horizontal(x.tenths(x.to()));
        }
    }

    /** Of the points from one to before another, those that show. */
    private void column(int from, int end) {
        int least = -1;
        int greatest = -1;
        int gap = -1;
        for (int i = from; i < end; i++) {
            double value = line.values()[i];
            if (Double.isNaN(value)) {
                gap = i;
                continue;
            }
            least = least < 0 || value < line.values()[least] ? i : least;
            greatest = greatest < 0 || value > line.values()[greatest] ? i : greatest;
        }
        int previous = -1;
        int[] kept = {from, Math.min(least, greatest), Math.max(least, greatest), gap, end - 1};
        java.util.Arrays.sort(kept);
        for (int i : kept) {
            if (i > previous) {
                point(i);
                previous = i;
            }
        }
    }

    private void point(int i) {
        double value = line.values()[i];
        long toX = x.tenths(Math.max(x.from(), Math.min(x.to(), (double) line.atMicros()[i])));
        if (Double.isNaN(value)) {
            if (isDown) {
                horizontal(toX);
            }
            isDown = false;
            return;
        }
        long toY = y.tenths(value);
        if (isDown && toY == penY) {
            return;
        }
        if (isDown) {
            horizontal(toX);
            path.append('v').append(Scale.text(toY - penY));
        } else {
            path.append('M').append(Scale.text(toX)).append(' ').append(Scale.text(toY));
            isDown = true;
        }
        penX = toX;
        penY = toY;
    }

    private void horizontal(long toX) {
        if (toX != penX) {
            path.append('h').append(Scale.text(toX - penX));
            penX = toX;
        }
    }
}
