package covenant.api.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import covenant.api.lab.campaign.Attempts;
import covenant.api.lab.campaign.CampaignReader;
import covenant.api.problem.ApiCode;
import covenant.api.problem.ProblemKind;
import covenant.api.problem.Rejection;
import covenant.engine.lab.campaign.Campaign;
import covenant.engine.lab.campaign.CampaignOptions;
import covenant.engine.lab.campaign.CampaignProgress;
import covenant.engine.lab.campaign.CampaignTerms;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of studies that somebody asked for. */
class ResearchDeskTest {
    private static final int ANN = 3;
    private static final int BOB = 4;

    private final Vertx vertx = Vertx.vertx();
    private final ResearchDesk desk = new ResearchDesk(vertx);

    @AfterEach
    void close() {
        desk.close();
        vertx.close().await();
    }

    @Test
    void aStudyIsCarriedOutAndItsResultIsKept() {
        Study study = desk.ask("replay", "without mallory", ANN, "", 7, progress -> {
            progress.at(1, 2);
            return result("42");
        });
        awaitOver(study);
        Study over = desk.find(study.id());
        assertThat(over.status()).isEqualTo(Study.Status.DONE);
        assertThat(over.result().json()).isEqualTo(Buffer.buffer("42"));
        assertThat(over.done()).isEqualTo(1);
        assertThat(over.total()).isEqualTo(2);
        assertThat(desk.all()).containsExactly(over);
    }

    @Test
    void whatCannotBeDoneSaysWhyAndWhatIsBrokenDoesNotTellItsInside() {
        Study wrong = desk.ask("replay", "wrong", ANN, "", 7, progress -> {
            throw new IllegalArgumentException("there is no market chips");
        });
        Study broken = desk.ask("replay", "broken", ANN, "", 7, progress -> {
            throw new IllegalStateException("a secret");
        });
        Study next = desk.ask("replay", "next", ANN, "", 7, progress -> result("ok"));
        awaitOver(next);
        assertThat(desk.find(wrong.id()).problem()).isEqualTo("there is no market chips");
        assertThat(desk.find(broken.id()).problem()).doesNotContain("secret");
        assertThat(desk.find(next.id()).status()).isEqualTo(Study.Status.DONE);
    }

    @Test
    void aCancelledStudyStopsWhereItTellsHowFarItIs() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger further = new AtomicInteger();
        Study running = desk.ask("campaign", "long", ANN, "", 7, progress -> {
            begun.countDown();
            go.await();
            progress.at(1, 10);
            further.incrementAndGet();
            return result("never");
        });
        Study waiting = desk.ask("campaign", "behind it", ANN, "", 7, progress -> {
            further.incrementAndGet();
            return result("never");
        });
        begun.await();
        assertThat(desk.cancel(running).status()).isEqualTo(Study.Status.CANCELLED);
        assertThat(desk.cancel(waiting).status()).isEqualTo(Study.Status.CANCELLED);
        go.countDown();
        awaitOver(desk.ask("campaign", "last", ANN, "", 7, progress -> result("ok")));
        assertThat(further).hasValue(0);
        assertThat(desk.find(running.id()).result()).isNull();
    }

    @Test
    void theLineIsShortForEachAndForAll() {
        CountDownLatch go = new CountDownLatch(1);
        Work held = progress -> {
            go.await();
            return result("ok");
        };
        for (int i = 0; i < ResearchDesk.MOST_OPEN_OF_ONE; i++) {
            desk.ask("replay", "held", ANN, "", 7, held);
        }
        assertThatThrownBy(() -> desk.ask("replay", "one more", ANN, "", 7, held))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.kind()).isEqualTo(ProblemKind.of(ApiCode.RESEARCH_BUSY)));
        for (int i = ResearchDesk.MOST_OPEN_OF_ONE; i < ResearchDesk.MOST_OPEN; i++) {
            desk.ask("replay", "held", BOB + i, "", 7, held);
        }
        assertThatThrownBy(() -> desk.ask("replay", "of another", BOB, "", 7, held))
                .isInstanceOf(Rejection.class);
        go.countDown();
    }

    @Test
    void aLongTitleIsCut() {
        assertThat(desk.ask("replay", "x".repeat(100_000), ANN, "", 7, progress -> result("ok"))
                        .title())
                .hasSize(300)
                .endsWith("x..");
    }

    @Test
    void whatIsAskedForAgainByItsNameIsTheSame() {
        Study first = desk.ask("replay", "one", ANN, "r-1", 7, progress -> result("1"));
        assertThat(desk.ask("replay", "one", ANN, "r-1", 8, progress -> result("2"))
                        .id())
                .isEqualTo(first.id());
        assertThat(desk.ask("replay", "one", BOB, "r-1", 8, progress -> result("3"))
                        .id())
                .isNotEqualTo(first.id());
    }

    @Test
    void theOldestResultsMakeRoom() {
        Study first = desk.ask("replay", "first", ANN, "", 7, progress -> result("ok"));
        awaitOver(first);
        for (int i = 0; i < ResearchDesk.MOST_KEPT; i++) {
            awaitOver(desk.ask("replay", "another", ANN, "", 7, progress -> result("ok")));
        }
        assertThat(desk.find(first.id())).isNull();
        assertThat(desk.all()).hasSize(ResearchDesk.MOST_KEPT);
    }

    @Test
    void aResultTooLargeToBeKeptIsAFailureAndManyLargeOnesMakeRoom() {
        try (ResearchDesk small = new ResearchDesk(vertx, 10, 30)) {
            Study large = small.ask("replay", "large", ANN, "", 7, progress -> result("12345678901"));
            Study first = small.ask("replay", "first", ANN, "", 7, progress -> result("1234567890"));
            awaitOver(small, first);
            assertThat(small.find(large.id()).status()).isEqualTo(Study.Status.FAILED);
            assertThat(small.find(large.id()).problem()).contains("has 11 bytes, and at most 10");
            for (int i = 0; i < 3; i++) {
                assertThat(small.find(first.id())).isNotNull();
                awaitOver(small, small.ask("replay", "another", ANN, "", 7, progress -> result("1234567890")));
            }
            assertThat(small.find(first.id())).isNull();
            assertThat(small.all()).hasSize(3);
        }
    }

    /** The first run alone would take minutes. */
    @Test
    void aCampaignIsCancelledWithinARun() {
        String file = """
                title: endless
                runs: 1
                duration: 30d
                participants:
                  optimist: {kind: defender, count: 40, cash: 1000000, precision: 0.5, delay: 0s}
                  noise: {count: 1000, trades: 2000}
                """;
        CampaignTerms terms = CampaignReader.read(file, "file", List.of()).terms();
        assertThat(Campaigns.problem(terms)).isEmpty();
        CountDownLatch ended = new CountDownLatch(1);
        Work endless = Campaigns.work(terms, "");
        Study study = desk.ask("campaign", "endless", ANN, "", 7, progress -> {
            try {
                return endless.carryOut(progress);
            } finally {
                ended.countDown();
            }
        });
        await().until(() -> desk.find(study.id()).status() == Study.Status.RUNNING);
        desk.cancel(study);
        awaitOver(desk.ask("campaign", "next", ANN, "", 7, progress -> result("ok")));
        assertThat(ended.getCount()).isZero();
        assertThat(desk.find(study.id()).status()).isEqualTo(Study.Status.CANCELLED);
    }

    @Test
    void aCampaignThatWouldTakeForeverIsRefusedBeforeItBegins() {
        String file = "participants: {noise: {count: 10000, trades: %d}}\nruns: %d\n";
        CampaignTerms many = CampaignReader.read(String.format(file, 100_000, 1), "file", List.of())
                .terms();
        assertThat(Campaigns.problem(many)).contains("players would come to trade about 1000010000 times");
        assertThatThrownBy(() -> Campaign.run(many, CampaignOptions.threads(1), CampaignProgress.NONE))
                .hasMessageContaining("players would come 1000010000 times in a run; at most 5000000");
        CampaignTerms often = CampaignReader.read(String.format(file, 10, 100_000), "file", List.of())
                .terms();
        assertThat(Campaigns.problem(often)).startsWith("at most 20000 runs here of all variants together");
    }

    @Test
    void everyAttemptOfTheLibraryCanBeAskedForAsItIs() {
        assertThat(Attempts.names())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(
                                Campaigns.problem(Attempts.read(name, List.of()).terms()))
                        .isEmpty());
    }

    private void awaitOver(Study study) {
        awaitOver(desk, study);
    }

    private static void awaitOver(ResearchDesk of, Study study) {
        await().until(() -> of.find(study.id()).status().isOver());
    }

    private static Work.Result result(String text) {
        return new Work.Result(Buffer.buffer(text), Buffer.buffer());
    }
}
