package covenant.engine.view;

import covenant.engine.commitment.Actor;
import covenant.engine.state.VenueState;

/**
 * An actor, for readers on other threads; it never changes.
 *
 * @param number its number
 * @param id its slug
 * @param name its name, for people
 * @param account slug of the account that acts for it; empty if none does
 */
public record ActorView(int number, String id, String name, String account) {

    /** The actor; call it on the core's thread. */
    public static ActorView of(VenueState state, Actor actor) {
        String account =
                actor.account() < 0 ? "" : state.account(actor.account()).id();
        return new ActorView(actor.number(), actor.id(), actor.name(), account);
    }
}
