package covenant.engine.lab.measure;

/**
 * One thing measured.
 *
 * @param id its name in JSON and CSV, in kebab case, such as {@code price-displacement}
 * @param title for people
 * @param unit such as {@code credits}, {@code share of runs}, {@code seconds}
 * @param what it means, in a sentence
 */
public record Measure(String id, String title, String unit, String what, Interval value) {}
