package covenant.api.web;

import covenant.api.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a build: read and packed once, at the start. One hash over all of them is in every address that a page asks for, so a browser
 * may keep what it got for ever, and never mixes the modules of two builds: they import each other relatively, below the hash.
 */
final class PackedFiles implements WebFiles {
    private static final int HASH_CHARS = 16;
    private static final String ASKED = '"' + Route.ASSETS;

    private final String folder;
    private final Map<String, WebFile> files = new HashMap<>();

    /** These files, by name. */
    PackedFiles(Map<String, byte[]> contents) {
        SortedMap<String, byte[]> sorted = new TreeMap<>(contents);
        String hash = ContentHash.of(sorted).substring(0, HASH_CHARS);
        folder = Route.ASSETS.substring(1) + hash + "/";
        sorted.forEach((name, bytes) -> files.put(name, WebFile.packed(name, asked(name, bytes))));
    }

    private byte[] asked(String name, byte[] bytes) {
        if (!name.endsWith(".html")) {
            return bytes;
        }
        return new String(bytes, StandardCharsets.UTF_8)
                .replace(ASKED, "\"/" + folder)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public WebFile find(String name) {
        return files.get(name);
    }

    @Override
    public String unhashed(String name) {
        return name.startsWith(folder) ? Route.ASSETS.substring(1) + name.substring(folder.length()) : name;
    }

    @Override
    public String caching() {
        return "no-cache";
    }
}
