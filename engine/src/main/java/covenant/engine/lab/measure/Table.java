package covenant.engine.lab.measure;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** The rows of a campaign's runs, looked at column by column. */
final class Table {
    private final List<double[]> rows;

    Table(List<double[]> rows) {
        this.rows = rows;
    }

    /** One column. */
    double[] of(Column column) {
        return rows.stream().mapToDouble(row -> column.in(row)).toArray();
    }

    /** Two columns put together, run by run; NaN where either is. */
    double[] of(Column one, Column other, DoubleBinaryOperator together) {
        return rows.stream()
                .mapToDouble(row -> together(one.in(row), other.in(row), together))
                .toArray();
    }

    private static double together(double one, double other, DoubleBinaryOperator together) {
        return Double.isNaN(one) || Double.isNaN(other) ? Double.NaN : together.applyAsDouble(one, other);
    }

    /** The second less the first, run by run. */
    double[] change(Column without, Column with) {
        return of(without, with, (before, after) -> after - before);
    }

    /** 1 where a column is this number, 0 where not. */
    double[] is(Column column, int number) {
        return of(column, column, (x, same) -> x == number ? 1 : 0);
    }

    /** 1 where two columns differ, 0 where not. */
    double[] differ(Column one, Column other) {
        return of(one, other, (a, b) -> a == b ? 0 : 1);
    }
}
