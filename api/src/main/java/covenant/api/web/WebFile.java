package covenant.api.web;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it is sent.
 *
 * @param type its media type
 * @param body its bytes
 * @param tag its entity tag, from its bytes
 * @param packed the same bytes gzipped, or null where that is not worth while
 * @param packedTag the packed bytes' own entity tag
 */
record WebFile(String type, Buffer body, String tag, Buffer packed, String packedTag) {
    private static final int TAG_CHARS = 16;
    private static final int LEAST_BYTES_TO_PACK = 512;
    private static final String OTHER = "application/octet-stream";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "txt", "text/plain; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8",
            "png", "image/png",
            "webp", "image/webp",
            "woff2", "font/woff2");

    /** A file that is sent as it is, to everyone. */
    static WebFile plain(String name, byte[] bytes) {
        return new WebFile(type(name), Buffer.buffer(bytes), tag(bytes, ""), null, null);
    }

    /** A file with its gzipped variant, if that is smaller. */
    static WebFile packed(String name, byte[] bytes) {
        WebFile plain = plain(name, bytes);
        byte[] packed = bytes.length < LEAST_BYTES_TO_PACK ? bytes : gzip(bytes);
        return packed.length >= bytes.length
                ? plain
                : new WebFile(plain.type, plain.body, plain.tag, Buffer.buffer(packed), tag(bytes, "-gzip"));
    }

    private static String tag(byte[] bytes, String variant) {
        return '"' + ContentHash.of(bytes).substring(0, TAG_CHARS) + variant + '"';
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), OTHER);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new BestGzip(out)) {
            packing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Packed once, sent often. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
