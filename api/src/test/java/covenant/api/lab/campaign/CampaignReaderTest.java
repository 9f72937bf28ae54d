package covenant.api.lab.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.contract.Contract;
import covenant.engine.command.DecisionTerms;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.scene.LabMarket;
import covenant.engine.lab.terms.Parameter;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CampaignReaderTest {
    private static final long HOUR = 3_600_000_000L;
    private static final String DAMAGE = "{}[]:,-0123456789.eE\n \t\"'#&*!|>%@`\u0000\ud800é";
    private static final List<String> VALUES = List.of(
            "1e999",
            "-1",
            "null",
            "~",
            "[]",
            "{}",
            "99999999999999999999",
            "0x10",
            "1_0",
            "&a ",
            "*a",
            "0.0000000001",
            "P1D",
            "2026-01-01");

    private static CampaignTerms read(String text, String... settings) {
        return CampaignReader.read(text, "a/First try.yaml", List.of(settings)).terms();
    }

    @Test
    void ten_lines_are_a_campaign() {
        CampaignTerms terms = read("""
                decision: {rule: last-price}
                participants:
                  noise: {count: 3}
                attack: {kind: last-minute-push, budget: 500}
                defences:
                  twap: {decision: {rule: twap-margin, window: 12h}}
                """);
        assertThat(terms.name()).isEqualTo("first-try");
        assertThat(terms.runs()).isEqualTo(100);
        assertThat(terms.variants()).extracting(Variant::name).containsExactly("baseline", "twap");
        assertThat(terms.variants().get(0).changes()).isEmpty();
        assertThat(terms.variants().get(1).changes())
                .containsExactly("decision.rule twap-margin instead of last-price", "decision.window 12h");
        LabMarket market = terms.variants().get(1).plan().markets().get(0);
        DecisionTerms decision = market.terms().decision();
        assertThat(decision.rule()).isEqualTo(DecisionTerms.Rule.TWAP_MARGIN);
        assertThat(decision.windowMicros()).isEqualTo(12 * HOUR);
        assertThat(decision.decidesAtMicros()).isEqualTo(SceneSections.START_MICROS + 72 * HOUR);
        assertThat(terms.variants().get(1).plan().endMicros()).isEqualTo(SceneSections.START_MICROS + 73 * HOUR);
        assertThat(market.terms().conditions()).containsExactly("adopt", "reject");
        assertThat(decision.statusQuo()).isEqualTo(1);
        assertThat(terms.variants().get(1).attack().target()).isZero();
        assertThat(terms.variants().get(1).participants().get(0).count()).isEqualTo(3);
    }

    @Test
    void one_empty_object_is_a_campaign_in_which_nothing_happens() {
        CampaignTerms terms = read("{}");
        assertThat(terms.variants()).hasSize(1);
        assertThat(terms.variants().get(0).attack()).isNull();
    }

    @Test
    void json_is_read_as_well_even_with_tabs() {
        CampaignTerms terms = read("{\n\t\"market\": {\n\t\t\"liquidity\": \"250.5\"\n\t},\n\t\"runs\": 7\n}\n");
        assertThat(terms.runs()).isEqualTo(7);
        assertThat(terms.variants().get(0).plan().markets().get(0).liquidityMicros())
                .isEqualTo(250_500_000);
    }

    @Test
    void values_are_set_from_outside_and_taken_away() {
        String text = "runs: 5\ndecision: {rule: last-price}\nattack: {kind: last-minute-push}\n";
        CampaignTerms terms = read(text, "decision.decidesAfter=10h", "market.liquidity=77", "attack=");
        LabMarket market = terms.variants().get(0).plan().markets().get(0);
        assertThat(market.liquidityMicros()).isEqualTo(77_000_000);
        assertThat(market.terms().decision().windowMicros()).isEqualTo(10 * HOUR);
        assertThat(terms.variants().get(0).attack()).isNull();
    }

    @Test
    void a_defence_that_takes_another_rule_leaves_behind_what_that_rule_does_not_have() {
        CampaignTerms terms = read("""
                decision: {rule: twap-margin, thresholdBps: 300, lag: {maxChange: 0.01}}
                defences:
                  points: {decision: {rule: scoreboard, victoryMargin: 3}}
                  lot: {decision: {rule: randomised, epsilon: 0.1}}
                  plain: {decision: {lag: null}}
                """);
        assertThat(terms.variants().get(1).changes())
                .contains(
                        "without decision.thresholdBps, which scoreboard does not have",
                        "without decision.lag, which scoreboard does not have");
        DecisionTerms lot =
                terms.variants().get(2).plan().markets().get(0).terms().decision();
        assertThat(lot.thresholdBps()).isEqualTo(300);
        assertThat(lot.isCausal()).isTrue();
        assertThat(terms.variants().get(3).changes()).containsExactly("without decision.lag");
    }

    @Test
    void the_truth_stands_in_the_metrics_own_unit_and_may_be_the_prior() {
        CampaignTerms terms = read("""
                market:
                  conditions: [pass, fail]
                  metric: {type: scalar, low: 0.9, high: 1.1}
                  prior: truth
                  truth: {pass: {mean: 0.98, spread: 0.01, chance: 0.25}, fail: {mean: 1, chance: 0.75}}
                """);
        LabMarket market = terms.variants().get(0).plan().markets().get(0);
        assertThat(market.truth().mean()).containsExactly(new double[] {0.4, 0.5}, within(1e-12));
        assertThat(market.truth().spread()).containsExactly(new double[] {0.05, 0}, within(1e-12));
        assertThat(market.truth().conditionChance()).containsExactly(0.25, 0.75);
        assertThat(market.priorPpb()).containsExactly(200_000_000, 300_000_000, 250_000_000, 250_000_000);
    }

    @Test
    void the_same_file_is_the_same_campaign_twice() {
        String text = "decision: {rule: randomised, epsilon: 0.2}\nparticipants: {noise: {}}\n";
        assertThat(read(text).variants().get(0).plan().markets().get(0).terms())
                .isEqualTo(read(text).variants().get(0).plan().markets().get(0).terms());
    }

    @Test
    void claims_compare_two_variants_or_one_with_a_number() {
        CampaignFile file = CampaignReader.read("""
                decision: {rule: last-price}
                defences: {twap: {decision: {rule: twap-margin}}}
                claims:
                  - {measure: decision-flips, in: baseline, above: twap, text: the last price alone can be bought}
                  - {measure: attacker-profit, in: twap, below: 0}
                """, "x.yaml", List.of());
        assertThat(file.claims())
                .extracting(Claim::line)
                .containsExactly(
                        "decision-flips of baseline is above that of twap", "attacker-profit of twap is below 0.0");
    }

    @Test
    void the_example_in_the_documentation_is_a_campaign() throws Exception {
        String lab = Files.readString(Path.of("LAB-CAMPAIGNS.md"));
        int from = lab.indexOf("```yaml") + 7;
        CampaignTerms terms = read(lab.substring(from, lab.indexOf("```", from)));
        assertThat(terms.variants()).extracting(Variant::name).containsExactly("baseline", "twap", "lagging");
        for (String word : CampaignReader.WORDS) {
            assertThat(lab).contains("`" + word + "`");
        }
    }

    @Test
    void no_parameter_has_the_name_of_something_that_every_group_or_attack_has() {
        for (ParticipantKind kind : ParticipantKind.values()) {
            assertThat(kind.parameters())
                    .extracting(Parameter::name)
                    .doesNotContainAnyElementsOf(PlayerSections.GROUP_WORDS);
        }
        for (AttackKind kind : AttackKind.values()) {
            assertThat(kind.parameters())
                    .extracting(Parameter::name)
                    .doesNotContainAnyElementsOf(PlayerSections.ATTACK_WORDS);
        }
    }

    @Test
    void a_decision_has_the_words_of_the_call_that_opens_a_market() {
        JsonObject schemas = new JsonObject(Contract.theOne().json())
                .getJsonObject("components")
                .getJsonObject("schemas");
        List<String> words = new ArrayList<>(schemas.getJsonObject("AskedDecision")
                .getJsonObject("properties")
                .fieldNames());
        // A campaign has no calendar, and its secrets are drawn from its seed.
        words.removeAll(List.of("decidesAt", "seed"));
        words.add("decidesAfter");
        assertThat(DecisionSection.WORDS).containsExactlyInAnyOrderElementsOf(words);
    }

    /** Whatever is done to a file, it is read or refused with its place: nothing else ever comes of it. */
    @Test
    void damaged_files_are_read_or_refused_and_never_anything_else() {
        List<String> names = Attempts.names();
        for (long seed = 0; seed < 3_000; seed++) {
            Random chance = new Random(seed);
            StringBuilder text = new StringBuilder(Attempts.text(names.get(chance.nextInt(names.size()))));
            for (int i = chance.nextInt(4); i >= 0; i--) {
                int at = chance.nextInt(text.length());
                int end = Math.min(text.length(), at + 1 + chance.nextInt(12));
                switch (chance.nextInt(4)) {
                    case 0 -> text.delete(at, end);
                    case 1 -> text.insert(at, text.substring(at, end));
                    case 2 -> text.setCharAt(at, DAMAGE.charAt(chance.nextInt(DAMAGE.length())));
                    default -> text.insert(at, VALUES.get(chance.nextInt(VALUES.size())));
                }
            }
            try {
                CampaignReader.read(text.toString(), "x.yaml", List.of());
            } catch (CampaignFileWrong e) {
                assertThat(e.getMessage()).as("seed %d", seed).startsWith("x.yaml");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ":\n" + text, e);
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double size) {
        return org.assertj.core.data.Offset.offset(size);
    }
}
