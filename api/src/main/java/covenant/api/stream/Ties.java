package covenant.api.stream;

import covenant.engine.view.MarketView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which actors a market concerns: the one whose commitment it is bound to, and the one whom its terms name by name or id. Used from the
 * hub's context only.
 */
final class Ties {
    private final Map<String, String> actorByName = new HashMap<>();
    private final Map<String, String> actorByCommitment = new HashMap<>();
    private final Map<String, Tie> markets = new HashMap<>();

    private record Tie(String actor, String commitment) {}

    /** Forgets everything. */
    void clear() {
        actorByName.clear();
        actorByCommitment.clear();
        markets.clear();
    }

    /** A market as it stands. */
    void note(MarketView view) {
        markets.computeIfAbsent(view.terms().id(), id -> new Tie(view.terms().actor(), view.commitment()));
    }

    /** Anything else as it stands. */
    void note(Seen seen) {
        Subject subject = seen.key().subject();
        if (subject == Subject.ACTOR) {
            seen.names().forEach(name -> actorByName.put(name, seen.names().get(0)));
        } else if (subject == Subject.COMMITMENT) {
            actorByCommitment.put(seen.names().get(0), seen.topic().actors().get(0));
        }
    }

    /** Slugs of the actors that this market concerns. */
    List<String> actorsOf(String market) {
        Tie tie = markets.get(market);
        if (tie == null) {
            return List.of();
        }
        List<String> actors = new ArrayList<>(2);
        add(actorByCommitment.get(tie.commitment()), actors);
        add(actorByName.get(tie.actor()), actors);
        return actors;
    }

    private static void add(String actor, List<String> actors) {
        if (actor != null) {
            actors.add(actor);
        }
    }
}
