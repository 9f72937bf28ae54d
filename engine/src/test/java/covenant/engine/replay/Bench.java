package covenant.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.StateHash;
import java.util.List;

/** A venue that is recorded while it lives: a sponsor (account 1) and whoever is opened. Commands come a second apart unless time passes. */
final class Bench {
    static final int SPONSOR = 1;
    static final long SECOND = 1_000_000;
    static final long HOUR = 3_600 * SECOND;

    final Recorded recording = new Recorded();
    private final Engine engine = new Engine();
    private long nowMicros = TestVenue.START_MICROS;

    Bench() {
        this(1_000_000);
    }

    Bench(long sponsorsCredits) {
        must(new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Bench", true));
        open("sponsor", Role.COORDINATOR, sponsorsCredits);
    }

    int open(String id, Role role, long credits) {
        return must(new OpenAccount(CommandId.NONE, Command.VENUE_ACCOUNT, id, id, role, credits * Limits.MICROS, null))
                .number();
    }

    int participant(String id, long credits) {
        return open(id, Role.PARTICIPANT, credits);
    }

    /** A market on a binary metric under adopt or reject; returns its number. */
    int market(String id, DecisionTerms decision, long liquidityCredits) {
        MarketTerms terms = new MarketTerms(
                id, "Title of " + id, "", "", "", List.of("adopt", "reject"), Metric.binary(), 0, decision == null, 0);
        return must(new OpenMarket(
                        CommandId.NONE,
                        SPONSOR,
                        decision == null ? terms : terms.deciding(decision),
                        liquidityCredits * Limits.MICROS,
                        new long[0]))
                .number();
    }

    /** The mean over the last so many hours, reject being the status quo. */
    DecisionTerms twap(long inHours, long windowHours) {
        return DecisionTerms.twapMargin(nowMicros + inHours * HOUR, windowHours * HOUR, 1, 0);
    }

    Answer send(Command command) {
        nowMicros += SECOND;
        long sequence = engine.sequence() + 1;
        recording.take(sequence, nowMicros, command);
        return engine.apply(sequence, nowMicros, command, EventSink.NONE);
    }

    Answer must(Command command) {
        Answer answer = send(command);
        assertThat(answer.refusal()).as(command + ": " + answer.detail()).isNull();
        return answer;
    }

    Answer trade(int account, int market, Order order) {
        return must(new Trade(id(), account, market, order));
    }

    /** Moves P(yes|condition) to so many hundredths. */
    Answer push(int account, int market, int condition, int hundredths) {
        return trade(account, market, Order.toPrice(condition, 0, hundredths * 10_000_000L));
    }

    CommandId id() {
        return CommandId.of("c" + engine.sequence());
    }

    void pass(long hours) {
        nowMicros += hours * HOUR;
    }

    void tick() {
        must(Tick.now());
    }

    long nowMicros() {
        return nowMicros;
    }

    Engine engine() {
        return engine;
    }

    String hash() {
        return StateHash.hex(engine.hash());
    }

    /** Replays; the recorded side must be what was recorded, and welfare must hold on both. */
    ReplayResult replay(ReplayTerms terms) {
        return replay(terms, ReplayOutput.NONE);
    }

    ReplayResult replay(ReplayTerms terms, ReplayOutput output) {
        ReplayResult result = Replay.of(recording, terms, output, ReplayProgress.NONE);
        for (ReplayResult.MarketComparison market : result.markets()) {
            assertThat(market.recordedWelfare().holds())
                    .as(market.recordedWelfare().toString())
                    .isTrue();
            assertThat(market.changedWelfare().holds())
                    .as(market.changedWelfare().toString())
                    .isTrue();
        }
        return result;
    }

    /** What a path says of a condition at its end. */
    static long last(Course course, int condition) {
        return course.points().get(course.points().size() - 1).expected()[condition];
    }

    /** The market of a replay in which there is one. */
    static ReplayResult.MarketComparison only(ReplayResult result) {
        assertThat(result.markets()).hasSize(1);
        return result.markets().get(0);
    }

    static ReplayResult.AccountComparison account(ReplayResult result, String id) {
        return result.accounts().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
