package covenant.engine.lab.detection;

import static covenant.engine.lab.detection.Wording.amount;
import static covenant.engine.lab.detection.Wording.seconds;

import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import covenant.engine.lab.terms.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rounds of two trades, one to and one fro, of about one size, with nobody else's between them, that leave the price where it was; several of
 * them by one account or the same two, after which each of these has about what it had. The score is the money turned over.
 */
final class Wash implements Detector {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter(
                    "within", Unit.DURATION, 60, 0, 86_400 * 366.0, "the most time between the two trades of a round"),
            new Parameter("size", Unit.FRACTION, 0.02, 0, 1, "by how much the two may differ, of the larger"),
            new Parameter(
                    "price",
                    Unit.FRACTION,
                    0.005,
                    0,
                    1,
                    "how far from the price before a round the one after it may be"),
            new Parameter("rounds", Unit.COUNT, 3, 1, 1_000_000, "how many rounds there must be"),
            new Parameter("pause", Unit.DURATION, 3_600, 0, 86_400 * 366.0, "the most time between two rounds"),
            new Parameter(
                    "left",
                    Unit.FRACTION,
                    0.35,
                    0,
                    1,
                    "how much of what an account traded it may have more or less in the end"));

    /** Two trades that undo each other. */
    private record Round(int to, int fro) {}

    @Override
    public List<Finding> find(Tape tape, Parameters parameters) {
        List<Finding> findings = new ArrayList<>();
        for (ClaimPath path : ClaimPath.of(tape)) {
            rounds(path, parameters).forEach((accounts, rounds) -> {
                int from = 0;
                for (int i = 1; i <= rounds.size(); i++) {
                    if (i == rounds.size() || isPause(path, rounds.get(i - 1), rounds.get(i), parameters)) {
                        judge(tape.market(), path, accounts, rounds.subList(from, i), parameters, findings);
                        from = i;
                    }
                }
            });
        }
        return findings;
    }

    private static boolean isPause(ClaimPath path, Round one, Round next, Parameters parameters) {
        return path.row(next.to).atMicros() - path.row(one.fro).atMicros() > parameters.micros("pause");
    }

    /** All rounds by who made them. The names are in order, so that it does not matter who began. */
    private static Map<List<String>, List<Round>> rounds(ClaimPath path, Parameters parameters) {
        Map<List<String>, List<Round>> rounds =
                new TreeMap<>(java.util.Comparator.comparing((List<String> names) -> String.join("\n", names)));
        int i = 0;
        while (i + 1 < path.size()) {
            if (isRound(path, i, parameters)) {
                List<String> accounts = java.util.stream.Stream.of(
                                path.row(i).account(), path.row(i + 1).account())
                        .distinct()
                        .sorted()
                        .toList();
                rounds.computeIfAbsent(accounts, names -> new ArrayList<>()).add(new Round(i, i + 1));
                i++;
            }
            i++;
        }
        return rounds;
    }

    private static boolean isRound(ClaimPath path, int i, Parameters parameters) {
        Tape.Row to = path.row(i);
        Tape.Row fro = path.row(i + 1);
        double a = StrictMath.abs(to.shares());
        double b = StrictMath.abs(fro.shares());
        return to.direction() != 0
                && fro.direction() == -to.direction()
                && fro.atMicros() - to.atMicros() <= parameters.micros("within")
                && StrictMath.abs(a - b) <= parameters.number("size") * StrictMath.max(a, b)
                && StrictMath.abs(path.after(i + 1) - path.before(i)) <= parameters.number("price");
    }

    private static void judge(
            String market,
            ClaimPath path,
            List<String> accounts,
            List<Round> rounds,
            Parameters parameters,
            List<Finding> findings) {
        List<Tape.Row> evidence = new ArrayList<>();
        Map<String, Double> net = new TreeMap<>();
        Map<String, Double> gross = new TreeMap<>();
        double turnover = 0;
        for (Round round : rounds) {
            for (Tape.Row row : List.of(path.row(round.to), path.row(round.fro))) {
                evidence.add(row);
                net.merge(row.account(), row.shares(), Double::sum);
                gross.merge(row.account(), StrictMath.abs(row.shares()), Double::sum);
                turnover += StrictMath.abs(row.cost());
            }
        }
        boolean isLevel = accounts.stream()
                .allMatch(each -> StrictMath.abs(net.get(each)) <= parameters.number("left") * gross.get(each));
        if (rounds.size() < parameters.count("rounds") || !isLevel) {
            return;
        }
        Tape.Row first = evidence.get(0);
        Tape.Row last = evidence.get(evidence.size() - 1);
        String text = String.join(" and ", accounts) + (accounts.size() == 1 ? " alone" : " between them")
                + " traded " + first.claim() + " to and fro " + rounds.size() + " times in "
                + seconds(last.atMicros() - first.atMicros()) + ", turned over " + amount(turnover)
                + " and were left with "
                + amount(net.values().stream().mapToDouble(Double::doubleValue).sum())
                + " shares";
        findings.add(new Finding(DetectorKind.WASH.id(), market, accounts, turnover, text, evidence));
    }
}
