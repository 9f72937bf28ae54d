package covenant.api.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.cli.Main;
import covenant.api.lab.campaign.Attempts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * The pages on the lab, against the program. Below a line that begins with {@code $ covenant} stands exactly what it prints, in a folder in
 * which {@code v} is the {@link AttackedVenue}; a line of two points is any number of lines. Commands without output can at least be typed.
 */
class LabPagesTest {
    private static final Pattern BLOCK = Pattern.compile("(?m)^```\\w*\n(.*?)^```$", Pattern.DOTALL);
    private static final Pattern LAST_LINES = Pattern.compile(" \\| tail -(\\d+)$");
    private static final String PROMPT = "$ covenant ";

    @TempDir
    private static Path folder;

    private record Shown(String command, List<String> output) {}

    @BeforeAll
    static void record() {
        AttackedVenue.in(folder.resolve("v"));
    }

    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            return files.map(Path::toString)
                    .filter(name -> name.matches("LAB.*\\.md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> blocks(String page) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of(page)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatIsShownIsWhatComesOut(String page) throws IOException {
        for (String block : blocks(page)) {
            for (Shown each : shown(block)) {
                List<String> printed = printed(each.command());
                assertThat(matches(each.output(), printed))
                        .as("%s: covenant %s prints%n%s", page, each.command(), String.join("\n", printed))
                        .isTrue();
            }
        }
    }

    @Test
    void onlyPagesWithoutCommandsShowNothing() throws IOException {
        List<String> silent = new ArrayList<>();
        for (String page : pages()) {
            if (blocks(page).stream().allMatch(block -> shown(block).isEmpty())) {
                silent.add(page);
            }
        }
        assertThat(silent).containsExactly("LAB-BROWSER.md", "LAB-REPORTS.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatCanBeTypedIsUnderstood(String page) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String block : blocks(page)) {
            block.lines().forEach(lines::add);
        }
        lines.stream()
                .filter(line -> line.matches("covenant (lab|replay|detect) .*"))
                .forEach(line -> requireUnderstood(page, line));
    }

    @Test
    void examplesInTheHelpAreUnderstood() {
        CommandLine line = Main.commandLine();
        CommandLine lab = line.getSubcommands().get("lab");
        Set<CommandLine> commands = new LinkedHashSet<>(lab.getSubcommands().values());
        commands.addAll(List.of(
                lab, line.getSubcommands().get("replay"), line.getSubcommands().get("detect")));
        for (CommandLine command : commands) {
            List<String> examples = Arrays.stream(
                            command.getCommandSpec().usageMessage().footer())
                    .flatMap(String::lines)
                    .map(String::strip)
                    .filter(each -> each.startsWith("covenant "))
                    .toList();
            examples.forEach(each -> requireUnderstood(command.getCommandName(), each));
            StringWriter help = new StringWriter();
            command.usage(new PrintWriter(help));
            examples.forEach(each -> assertThat(help.toString()).as("unbroken").contains(each));
        }
    }

    @Test
    void theStartNamesEveryPage() throws IOException {
        String start = Files.readString(Path.of("LAB.md"));
        Set<String> linked = new TreeSet<>();
        Matcher link = Pattern.compile("\\]\\((LAB-[A-Z]+\\.md)\\)").matcher(start);
        while (link.find()) {
            linked.add(link.group(1));
        }
        linked.add("LAB.md");
        assertThat(linked).containsExactlyInAnyOrderElementsOf(pages());
    }

    private static List<Shown> shown(String block) {
        List<Shown> all = new ArrayList<>();
        block.lines().forEach(line -> {
            if (line.startsWith(PROMPT)) {
                all.add(new Shown(line.substring(PROMPT.length()), new ArrayList<>()));
            } else if (!all.isEmpty()) {
                all.get(all.size() - 1).output().add(line);
            }
        });
        return all;
    }

    /** Runs it in the folder, in which it does not really stand: its files are named from there. */
    private static List<String> printed(String command) {
        Matcher last = LAST_LINES.matcher(command);
        boolean isCut = last.find();
        String[] words = Arrays.stream((isCut ? command.substring(0, last.start()) : command).split(" "))
                .map(word -> word.matches("(v|out|runs|report)(/.*)?")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                Main.commandLine(words).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        assertThat(line.execute(words)).as("%s%n%s", command, err).isZero();
        List<String> lines =
                out.toString().replace(folder + "/", "").lines().collect(Collectors.toCollection(ArrayList::new));
        return isCut ? lines.subList(lines.size() - Integer.parseInt(last.group(1)), lines.size()) : lines;
    }

    private static boolean matches(List<String> shown, List<String> printed) {
        if (shown.isEmpty()) {
            return printed.isEmpty();
        }
        List<String> rest = shown.subList(1, shown.size());
        if (shown.get(0).strip().equals("..")) {
            for (int from = 0; from <= printed.size(); from++) {
                if (matches(rest, printed.subList(from, printed.size()))) {
                    return true;
                }
            }
            return false;
        }
        return !printed.isEmpty()
                && shown.get(0).equals(printed.get(0))
                && matches(rest, printed.subList(1, printed.size()));
    }

    private static void requireUnderstood(String where, String line) {
        String typed = line.substring("covenant ".length()).replaceAll("( {2,}| > ).*", "");
        ParseResult parsed = Main.commandLine().parseArgs(typed.split(" "));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        assertThat(parsed.errors()).as("%s: %s", where, line).isEmpty();
        Matcher name = Pattern.compile("lab (?:run|show) ([a-z0-9-]+)(?: .*)?").matcher(typed);
        if (name.matches()) {
            assertThat(Attempts.problem(name.group(1)))
                    .as("%s: %s", where, line)
                    .isEmpty();
        }
    }
}
