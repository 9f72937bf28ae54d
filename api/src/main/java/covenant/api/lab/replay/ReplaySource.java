package covenant.api.lab.replay;

import covenant.api.exporting.Export;
import covenant.api.importing.ImportFailure;
import covenant.api.importing.ImportedRecording;
import covenant.engine.replay.Recording;
import covenant.engine.replay.ReplayResult;
import covenant.ledger.export.JournalRecording;
import covenant.ledger.journal.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A history that can be replayed, found where someone keeps it.
 *
 * @param recording its commands
 * @param kind what it is
 * @param assumptions what is taken for granted because of where it comes from, in plain sentences
 */
public record ReplaySource(Recording recording, Kind kind, List<String> assumptions) {
    /** What a history can be kept as. */
    public enum Kind {
        DATA_FOLDER("a venue's data folder, or a backup of one"),
        EXPORT("an export as CSV"),
        IMPORT("an imported history of trades");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The name used in JSON, such as {@code data-folder}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** For people. */
        public String text() {
            return text;
        }
    }

    public ReplaySource {
        assumptions = List.copyOf(assumptions);
    }

    /**
     * Finds out what this is.
     *
     * @param mapping what the columns of a file of trades mean, as for {@code covenant import}; null where it is none
     * @throws SourceFailure if it is nothing that can be replayed; the message says what was looked for
     */
    public static ReplaySource open(Path source, String mapping) {
        try {
            if (Files.isRegularFile(source)) {
                return file(source, mapping);
            }
            if (!Files.isDirectory(source)) {
                throw new SourceFailure("there is neither a folder nor a file " + source);
            }
            if (mapping != null) {
                throw new SourceFailure(source + " is a folder; --mapping is for a CSV file of trades");
            }
            return folder(source);
        } catch (IOException e) {
            throw new SourceFailure("cannot read " + source + ": " + e.getMessage(), e);
        }
    }

    /** A result of replaying it, with what is taken for granted because of where it comes from. */
    public ReplayResult with(ReplayResult result) {
        List<String> all = new ArrayList<>(assumptions);
        all.addAll(result.assumptions());
        return new ReplayResult(
                result.source(),
                result.terms(),
                result.recorded(),
                result.changed(),
                result.firstDifference(),
                result.markets(),
                result.accounts(),
                all);
    }

    private static ReplaySource file(Path source, String mapping) {
        if (mapping == null) {
            throw new SourceFailure(
                    source.toString().endsWith(".zip")
                            ? source + " is a zip file; if it is a backup, unpack it with: covenant restore " + source
                                    + " --data DIR"
                            : source
                                    + " is a file; a history of trades needs --mapping, which says what its columns mean"
                                    + " (see covenant import --help)");
        }
        try {
            return new ReplaySource(
                    ImportedRecording.of(source, mapping),
                    Kind.IMPORT,
                    List.of(
                            "the history was imported: every trade was made anew in shares on an LMSR market, so costs are the"
                                    + " engine's, not the file's (covenant import tells where they differ)",
                            "an imported trader starts with the mapping's deposit, and nothing in it settles: profits are"
                                    + " worth at the last prices"));
        } catch (ImportFailure e) {
            throw new SourceFailure(source + ": " + e.getMessage(), e);
        }
    }

    private static ReplaySource folder(Path source) throws IOException {
        if (!Segment.list(source).isEmpty()) {
            return new ReplaySource(JournalRecording.open(source), Kind.DATA_FOLDER, List.of());
        }
        if (Files.isDirectory(source.resolve("journal"))
                && !Segment.list(source.resolve("journal")).isEmpty()) {
            throw new SourceFailure(source + " has its journal one folder deeper: name " + source.resolve("journal"));
        }
        if (Files.isRegularFile(source.resolve(Export.MANIFEST))) {
            ExportedRecording recording = ExportedRecording.open(source);
            return new ReplaySource(recording, Kind.EXPORT, recording.assumptions());
        }
        throw new SourceFailure("nothing in " + source + " can be replayed: looked for journal-*.log (a venue's data"
                + " folder, or a backup), and for " + Export.MANIFEST + " with " + Export.COMMANDS
                + ".csv (covenant export)");
    }
}
