package covenant.api.stream;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a client wants to hear of.
 *
 * @param markets slugs of markets; {@link #ANY} in it for all there is
 * @param actors slugs of actors: with their commitments, pledges and markets
 * @param signals slugs of markets of which only the signals are wanted; {@link #ANY} in it for those of all
 * @param account number of the account whose own affairs are told, or {@link Topic#PUBLIC} for none
 */
record Interest(Set<String> markets, Set<String> actors, Set<String> signals, int account) {
    /** Stands for every market. */
    static final String ANY = "*";

    /** All that is public. */
    static final Interest EVERYTHING = new Interest(Set.of(ANY), Set.of(), Set.of(), Topic.PUBLIC);

    Interest {
        markets = Set.copyOf(markets);
        actors = Set.copyOf(actors);
        signals = Set.copyOf(signals);
    }

    /** These markets, whole. */
    static Interest markets(Set<String> ids) {
        return new Interest(ids, Set.of(), Set.of(), Topic.PUBLIC);
    }

    /** All that is public and of interest, whoever asks. */
    Interest open() {
        return account == Topic.PUBLIC ? this : new Interest(markets, actors, signals, Topic.PUBLIC);
    }

    /** Whether it is told of this account's own affairs. */
    boolean hasAccount() {
        return account != Topic.PUBLIC;
    }

    /** Whether everything public is told whole. */
    boolean isAll() {
        return markets.contains(ANY);
    }

    /** Whether this is told, whole. */
    boolean hears(Topic topic, Ties ties) {
        if (!topic.isPublic()) {
            return topic.owner() == account;
        }
        return topic.everyone() || isAll() || named(topic) || (!actors.isEmpty() && actorsOf(topic, ties));
    }

    private boolean named(Topic topic) {
        for (String market : topic.markets()) {
            if (markets.contains(market)) {
                return true;
            }
        }
        return false;
    }

    private boolean actorsOf(Topic topic, Ties ties) {
        for (String actor : topic.actors()) {
            if (actors.contains(actor)) {
                return true;
            }
        }
        for (String market : topic.markets()) {
            if (hearsMarketOfActor(market, ties)) {
                return true;
            }
        }
        return false;
    }

    private boolean hearsMarketOfActor(String market, Ties ties) {
        for (String actor : ties.actorsOf(market)) {
            if (actors.contains(actor)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a market's signals are told, where it is not told whole. */
    boolean hearsSignal(String market) {
        return !signals.isEmpty() && (signals.contains(ANY) || signals.contains(market));
    }

    /** Both together. */
    Interest and(Interest more) {
        return new Interest(
                union(markets, more.markets),
                union(actors, more.actors),
                union(signals, more.signals),
                more.hasAccount() ? more.account : account);
    }

    /** What is left without the other. */
    Interest without(Interest less) {
        return new Interest(
                rest(markets, less.markets),
                rest(actors, less.actors),
                rest(signals, less.signals),
                less.hasAccount() ? Topic.PUBLIC : account);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Set<String> rest(Set<String> all, Set<String> gone) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(gone);
        return left;
    }
}
