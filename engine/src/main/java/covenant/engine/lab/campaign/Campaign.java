package covenant.engine.lab.campaign;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.Metric;
import covenant.engine.core.EventSink;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.campaign.CampaignResult.RunRow;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.measure.Column;
import covenant.engine.lab.measure.Measures;
import covenant.engine.lab.measure.RunPair;
import covenant.engine.lab.measure.RunRecord;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.CommandLog;
import covenant.engine.lab.scene.Mark;
import covenant.engine.lab.scene.Party;
import covenant.engine.lab.scene.PricePath;
import covenant.engine.lab.scene.Scene;
import covenant.engine.lab.scene.SceneStopped;
import covenant.engine.replay.Course;
import covenant.engine.replay.CourseKeeper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Carries a campaign out: every run of every variant once without the attack and once with it. All chance of a run is drawn from streams named
 * after the run and the player, so that the two differ in the attack and what follows from it and in nothing else, and what comes out is the same
 * whatever the number of threads. After each scene what everybody gained is held against the scoring rule.
 */
public final class Campaign {
    private final CampaignTerms terms;
    private final CampaignOptions options;
    private final CampaignProgress progress;
    private final RunRow[][] rows;
    private final Kept[] kept;

    /** What is kept of the one run that is shown. */
    private static final class Kept {
        private Course honest;
        private Course attacked;
        private List<Mark> marks = List.of();
    }

    private Campaign(CampaignTerms terms, CampaignOptions options, CampaignProgress progress) {
        this.terms = terms;
        this.options = options;
        this.progress = progress;
        this.rows = new RunRow[terms.variants().size()][terms.runs()];
        this.kept = new Kept[terms.variants().size()];
        Arrays.setAll(kept, v -> new Kept());
    }

    /**
     * Carries it out.
     *
     * @throws IllegalArgumentException if the terms make no sense or ask for too much; the message says where and what is allowed
     * @throws SceneStopped where {@code progress} says that it is no longer wanted
     * @throws IllegalStateException if a run fails or gains are not what the scoring rule says; the message says which run of which variant
     */
    public static CampaignResult run(CampaignTerms terms, CampaignOptions options, CampaignProgress progress) {
        CampaignCheck.check(terms, options);
        Campaign campaign = new Campaign(terms, options, progress);
        long runs = (long) terms.variants().size() * terms.runs();
        new RunPool(options.threads(), runs, campaign::play, progress).await();
        return campaign.result();
    }

    /** The pair with this number: all runs of the first variant, then those of the next. */
    private void play(long number) {
        int variant = (int) (number / terms.runs());
        int run = (int) (number % terms.runs());
        try {
            rows[variant][run] = play(variant, run);
        } catch (SceneStopped e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where(variant, run) + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(where(variant, run) + e.getMessage(), e);
        }
    }

    private String where(int variant, int run) {
        return "variant " + terms.variants().get(variant).name() + ", run " + run + ", seed " + terms.seed() + ": ";
    }

    private RunRow play(int number, int run) {
        Variant variant = terms.variants().get(number);
        AttackTerms attack = variant.attack();
        Kept keep = run == options.keptRun() ? kept[number] : null;
        RunRecord without = play(variant, run, false, keep);
        RunRecord with = attack == null ? null : play(variant, run, true, keep);
        int target = attack == null ? -1 : attack.target();
        double[] row = new RunPair(without, with, target, untilMicros(variant)).row();
        return new RunRow(run, with == null ? without.hash() : with.hash(), row);
    }

    private RunRecord play(Variant variant, long run, boolean isAttacked, Kept keep) {
        if (options.journals() == null) {
            return play(variant, run, isAttacked, keep, CommandLog.NONE);
        }
        try (RunJournals.RunJournal journal = options.journals().open(variant.name(), run, isAttacked)) {
            RunRecord record = play(variant, run, isAttacked, keep, journal);
            journal.hash(record.sequence(), HexFormat.of().parseHex(record.hash()));
            return record;
        }
    }

    private RunRecord play(Variant variant, long run, boolean isAttacked, Kept keep, CommandLog log) {
        int market = market(variant);
        Scene scene = new Scene(variant.plan(), terms.seed(), run, log, EventSink.NONE);
        scene.playWhile(progress::isWanted);
        CourseKeeper course = keep == null ? null : scene.keep(market);
        PricePath path = variant.attack() == null
                ? null
                : scene.follow(market, variant.attack().target(), untilMicros(variant));
        enter(scene, variant, isAttacked);
        RunRecord record = RunRecord.play(scene, market, path);
        if (keep != null && isAttacked) {
            keep.attacked = course.course();
            keep.marks = scene.marks();
        } else if (keep != null) {
            keep.honest = course.course();
            keep.marks = scene.marks();
        }
        return record;
    }

    // Without the attack the attacker sits idle: its account is there, so that nothing but its deeds is different, and
    // so is what it would be
    // paid anyway. It comes last: everybody else has the same account in a variant that nobody attacks.
    private static void enter(Scene scene, Variant variant, boolean isAttacked) {
        for (ParticipantTerms group : variant.participants()) {
            for (int i = 1; i <= group.count(); i++) {
                scene.seat(
                        group.name() + "-" + i,
                        group.kind().party(),
                        group.kind().make(group));
            }
        }
        AttackTerms attack = variant.attack();
        if (isAttacked) {
            scene.seat(CampaignCheck.ATTACKER, Party.ATTACKER, attack.kind().make(attack));
        } else if (attack != null) {
            scene.seatIdle(CampaignCheck.ATTACKER, Party.ATTACKER, attack.kind().make(attack));
        }
    }

    /** The market that is looked at: the attacked one, or the first. */
    private static int market(Variant variant) {
        return variant.attack() == null ? 0 : variant.attack().market();
    }

    private static long untilMicros(Variant variant) {
        DecisionTerms decision =
                variant.plan().markets().get(market(variant)).terms().decision();
        return decision == null ? variant.plan().endMicros() : decision.decidesAtMicros();
    }

    private CampaignResult result() {
        List<VariantResult> variants = new ArrayList<>();
        double trades = 0;
        for (int v = 0; v < rows.length; v++) {
            Variant variant = terms.variants().get(v);
            List<RunRow> runs = List.of(rows[v]);
            Metric metric =
                    variant.plan().markets().get(market(variant)).terms().metric();
            variants.add(new VariantResult(
                    variant.name(),
                    Measures.of(
                            runs.stream().map(RunRow::columns).toList(),
                            metric.type() == Metric.Type.BINARY,
                            variant.attack() == null ? -1 : variant.attack().target()),
                    kept[v].honest,
                    kept[v].attacked,
                    kept[v].marks,
                    runs));
            for (RunRow run : runs) {
                trades += Column.TRADES_WITHOUT.in(run.columns());
                trades += variant.attack() == null ? 0 : Column.TRADES_WITH.in(run.columns());
            }
        }
        return new CampaignResult(terms, variants, (long) trades, Findings.of(terms.variants(), variants));
    }
}
