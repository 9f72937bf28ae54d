package covenant.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * A set of scopes, as a key has it.
 *
 * @param bits bit {@link Scope#number()} is 1 where the scope is in the set; others mean nothing yet
 */
public record Scopes(int bits) {
    /** None: what cannot be used for anything. */
    public static final Scopes NONE = new Scopes(0);

    /** Every scope: what keys were before there were scopes. */
    public static final Scopes ALL = of(List.of(Scope.values()));

    /** These. */
    public static Scopes of(List<Scope> scopes) {
        int bits = 0;
        for (Scope scope : scopes) {
            bits |= 1 << scope.number();
        }
        return new Scopes(bits);
    }

    /** Whether this scope is in the set. */
    public boolean has(Scope scope) {
        return (bits >> scope.number() & 1) != 0;
    }

    /** Whether the other set has all of these. */
    public boolean within(Scopes other) {
        return (bits & ~other.bits) == 0;
    }

    /** Whether this is a set of scopes that exist, and not empty. */
    public boolean isValid() {
        return bits != 0 && within(ALL);
    }

    /** The names, in the order of {@link Scope}. */
    public List<String> ids() {
        return Stream.of(Scope.values()).filter(this::has).map(Scope::id).toList();
    }
}
