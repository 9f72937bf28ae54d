package covenant.api.http;

import covenant.engine.Role;
import covenant.engine.command.CommandKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom a route admits.
 *
 * @param roles the roles admitted; empty if everyone is, with or without a key
 */
public record Access(Set<Role> roles) {
    /** Everyone, with or without a key. */
    public static final Access ANYONE = new Access(Set.of());

    public Access {
        roles = roles.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** Whoever has a key. */
    public static Access anyKey() {
        return of(EnumSet.complementOf(EnumSet.of(Role.VENUE)));
    }

    /** Whoever may send this kind of command: the engine's own table decides. */
    public static Access of(CommandKind kind) {
        Set<Role> roles = kind.roles();
        roles.remove(Role.VENUE);
        return of(roles);
    }

    /** Accounts of these roles. */
    public static Access of(Role first, Role... rest) {
        return of(EnumSet.of(first, rest));
    }

    private static Access of(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a route that admits no role cannot be called");
        }
        return new Access(roles);
    }

    /** Whether no key is needed. */
    public boolean isForAnyone() {
        return roles.isEmpty();
    }

    /** For people. */
    public String text() {
        if (isForAnyone()) {
            return "anyone";
        }
        return equals(anyKey()) ? "any key" : roles.stream().map(Role::id).collect(Collectors.joining(", "));
    }
}
