package covenant.api.contract;

/** A compiled schema. Takes values as {@link covenant.api.json.StrictJson} reads them; allocates nothing where all is well. */
@FunctionalInterface
public interface Check {
    /** The first violation, or null. */
    Violation of(Object value);
}
