package covenant.api.directory;

import covenant.engine.Role;

/**
 * An account as the surface needs it.
 *
 * @param number its number in the venue
 * @param id its slug
 * @param name its name, for people
 * @param role what it may do
 */
public record Caller(int number, String id, String name, Role role) {}
