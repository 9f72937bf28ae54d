package covenant.engine.decision;

/**
 * What a rule says.
 *
 * @param condition number of the condition it chooses
 * @param reason why, in plain words
 */
public record Verdict(int condition, String reason) {}
