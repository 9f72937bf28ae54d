package covenant.api.venue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.JksOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a certificate and its key, looks whether they are fit, and gives them to Vert.x as they were read; so what was looked at is what is
 * used, also when the files are exchanged meanwhile. Reads the disk: for start and workers.
 */
final class TlsFiles {
    private static final Pattern PEM_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final String PROBE = "does this key belong to that certificate?";

    private TlsFiles() {}

    /**
     * The certificate with its key.
     *
     * @param now when it must be valid
     * @throws TlsUnusable saying which file is wrong, and how
     */
    static KeyCertOptions read(TlsOptions options, Instant now) {
        return options.keystore() == null ? pem(options, now) : keystore(options, now);
    }

    /** Something that is another whenever one of the files was exchanged. */
    static int stamp(TlsOptions options) {
        return options.keystore() == null
                ? 31 * Arrays.hashCode(bytes(options.certificate())) + Arrays.hashCode(bytes(options.key()))
                : Arrays.hashCode(bytes(options.keystore()));
    }

    private static KeyCertOptions pem(TlsOptions options, Instant now) {
        byte[] chain = bytes(options.certificate());
        byte[] key = bytes(options.key());
        X509Certificate own = certificate(options.certificate(), chain);
        checkTime(options.certificate(), own, now);
        checkPair(options.key(), privateKey(options.key(), key, own.getPublicKey()), own);
        return new PemKeyCertOptions().setCertValue(Buffer.buffer(chain)).setKeyValue(Buffer.buffer(key));
    }

    private static X509Certificate certificate(Path file, byte[] pem) {
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            if (all.isEmpty()) {
                throw new TlsUnusable(file + " holds no certificate in PEM", null);
            }
            return (X509Certificate) all.iterator().next();
        } catch (GeneralSecurityException e) {
            throw new TlsUnusable(file + " holds no certificate in PEM", e);
        }
    }

    private static PrivateKey privateKey(Path file, byte[] pem, PublicKey fits) {
        Matcher matcher = PEM_KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            throw new TlsUnusable(
                    file
                            + " holds no unencrypted private key in PEM (PKCS#8, -----BEGIN PRIVATE KEY-----); make one with"
                            + " openssl pkcs8 -topk8 -nocrypt",
                    null);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
            return KeyFactory.getInstance(fits.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new TlsUnusable(
                    file + " holds a private key that is damaged, or not " + fits.getAlgorithm()
                            + " as the certificate's",
                    e);
        }
    }

    private static KeyCertOptions keystore(TlsOptions options, Instant now) {
        Path file = options.keystore();
        byte[] bytes = bytes(file);
        String password = options.password() == null ? "" : options.password();
        KeyStore store;
        try {
            // The JDK tells PKCS#12 from JKS by itself.
            store = KeyStore.getInstance("JKS");
            store.load(new ByteArrayInputStream(bytes), password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            boolean wrongPassword = e.getCause() instanceof java.security.UnrecoverableKeyException;
            throw new TlsUnusable(
                    wrongPassword
                            ? "the password does not open the keystore " + file
                            : file + " is no keystore (PKCS#12 or JKS)",
                    e);
        }
        checkEntry(file, store, password, now);
        return new JksOptions().setValue(Buffer.buffer(bytes)).setPassword(password);
    }

    private static void checkEntry(Path file, KeyStore store, String password, Instant now) {
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    X509Certificate own = (X509Certificate) store.getCertificate(alias);
                    checkTime(file, own, now);
                    checkPair(file, (PrivateKey) store.getKey(alias, password.toCharArray()), own);
                    return;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new TlsUnusable("the key in the keystore " + file + " has another password than the keystore", e);
        }
        throw new TlsUnusable("the keystore " + file + " holds no private key", null);
    }

    private static void checkTime(Path file, X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateExpiredException e) {
            throw new TlsUnusable(
                    "the certificate in " + file + " expired at "
                            + certificate.getNotAfter().toInstant(),
                    e);
        } catch (CertificateNotYetValidException e) {
            throw new TlsUnusable(
                    "the certificate in " + file + " is valid only from "
                            + certificate.getNotBefore().toInstant(),
                    e);
        }
    }

    private static void checkPair(Path file, PrivateKey key, X509Certificate certificate) {
        PublicKey open = certificate.getPublicKey();
        String algorithm = switch (open.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> open.getAlgorithm();
        };
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(PROBE.getBytes(StandardCharsets.US_ASCII));
            byte[] signature = signer.sign();
            signer.initVerify(open);
            signer.update(PROBE.getBytes(StandardCharsets.US_ASCII));
            if (signer.verify(signature)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new TlsUnusable("the private key in " + file + " cannot be used with the certificate", e);
        }
        throw new TlsUnusable("the private key in " + file + " belongs to another certificate", null);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new TlsUnusable(file + " cannot be read", e);
        }
    }
}
