package covenant.api.report;

/** Numbers that JSON can say. */
final class Json {
    private Json() {}

    /** The number, or null where it is not finite: JSON has no word for that. */
    static Double number(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
