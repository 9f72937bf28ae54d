package covenant.api.cli.lab;

import covenant.api.lab.campaign.Attempts;
import covenant.api.lab.campaign.CampaignFile;
import covenant.api.lab.campaign.CampaignFileWrong;
import covenant.api.lab.campaign.CampaignReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Which campaign, and what of it is set differently: a file, or the name of an attempt in the library. */
final class CampaignChoice {
    private static final long MAX_BYTES = 1 << 20;

    @Parameters(
            paramLabel = "FILE|NAME",
            description = "A campaign's file (YAML or JSON), or the name of an attempt in the library.")
    private String source;

    @Option(names = "--runs", paramLabel = "N", description = "How many runs of each variant; default: the file's.")
    private Long runs;

    @Option(names = "--seed", paramLabel = "K", description = "The seed of all chance; default: the file's.")
    private Long seed;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = {
                "Replaces one value of the file, such as --set decision.window=48h or --set attack.budget=5000;"
                        + " an empty value takes something away. May be repeated."
            })
    private List<String> settings = new ArrayList<>();

    /**
     * Reads it.
     *
     * @throws ParameterException if there is neither a file nor an attempt of this name
     */
    CampaignFile read(CommandLine line) throws IOException {
        List<String> all = new ArrayList<>(settings);
        if (runs != null && runs < 1) {
            throw new ParameterException(line, "--runs is 1 or more, not " + runs);
        }
        if (runs != null) {
            all.add("runs=" + runs);
        }
        if (seed != null) {
            all.add("seed=" + seed);
        }
        Path file = Path.of(source);
        if (Files.isRegularFile(file)) {
            return CampaignReader.read(text(file), source, all);
        }
        boolean isName = source.matches("[a-z0-9-]+");
        if (!isName || !Attempts.problem(source).isEmpty()) {
            throw new ParameterException(
                    line, "there is no file " + source + (isName ? ", and " + Attempts.problem(source) : ""));
        }
        return Attempts.read(source, all);
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new CampaignFileWrong(file + " has " + Files.size(file) + " bytes; " + MAX_BYTES + " are allowed");
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new CampaignFileWrong(file + " is not UTF-8 text");
        }
    }

    /** The words of a command line that runs the same again. */
    String words() {
        StringBuilder words = new StringBuilder(TypedCommand.quoted(source));
        if (runs != null) {
            words.append(" --runs ").append(runs);
        }
        if (seed != null) {
            words.append(" --seed ").append(seed);
        }
        settings.forEach(each -> words.append(" --set ").append(TypedCommand.quoted(each)));
        return words.toString();
    }
}
