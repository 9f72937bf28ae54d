package covenant.api.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files of a folder that somebody works on: read afresh for each request, so that what was saved is what is seen. */
final class LiveFiles implements WebFiles {
    private final Path folder;
    private final Map<String, byte[]> libraries;

    /**
     * Files of a folder.
     *
     * @param libraries what comes from elsewhere, by name
     */
    LiveFiles(Path folder, Map<String, byte[]> libraries) {
        this.folder = folder;
        this.libraries = libraries;
    }

    @Override
    public WebFile find(String name) {
        byte[] library = libraries.get(name);
        if (library != null) {
            return WebFile.plain(name, library);
        }
        Path file = folder.resolve(name);
        try {
            return Files.isRegularFile(file) ? WebFile.plain(name, Files.readAllBytes(file)) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String unhashed(String name) {
        return name;
    }

    @Override
    public String caching() {
        return "no-store";
    }
}
