package covenant.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of the class path, in a jar or on the disk.
 *
 * @param url where it is
 */
record ClassPathFolder(URL url) {
    /**
     * The first of this name.
     *
     * @throws IllegalStateException if there is none
     */
    static ClassPathFolder of(ClassLoader loader, String name) {
        URL url = loader.getResource(name);
        if (url == null) {
            throw new IllegalStateException("not on the class path: " + name);
        }
        return new ClassPathFolder(url);
    }

    /** Where it is on the disk, or null if it is in a jar. */
    Path onDisk() {
        return url.getProtocol().equals("file") ? Path.of(URI.create(url.toString())) : null;
    }

    /** All its files, by their names within it. */
    Map<String, byte[]> read() {
        Path folder = onDisk();
        try {
            return folder == null ? readJar() : readFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> readFolder(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).collect(Collectors.toList())) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private Map<String, byte[]> readJar() throws IOException {
        JarURLConnection connection = (JarURLConnection) url.openConnection();
        // A jar of our own, so that closing it takes it from nobody else.
        connection.setUseCaches(false);
        String entryName = connection.getEntryName();
        String prefix = entryName.endsWith("/") ? entryName : entryName + "/";
        Map<String, byte[]> files = new TreeMap<>();
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().collect(Collectors.toList())) {
                if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        files.put(entry.getName().substring(prefix.length()), in.readAllBytes());
                    }
                }
            }
        }
        return files;
    }
}
