package covenant.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The libraries that the pages use, from their WebJars: no more of each than pages may import. */
final class Libraries {
    private static final List<Library> ALL = List.of(
            new Library(
                    "lit-html",
                    "((?:lit-html|directive|directive-helpers|async-directive|private-async-helpers|directives/[a-z-]+)\\.js)"),
            new Library("d3", "dist/(d3\\.min\\.js)"));

    private Libraries() {}

    /** Their files, named {@code assets/lib/lit-html/lit-html.js} and so on. */
    static Map<String, byte[]> read(ClassLoader loader) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Library library : ALL) {
            Pattern wanted = Pattern.compile(library.wanted());
            ClassPathFolder.of(loader, folder(loader, library.name())).read().forEach((name, bytes) -> {
                Matcher matcher = wanted.matcher(name);
                if (matcher.matches()) {
                    files.put("assets/lib/" + library.name() + "/" + matcher.group(1), bytes);
                }
            });
        }
        return files;
    }

    /** A WebJar's folder has its version in its name; the jar itself knows which. */
    private static String folder(ClassLoader loader, String library) {
        String properties = "META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
        try (InputStream in = loader.getResourceAsStream(properties)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + properties);
            }
            Properties known = new Properties();
            known.load(in);
            return "META-INF/resources/webjars/" + library + "/" + known.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A library.
     *
     * @param wanted which of its files, within its folder; the group is the name it gets
     */
    private record Library(String name, String wanted) {}
}
