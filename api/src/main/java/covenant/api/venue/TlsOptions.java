package covenant.api.venue;

import java.nio.file.Path;

/**
 * Where the certificate is: either PEM files, or a keystore.
 *
 * @param certificate PEM, the venue's own certificate first, then those that lead to the root; null for a keystore
 * @param key PEM, PKCS#8; null for a keystore
 * @param keystore PKCS#12 or JKS; null for PEM
 * @param password the keystore's
 */
public record TlsOptions(Path certificate, Path key, Path keystore, String password) {
    /** PEM files. */
    public static TlsOptions pem(Path certificate, Path key) {
        return new TlsOptions(certificate, key, null, null);
    }

    /** A keystore. */
    public static TlsOptions keystore(Path file, String password) {
        return new TlsOptions(null, null, file, password);
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return keystore == null ? certificate + " with " + key : keystore.toString();
    }
}
