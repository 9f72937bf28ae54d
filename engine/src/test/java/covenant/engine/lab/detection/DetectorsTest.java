package covenant.engine.lab.detection;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.lab.terms.Parameters;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each detector on tapes made for it: a planted trace is found with exactly its rows, a near miss is not. */
class DetectorsTest {
    /** People who push the price about and leave it there, each once in a while. */
    private static final String CLEAN = """
               0s ann +10 0.500 0.510
             200s bob  +7 0.510 0.517
             410s cat  -5 0.517 0.512
             700s dan +12 0.512 0.524
             905s eve  +9 0.524 0.533
            1300s ann  -4 0.533 0.529
            1800s cat  +8 0.529 0.537
            2400s bob  -6 0.537 0.531
            2900s dan  +5 0.531 0.536
            3500s eve  +6 0.536 0.542
            """;

    /** A planted trace for every detector: rows of the tape, and which of them are the evidence. */
    private record Planted(Tape tape, List<String> evidence) {}

    private static final Map<DetectorKind, Planted> PLANTED = new TreeMap<>(Map.of(
            DetectorKind.REVERTING_DISPLACEMENT,
            new Planted(MadeTape.of(CLEAN + """
                   4000s mal +50 0.542 0.600
                   4010s mal +60 0.600 0.660
                   4020s eve  +1 0.660 0.661
                   4300s def -70 0.661 0.590
                   4400s bob -30 0.590 0.550
                   5000s ann  +2 0.550 0.552
                   """), List.of("11", "12", "14", "15")),
            DetectorKind.WINDOW_END_PUSH,
            new Planted(MadeTape.of(CLEAN + """
                   3900s bob  -3 0.542 0.539
                   3950s mal +40 0.539 0.600
                   3990s mal +40 0.600 0.661
                   4100s mal -80 0.661 0.540
                   """, 1_000, 4_000), List.of("12", "13")),
            DetectorKind.SANDWICH,
            new Planted(MadeTape.of(CLEAN + """
                   4000.0s mal +20 0.542 0.562
                   4000.1s eve -01 0.562 0.561
                   4000.2s ann +30 0.561 0.591
                   4000.4s bob +10 0.591 0.601
                   4000.5s mal -20 0.601 0.581
                   """), List.of("11", "13", "14", "15")),
            DetectorKind.WASH,
            new Planted(MadeTape.of(CLEAN + """
                   4000s mal  +20 0.542 0.562
                   4001s moe  -20 0.562 0.542
                   4030s moe  +20 0.542 0.562
                   4031s mal  -20 0.562 0.542
                   4100s ann   +3 0.542 0.545
                   4160s mal  +20 0.545 0.565
                   4165s moe  -20 0.565 0.545
                   4190s moe  +20 0.545 0.565
                   4191s mal  -20 0.565 0.545
                   """), List.of("11", "12", "13", "14", "16", "17", "18", "19"))));

    private static List<Finding> find(DetectorKind kind, Tape tape, Map<String, Double> told) {
        return new Detection(Map.of(kind, Parameters.of(kind.parameters(), told))).in(tape);
    }

    private static List<Finding> find(DetectorKind kind, Tape tape) {
        return find(kind, tape, Map.of());
    }

    private static List<String> ids(Finding finding) {
        return finding.evidence().stream().map(Tape.Row::id).toList();
    }

    @ParameterizedTest
    @EnumSource(DetectorKind.class)
    void everyDetectorHasAPlantedTraceAndFindsExactlyItsRows(DetectorKind kind) {
        assertThat(PLANTED).as("a planted trace for each detector").containsKey(kind);
        List<Finding> found = find(kind, PLANTED.get(kind).tape());

        assertThat(found).hasSize(1);
        assertThat(ids(found.get(0))).isEqualTo(PLANTED.get(kind).evidence());
        assertThat(found.get(0).kind()).isEqualTo(kind.id());
        assertThat(found.get(0).accounts()).contains("mal");
        assertThat(found.get(0).text()).contains("mal");
        assertThat(DetectorKind.of(kind.id())).isSameAs(kind);
    }

    @ParameterizedTest
    @EnumSource(DetectorKind.class)
    void aCleanTapeGivesNothing(DetectorKind kind) {
        assertThat(find(kind, MadeTape.of(CLEAN, 1_000, 4_000))).isEmpty();
        assertThat(find(kind, MadeTape.of(""))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DetectorKind.class)
    void whatIsUnknownAccusesNobody(DetectorKind kind) {
        List<Tape.Row> unknown = PLANTED.get(kind).tape().rows().stream()
                .map(row -> new Tape.Row(
                        row.id(),
                        row.atMicros(),
                        row.account(),
                        row.claim(),
                        row.shares(),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        ""))
                .toList();
        Tape tape = PLANTED.get(kind).tape();

        assertThat(find(kind, new Tape("m", unknown, tape.windowFromMicros(), tape.windowToMicros())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DetectorKind.class)
    void labelsAreInTheEvidenceAndMakeNoDifference(DetectorKind kind) {
        Tape plain = PLANTED.get(kind).tape();
        Tape marked = new Tape(
                plain.market(),
                plain.rows().stream()
                        .map(row -> new Tape.Row(
                                row.id(),
                                row.atMicros(),
                                row.account(),
                                row.claim(),
                                row.shares(),
                                row.cost(),
                                row.before(),
                                row.after(),
                                "marked"))
                        .toList(),
                plain.windowFromMicros(),
                plain.windowToMicros());

        assertThat(find(kind, marked))
                .extracting(DetectorsTest::ids)
                .isEqualTo(List.of(PLANTED.get(kind).evidence()));
        assertThat(find(kind, marked).get(0).evidence())
                .allMatch(row -> row.label().equals("marked"));
        assertThat(LabelScore.of(marked, find(kind, marked)).precision()).isEqualTo(1);
    }

    @Test
    void findingsAreRankedByScoreWithinTheirKind() {
        Map<DetectorKind, Parameters> all =
                Arrays.stream(DetectorKind.values()).collect(Collectors.toMap(kind -> kind, DetectorKind::defaults));
        Tape small = MadeTape.of("""
                0.0s mal +10 0.50 0.51
                0.1s ann  +5 0.51 0.52
                0.2s mal -10 0.52 0.51
                9.0s mal +90 0.51 0.60
                9.1s ann  +5 0.60 0.61
                9.2s mal -90 0.61 0.52
                """);
        List<Finding> found = new Detection(all)
                .in(small).stream()
                        .filter(each -> each.kind().equals("sandwich"))
                        .toList();

        assertThat(found)
                .extracting(DetectorsTest::ids)
                .containsExactly(List.of("4", "5", "6"), List.of("1", "2", "3"));
        assertThat(found).extracting(Finding::score).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void aDisplacementThatStaysIsNone() {
        Tape stays = MadeTape.of(CLEAN + """
                4000s mal +110 0.542 0.660
                4300s def   -9 0.660 0.650
                5000s ann   +2 0.650 0.652
                """);
        Tape comesAgain = MadeTape.of(CLEAN + """
                4000s mal +110 0.542 0.660
                4300s def -100 0.660 0.550
                5000s ann  +99 0.550 0.650
                """);
        Tape late = MadeTape.of(CLEAN + """
                4000s mal +110 0.542 0.660
                9000s def -100 0.660 0.550
                """);

        assertThat(find(DetectorKind.REVERTING_DISPLACEMENT, stays)).isEmpty();
        assertThat(find(DetectorKind.REVERTING_DISPLACEMENT, comesAgain)).isEmpty();
        assertThat(find(DetectorKind.REVERTING_DISPLACEMENT, late)).isEmpty();
        assertThat(find(DetectorKind.REVERTING_DISPLACEMENT, late, Map.of("within", 7_200.0)))
                .hasSize(1);
    }

    @Test
    void aDisplacementTellsItsSizeItsHalfLifeItsCostAndWhoGained() {
        Finding found = find(
                        DetectorKind.REVERTING_DISPLACEMENT,
                        PLANTED.get(DetectorKind.REVERTING_DISPLACEMENT).tape())
                .get(0);

        // Bought 50 at 0.571 and 60 at 0.63, worth 0.552 each in the end.
        assertThat(found.score()).isCloseTo(0.118, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(found.text())
                .isEqualTo("mal moved yes by 0.118 to 0.66 in 10 s; 91.5254 % was given back, half of it after 290 s;"
                        + " it cost them 5.63; traded back by bob, who made 0.54; def, who made 5.14");
    }

    @Test
    void aGroupIsLookedForWhereItIsAskedFor() {
        Tape split = MadeTape.of(CLEAN + """
                4000s one +30 0.542 0.592
                4001s two +30 0.592 0.642
                4002s six +30 0.642 0.692
                4300s def -90 0.692 0.545
                """);

        assertThat(find(DetectorKind.REVERTING_DISPLACEMENT, split)).isEmpty();
        assertThat(find(DetectorKind.REVERTING_DISPLACEMENT, split, Map.of("accounts", 3.0)))
                .singleElement()
                .satisfies(each -> assertThat(each.accounts()).containsExactly("one", "six", "two"))
                .satisfies(each -> assertThat(ids(each)).containsExactly("11", "12", "13", "14"));
    }

    @Test
    void whoMovedThePriceAllAlongDoesNotPushAtTheEnd() {
        String maker = """
                1100s mal +40 0.500 0.540
                2000s mal -40 0.540 0.500
                3000s mal +40 0.500 0.540
                3950s mal +60 0.540 0.650
                """;

        assertThat(find(DetectorKind.WINDOW_END_PUSH, MadeTape.of(maker, 1_000, 4_000), Map.of("times", 0.0)))
                .isEmpty();
        assertThat(find(
                        DetectorKind.WINDOW_END_PUSH,
                        PLANTED.get(DetectorKind.WINDOW_END_PUSH).tape(),
                        Map.of("move", 0.13)))
                .isEmpty();
        assertThat(find(
                                DetectorKind.WINDOW_END_PUSH,
                                PLANTED.get(DetectorKind.WINDOW_END_PUSH).tape())
                        .get(0)
                        .text())
                .startsWith(
                        "mal moved yes by 0.122 from 50 s before the window's end on, and the average over the window by"
                                + " 0.0012; 97.479 % of what led away");
    }

    @Test
    void whoTradesAPushBackIsNotAccused() {
        Tape repaired = MadeTape.of(CLEAN + """
               3900s mal +90 0.542 0.680
               3950s def -90 0.680 0.542
               """, 1_000, 4_000);

        assertThat(find(DetectorKind.WINDOW_END_PUSH, repaired))
                .singleElement()
                .satisfies(each -> assertThat(each.accounts()).containsExactly("mal"));
        assertThat(find(DetectorKind.REVERTING_DISPLACEMENT, repaired))
                .singleElement()
                .satisfies(each -> assertThat(each.accounts()).containsExactly("mal"));
    }

    @Test
    void nearlySandwiches() {
        List<String> none = List.of("""
                0.0s mal +20 0.50 0.52
                0.2s ann -30 0.52 0.49
                0.4s mal -20 0.49 0.47
                """, """
                0.0s mal +20 0.50 0.52
                0.2s ann +30 0.52 0.55
                0.4s mal -21 0.55 0.53
                """, """
                0.0s mal +20 0.50 0.52
                0.2s ann +30 0.52 0.55
                1.4s mal -20 0.55 0.53
                """, """
                0.0s mal +20 0.50 0.52
                0.2s ann +30 0.50 0.51
                0.4s mal -20 0.51 0.50
                """, """
                0.0s mal +20 0.50 0.52
                0.4s mal -20 0.52 0.50
                """, """
                0.0s mal +20 0.50 0.52
                0.2s ann +30 0.52 0.55
                0.4s mal +20 0.55 0.57
                0.5s mal -20 0.57 0.55
                """);

        assertThat(none)
                .allSatisfy(text -> assertThat(find(DetectorKind.SANDWICH, MadeTape.of(text)))
                        .as(text)
                        .isEmpty());
        assertThat(find(DetectorKind.SANDWICH, MadeTape.of(none.get(4)), Map.of("others", 0.0)))
                .hasSize(1);
        assertThat(find(DetectorKind.SANDWICH, MadeTape.of(none.get(2)), Map.of("within", 2.0)))
                .hasSize(1);
    }

    @Test
    void nearlyWashed() {
        List<String> none = List.of("""
                0s mal +20 0.50 0.52
                1s moe -20 0.52 0.50
                5s mal +20 0.50 0.52
                6s moe -20 0.52 0.50
                9s mal +20 0.50 0.52
                9s moe -20 0.52 0.50
                """, """
                0s mal +20 0.50 0.52
                1s mal -20 0.52 0.50
                5s mal +20 0.50 0.52
                6s mal -20 0.52 0.50
                """, """
                0s mal +20 0.50 0.52
                1s ann  +1 0.52 0.53
                2s mal -20 0.53 0.51
                5s mal +20 0.51 0.53
                6s ann  -1 0.53 0.52
                7s mal -20 0.52 0.50
                9s mal +20 0.50 0.52
                9s mal -20 0.52 0.50
                """);

        assertThat(none)
                .allSatisfy(text -> assertThat(find(DetectorKind.WASH, MadeTape.of(text)))
                        .as(text)
                        .isEmpty());
    }

    @Test
    void selfWashIsFound() {
        Tape alone = MadeTape.of("""
                0s mal +20 0.50 0.52
                1s mal -20 0.52 0.50
                5s mal +20 0.50 0.52
                6s mal -20 0.52 0.50
                9s mal -20 0.50 0.48
                9s mal +20 0.48 0.50
                """);

        assertThat(find(DetectorKind.WASH, alone)).singleElement().satisfies(each -> {
            assertThat(each.accounts()).containsExactly("mal");
            assertThat(each.evidence()).hasSize(6);
            assertThat(each.text()).contains("alone").contains("3 times").contains("left with 0 shares");
        });
    }
}
