package covenant.client;

import java.io.IOException;

/** No answer came, though it was tried again until the patience ended. A write may have happened: send it again with the same commandId. */
public final class VenueUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    VenueUnreachable(String message, IOException cause) {
        super(message, cause);
    }

    VenueUnreachable(String message) {
        super(message);
    }
}
