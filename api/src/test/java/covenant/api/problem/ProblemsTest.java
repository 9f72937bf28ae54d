package covenant.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Refusal;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void everyRefusalAndEveryCodeOfTheSurfaceIsInTheOneTable() {
        assertThat(Problems.all()).hasSize(Refusal.values().length + ApiCode.values().length);
        for (Refusal refusal : Refusal.values()) {
            assertThat(Problems.find(refusal.code())).isEqualTo(ProblemKind.of(refusal));
        }
        for (ApiCode code : ApiCode.values()) {
            assertThat(Problems.find(code.code())).isEqualTo(ProblemKind.of(code));
        }
    }

    @Test
    void everyProblemHasAStatusAndASentence() {
        for (ProblemKind kind : Problems.all()) {
            assertThat(kind.code()).matches("[a-z]+(-[a-z]+)*");
            assertThat(kind.status())
                    .as(kind.code())
                    .isIn(400, 401, 403, 404, 405, 406, 408, 409, 412, 413, 414, 415, 422, 426, 429, 431, 500, 503);
            assertThat(kind.meaning()).as(kind.code()).endsWith(".").hasSizeGreaterThan(10);
        }
    }

    @Test
    void onlyWhatMayPassIsToldToBeTriedAgain() {
        assertThat(Problems.all().stream().filter(ProblemKind::isPassing).map(ProblemKind::code))
                .containsExactlyInAnyOrder(
                        "rate-limited",
                        "request-too-slow",
                        "venue-busy",
                        "journal-full",
                        "venue-starting",
                        "venue-stopping",
                        "history-unavailable",
                        "research-busy",
                        "stream-full");
    }
}
