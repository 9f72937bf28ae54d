package covenant.client;

/** The hash of all that the venue knew at a sequence. */
public record VenueState(long sequence, String hash) {}
