package covenant.api.stream;

import covenant.api.directory.Caller;
import covenant.api.directory.Directory;
import covenant.api.json.Fields;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Limits;
import covenant.engine.Scope;
import io.vertx.core.MultiMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads what a client asks to hear of: in its address, or in a message. */
final class Subscription {
    private static final String ME = "me";
    private static final String NONE = "none";
    private static final String[] LISTS = {"markets", "actors", "signals"};
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1," + Limits.MAX_ID_CHARS + "}");

    private final Directory directory;
    private final int most;

    Subscription(Directory directory, int most) {
        this.directory = directory;
        this.most = most;
    }

    /**
     * What the parameters of an address name; everything public if they name nothing, nothing but the venue if that is {@code account=none}.
     *
     * @param claim whose key or session came with it, as of now; null for nobody
     * @throws Rejection if they make no sense, name what does not exist, or the key does not open an account
     */
    Interest of(MultiMap parameters, Supplier<Caller> claim) {
        Interest named = new Interest(
                list("markets", parameters.get("markets")),
                list("actors", parameters.get("actors")),
                list("signals", parameters.get("signals")),
                account(parameters.get("account"), claim));
        boolean nothing = !NONE.equals(parameters.get("account"))
                && named.equals(new Interest(Set.of(), Set.of(), Set.of(), Topic.PUBLIC));
        return nothing ? Interest.EVERYTHING : checked(named);
    }

    /**
     * What a message names, of which there must be something.
     *
     * @throws Rejection as {@link #of}
     */
    Interest of(Fields fields, Supplier<Caller> claim) {
        fields.only("type", "markets", "actors", "signals", "account");
        boolean some = fields.has("account");
        for (String list : LISTS) {
            some |= fields.has(list);
        }
        if (!some) {
            throw new Rejection(ApiCode.MISSING_FIELD, "name markets, actors, signals or account");
        }
        return checked(new Interest(
                list("markets", fields),
                list("actors", fields),
                list("signals", fields),
                account(fields.text("account", null), claim)));
    }

    private Interest checked(Interest interest) {
        limited(interest);
        requireKnown(interest.markets());
        requireKnown(interest.signals());
        interest.actors().forEach(directory.actors()::require);
        return interest;
    }

    private void requireKnown(Set<String> markets) {
        markets.stream().filter(id -> !id.equals(Interest.ANY)).forEach(directory::requireMarket);
    }

    /**
     * The same, if it is not too much.
     *
     * @throws Rejection if it is
     */
    Interest limited(Interest interest) {
        int named = interest.markets().size()
                + interest.actors().size()
                + interest.signals().size();
        if (named > most) {
            throw new Rejection(
                    ApiCode.PARAMETER_INVALID, "at most " + most + " markets, actors and signals; * is all markets");
        }
        return interest;
    }

    private Set<String> list(String name, Fields fields) {
        return fields.has(name) ? named(name, fields.texts(name)) : Set.of();
    }

    private Set<String> list(String name, String list) {
        return list == null || list.isEmpty() ? Set.of() : named(name, List.of(list.split(",", -1)));
    }

    private Set<String> named(String list, List<String> ids) {
        Set<String> named = new LinkedHashSet<>();
        boolean markets = !list.equals("actors");
        for (String id : ids) {
            boolean any = markets && id.equals(Interest.ANY);
            if (!any && !SLUG.matcher(id).matches()) {
                throw new Rejection(ApiCode.PARAMETER_INVALID, list + " is a list of ids with commas between them");
            }
            named.add(id);
        }
        return named;
    }

    private static int account(String asked, Supplier<Caller> claim) {
        if (asked == null || asked.equals(NONE)) {
            return Topic.PUBLIC;
        }
        if (!asked.equals(ME)) {
            throw new Rejection(ApiCode.PARAMETER_INVALID, "account is me, or none: one hears of one's own only");
        }
        Caller caller = claim.get();
        if (caller == null) {
            throw new Rejection(ApiCode.KEY_MISSING, "send the header Authorization: Bearer <key>");
        }
        if (!caller.scopes().has(Scope.READ)) {
            throw new Rejection(
                    ApiCode.SCOPE_NOT_GRANTED,
                    "one's own account is told to a key with the scope read, not " + caller.keyId());
        }
        return caller.number();
    }
}
