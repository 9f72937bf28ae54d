package covenant.api.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder as one file. */
final class ZipFile {
    private static final String END = ".zip";

    private ZipFile() {}

    static boolean isMeant(Path file) {
        return file.getFileName().toString().endsWith(END);
    }

    /** Packs the files of a folder into a file that only its owner may read, and forces it to disk. */
    static void pack(Path folder, Path zip) throws IOException {
        try (FileSystem packed = FileSystems.newFileSystem(zip, Map.of("create", "true"));
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, packed.getPath("/", file.getFileName().toString()));
            }
        }
        if (zip.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(zip, PosixFilePermissions.fromString("rw-------"));
        }
        try (FileChannel written = FileChannel.open(zip, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    /** What reads a backup. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Path folder) throws IOException;
    }

    /** Reads a folder, or a file as if it were one. */
    static <T> T read(Path folderOrZip, Reading<T> reading) throws IOException {
        if (Files.isDirectory(folderOrZip)) {
            return reading.read(folderOrZip);
        }
        try (FileSystem packed = FileSystems.newFileSystem(folderOrZip, Map.of())) {
            return reading.read(packed.getPath("/"));
        }
    }

    /** Deletes a folder of files. */
    static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
