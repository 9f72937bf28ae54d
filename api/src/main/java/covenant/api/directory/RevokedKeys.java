package covenant.api.directory;

import covenant.engine.command.KeyHash;
import java.util.LinkedHashSet;
import java.util.Set;

/** Keys that were revoked, the latest of them, so that their holders are told so rather than that nobody ever had them. */
final class RevokedKeys {
    private static final int MOST = 1 << 14;

    private final Set<KeyHash> keys = new LinkedHashSet<>();

    synchronized void add(KeyHash key) {
        keys.add(key);
        if (keys.size() > MOST) {
            keys.remove(keys.iterator().next());
        }
    }

    synchronized boolean contains(KeyHash key) {
        return keys.contains(key);
    }
}
