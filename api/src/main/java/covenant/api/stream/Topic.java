package covenant.api.stream;

import java.util.List;

/**
 * What a frame, or something that the stream tells the state of, is about: that decides who hears of it.
 *
 * @param markets slugs of the markets it concerns
 * @param actors slugs of the actors it concerns, besides those of its markets
 * @param owner number of the only account that hears of it; {@link #PUBLIC} if it is no secret
 * @param everyone whether all clients hear of it, whatever they asked for
 */
record Topic(List<String> markets, List<String> actors, int owner, boolean everyone) {
    /** Nobody's alone. */
    static final int PUBLIC = -1;

    /** Of the venue itself. */
    static final Topic VENUE = new Topic(List.of(), List.of(), PUBLIC, true);

    /** Of one market. */
    static Topic market(String id) {
        return markets(List.of(id));
    }

    /** Of these markets. */
    static Topic markets(List<String> ids) {
        return new Topic(ids, List.of(), PUBLIC, false);
    }

    /** Of these markets and actors. */
    static Topic of(List<String> markets, List<String> actors) {
        return new Topic(markets, actors, PUBLIC, false);
    }

    /** Of one account, for it alone. */
    static Topic own(int account) {
        return new Topic(List.of(), List.of(), account, false);
    }

    boolean isPublic() {
        return owner == PUBLIC;
    }
}
