package covenant.ledger.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One holder for a directory, in this process and among all. */
class DirectoryLockTest {
    private static final int FREE = 3;
    private static final int IN_USE = 4;

    @TempDir
    Path directory;

    /** Another process that tries. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] args) throws Exception {
            try {
                DirectoryLock.forWriting(Path.of(args[0])).close();
                System.exit(FREE);
            } catch (DirectoryInUse e) {
                System.exit(IN_USE);
            }
        }
    }

    private int anotherProcess() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = String.join(
                File.pathSeparator,
                Path.of(DirectoryLock.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString(),
                Path.of(Probe.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
        return new ProcessBuilder(java.toString(), "-cp", classPath, Probe.class.getName(), directory.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    @Test
    void aSecondAttemptInTheSameProcessDoesNotGiveTheDirectoryToAnother() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolveSibling(directory.getFileName() + "-link"), directory);
        DirectoryLock lock = DirectoryLock.forWriting(directory);
        try {
            assertThat(anotherProcess()).as("while it is held").isEqualTo(IN_USE);
            assertThatThrownBy(() -> DirectoryLock.forWriting(directory)).isInstanceOf(DirectoryInUse.class);
            assertThatThrownBy(() -> DirectoryLock.forReading(directory)).isInstanceOf(DirectoryInUse.class);
            assertThatThrownBy(() -> DirectoryLock.forWriting(link)).isInstanceOf(DirectoryInUse.class);
            assertThat(anotherProcess()).as("after failed attempts here").isEqualTo(IN_USE);
        } finally {
            lock.close();
            Files.delete(link);
        }
        assertThat(anotherProcess()).as("once it is given free").isEqualTo(FREE);
        DirectoryLock.forWriting(directory).close();
    }
}
