package covenant.engine.lab.scene;

/**
 * A moment that a player pointed out.
 *
 * @param atMicros when
 * @param player its seat's name
 * @param what in a few words
 */
public record Mark(long atMicros, String player, Party party, String what) {}
