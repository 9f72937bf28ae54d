package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Attest;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.command.Deposit;
import covenant.engine.command.IssueKey;
import covenant.engine.command.KeyHash;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenCommitment;
import covenant.engine.command.Order;
import covenant.engine.command.PostBond;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.VoidMarket;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every act of office is an event with who, what, about whom, why, and what it changed. */
class AuditTrailTest {
    private static final long CREDIT = Limits.MICROS;
    private static final int OPERATOR = TestVenue.OPERATOR;
    private static final int COORDINATOR = TestVenue.COORDINATOR;

    private final TestVenue venue = TestVenue.founded();
    private final int ann = venue.participant("ann", 100);
    private final int market = venue.binary("chips");

    private List<Event.Acted> acts(Command command) {
        assertThat(venue.apply(command).ok()).isTrue();
        return venue.events().stream()
                .filter(Event.Acted.class::isInstance)
                .map(Event.Acted.class::cast)
                .toList();
    }

    private CommandId id() {
        return venue.nextId();
    }

    @Test
    void whatAnOperatorDoesIsTold() {
        assertThat(acts(new Deposit(id(), OPERATOR, ann, 5 * CREDIT, "a prize")))
                .containsExactly(new Event.Acted(OPERATOR, "deposit", "account:ann", "a prize", "", ""));
        assertThat(acts(new IssueKey(id(), OPERATOR, ann, new KeyHash(1, 2, 3, 4), false)))
                .containsExactly(new Event.Acted(OPERATOR, "issue-key", "account:ann", "", "keys: 0", "keys: 1"));
        venue.account("bob", Role.RESEARCHER, 7);
        assertThat(venue.events().get(venue.events().size() - 1))
                .isEqualTo(new Event.Acted(OPERATOR, "open-account", "account:bob", "", "", "researcher"));
    }

    @Test
    void whatACoordinatorDoesIsToldWithWhatItChanged() {
        assertThat(acts(new AddLiquidity(id(), COORDINATOR, market, 2_000 * CREDIT, "more interest")))
                .containsExactly(new Event.Acted(
                        COORDINATOR,
                        "add-liquidity",
                        "market:chips",
                        "more interest",
                        "open, liquidity 1000",
                        "open, liquidity 2000"));
        venue.settleCondition(market, 1);
        String broken = "liquidity 2000, condition broken";
        assertThat(acts(new SettleOutcome(id(), COORDINATOR, market, 0, 0, "the report")))
                .containsExactly(new Event.Acted(
                        COORDINATOR,
                        "settle-outcome",
                        "market:chips",
                        "the report",
                        "open, " + broken,
                        "settled, " + broken + ", outcome yes"));
        assertThat(acts(new CorrectOutcome(id(), OPERATOR, market, 1, 0, "a misreading")))
                .containsExactly(new Event.Acted(
                        OPERATOR,
                        "correct-outcome",
                        "market:chips",
                        "a misreading",
                        "settled, " + broken + ", outcome yes",
                        "settled, " + broken + ", outcome no"));
    }

    @Test
    void verifiersAndActorsActByTheirNamesWhateverTheirRole() {
        int vera = venue.account("vera", Role.RESEARCHER, 0);
        venue.apply(new OpenActor(id(), COORDINATOR, "lab-x", "Lab X", ann));
        long day = 86_400_000_000L;
        assertThat(acts(new OpenCommitment(
                        id(),
                        COORDINATOR,
                        new CommitmentTerms(
                                "pause",
                                0,
                                "Pauses",
                                "",
                                "",
                                "By audit",
                                venue.engine().atMicros() + 30 * day,
                                List.of(vera),
                                1,
                                day,
                                day,
                                -1,
                                0,
                                new CommitmentTerms.Split(List.of(COORDINATOR), 5_000, 3_000, 2_000)))))
                .extracting(Event.Acted::subject)
                .containsExactly("commitment:pause");
        assertThat(acts(new PostBond(id(), ann, 0, 5 * CREDIT)))
                .containsExactly(new Event.Acted(
                        ann,
                        "post-bond",
                        "commitment:pause",
                        "",
                        "active, breach found by 0, none by 0, bond 0",
                        "active, breach found by 0, none by 0, bond 5"));
        assertThat(acts(new Attest(id(), vera, 0, true, "the log says so")))
                .containsExactly(new Event.Acted(
                        vera,
                        "attest",
                        "commitment:pause",
                        "the log says so",
                        "active, breach found by 0, none by 0, bond 5",
                        "proposed, breach found by 1, none by 0, bond 5"));
    }

    @Test
    void tradesTicksRefusalsAndRepetitionsAreNoActs() {
        assertThat(acts(new Trade(id(), ann, market, Order.shares(0, 0, CREDIT))))
                .isEmpty();
        assertThat(acts(Tick.now())).isEmpty();
        VoidMarket refused = new VoidMarket(id(), COORDINATOR, market, " ");
        assertThat(venue.apply(refused).ok()).isFalse();
        assertThat(venue.events()).isEmpty();
        VoidMarket once = new VoidMarket(id(), COORDINATOR, market, "no source");
        assertThat(acts(once)).hasSize(1);
        assertThat(acts(once)).as("the first answer again").isEmpty();
    }
}
