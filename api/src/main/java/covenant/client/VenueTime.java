package covenant.client;

import java.time.Instant;

/**
 * The venue's time.
 *
 * @param mode {@code system} or {@code simulated}
 * @param factor how many times as fast a simulated clock runs; 0 where it stands until it is moved
 */
public record VenueTime(Instant now, String mode, long factor) {}
