package covenant.api.stream;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a cut holds of the affairs of those accounts that are followed.
 *
 * @param first first looks at what accounts have that are followed from now on; nobody was told of it before
 * @param complete accounts of which everything was seen with this cut
 * @param movements their trades and the movements of their cash, one by one
 * @param lost accounts of which there were more than are kept
 */
record OwnCut(List<Seen> first, List<Integer> complete, List<Movement> movements, Set<Integer> lost) {
    /** Of a cut in which nobody is followed. */
    static final OwnCut NONE = new OwnCut(List.of(), List.of(), List.of(), Set.of());

    /**
     * An account traded, or its cash moved.
     *
     * @param number counts from 1 within the account's movements by one command
     * @param type of its frame
     * @param members makes the frame's members, away from the core's thread
     */
    record Movement(int account, long sequence, int number, String type, Supplier<JsonObject> members) {}
}
