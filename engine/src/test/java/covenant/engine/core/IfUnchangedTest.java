package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import covenant.engine.command.VoidMarket;
import covenant.engine.fixture.TestVenue;
import org.junit.jupiter.api.Test;

/** Commands that are carried out only if what they are about has not changed since. */
class IfUnchangedTest {
    private final TestVenue venue = TestVenue.founded();
    private final int ann = venue.participant("ann", 1_000);
    private final int market = venue.binary("m");

    private long stamp() {
        return venue.engine().state().market(market).changedSequence();
    }

    private Command trade(CommandId id) {
        return new Trade(id, ann, market, Order.shares(Order.ANY, 0, Limits.MICROS));
    }

    @Test
    void aMarketThatIsAsItWasIsTradedInAndThenNoLonger() {
        long seen = stamp();
        assertThat(venue.apply(new IfUnchanged(trade(venue.nextId()), seen)).ok())
                .isTrue();
        byte[] before = venue.engine().hash();
        Answer refused = venue.apply(new IfUnchanged(trade(venue.nextId()), seen));
        assertThat(refused.refusal()).isEqualTo(Refusal.CHANGED_MEANWHILE);
        assertThat(refused.detail()).contains(" " + stamp() + ",");
        assertThat(venue.engine().hash()).isEqualTo(before);
        assertThat(venue.apply(new IfUnchanged(trade(venue.nextId()), stamp())).ok())
                .isTrue();
    }

    @Test
    void aRepeatedCommandGetsItsFirstAnswerWhateverHasChanged() {
        CommandId id = venue.nextId();
        Answer first = venue.apply(new IfUnchanged(trade(id), stamp()));
        for (Command again : new Command[] {trade(id), new IfUnchanged(trade(id), 0)}) {
            Answer second = venue.apply(again);
            assertThat(second.repeated()).isTrue();
            assertThat(second.sequence()).isEqualTo(first.sequence());
        }
    }

    @Test
    void rightsAndUnknownMarketsAreRefusedAsWithoutACondition() {
        Command stranger = new VoidMarket(venue.nextId(), ann, market, "no");
        assertThat(venue.apply(new IfUnchanged(stranger, stamp())).refusal()).isEqualTo(Refusal.ROLE_NOT_ADMITTED);
        Command nowhere = new Trade(venue.nextId(), ann, 99, Order.shares(0, 0, 1));
        assertThat(venue.apply(new IfUnchanged(nowhere, 5)).refusal()).isEqualTo(Refusal.UNKNOWN_MARKET);
    }

    @Test
    void aRehearsalLooksAtTheConditionToo() {
        long at = venue.engine().atMicros();
        assertThat(venue.engine()
                        .rehearse(new IfUnchanged(trade(CommandId.NONE), 0), at)
                        .refusal())
                .isEqualTo(Refusal.CHANGED_MEANWHILE);
        assertThat(venue.engine()
                        .rehearse(new IfUnchanged(trade(CommandId.NONE), stamp()), at)
                        .ok())
                .isTrue();
    }
}
