package covenant.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.Limits;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import covenant.engine.fixture.Mangling;
import covenant.engine.fixture.TestVenue;
import covenant.engine.wire.MalformedWire;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A snapshot's bytes: read back whole, refused when damaged. */
class StateCodecTest {
    private static final long SEED = 20_260_105L;

    private static VenueState state() {
        TestVenue venue = TestVenue.founded();
        int ann = venue.participant("ann", 1_000);
        int bob = venue.participant("bob", 1_000);
        int first = venue.binary("first");
        int second = venue.market(TestVenue.terms("second", Metric.scalar(-5, 5, "%"), "a", "b", "c"), 10);
        venue.trade(ann, first, Order.spend(0, 0, 10 * Limits.MICROS));
        venue.trade(bob, second, Order.shares(1, 1, 3 * Limits.MICROS));
        venue.settleCondition(second, 1);
        venue.voidMarket(venue.binary("third"));
        return venue.engine().state();
    }

    @Test
    void aStateIsReadBackAsItWas() {
        byte[] bytes = Traversal.of(state());
        VenueState read = Traversal.read(bytes);
        assertThat(Traversal.of(read)).isEqualTo(bytes);
        assertThat(StateHash.of(read)).isEqualTo(StateHash.of(state()));
        assertThat(read.isConserved()).isTrue();
    }

    @Test
    void aStateCutShortOrTooLongIsMalformed() {
        byte[] bytes = Traversal.of(state());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Traversal.read(cut)).isInstanceOf(MalformedWire.class);
        }
        assertThatThrownBy(() -> Traversal.read(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(MalformedWire.class);
    }

    /** Damage is refused, or shows: whatever is read writes itself as the bytes it was read from. */
    @Test
    void aMangledStateIsMalformedOrAnotherState() {
        byte[] bytes = Traversal.of(state());
        int[] refused = new int[1];
        Mangling.of(bytes, SEED, 20_000).forEach(mangled -> {
            VenueState read = Mangling.readOrMalformed(mangled, () -> Traversal.read(mangled));
            if (read == null) {
                refused[0]++;
            } else {
                assertThat(Traversal.of(read)).isEqualTo(mangled);
            }
        });
        assertThat(refused[0]).isGreaterThan(10_000);
    }

    @Test
    void everyAnswerIsPartOfTheHash() {
        TestVenue one = TestVenue.founded();
        TestVenue other = TestVenue.founded();
        int ann = one.participant("ann", 1_000);
        other.participant("ann", 1_000);
        one.binary("m");
        other.binary("m");
        one.apply(new Trade(one.nextId(), ann, 0, Order.shares(0, 0, 1)));
        other.apply(new Trade(other.nextId(), ann, 0, Order.shares(0, 0, 1)));
        assertThat(one.engine().hash()).isEqualTo(other.engine().hash());
        one.nextId();
        one.apply(new Trade(one.nextId(), ann, 0, Order.shares(0, 0, 1)));
        other.apply(new Trade(other.nextId(), ann, 0, Order.shares(0, 0, 1)));
        assertThat(one.engine().hash()).isNotEqualTo(other.engine().hash());
    }
}
