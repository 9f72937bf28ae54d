package covenant.engine.command;

import java.util.List;

/**
 * A joint pledge: it binds all who signed once {@code required} of the named actors have; if they have not by the date, it fails and all
 * bonds return.
 *
 * @param id its slug
 * @param title the pledge in one sentence
 * @param text the pledge in full; may be empty
 * @param actors numbers of the named actors
 * @param required how many of them must sign
 * @param signByMicros until when, microseconds since 1970 UTC
 */
public record PledgeTerms(String id, String title, String text, List<Integer> actors, int required, long signByMicros) {
    public PledgeTerms {
        actors = List.copyOf(actors);
    }

    /** The same with another id. */
    public PledgeTerms named(String newId) {
        return new PledgeTerms(newId, title, text, actors, required, signByMicros);
    }
}
