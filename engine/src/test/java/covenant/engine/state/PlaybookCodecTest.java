package covenant.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.CommandId;
import covenant.engine.command.DrillPlaybook;
import covenant.engine.command.Order;
import covenant.engine.command.PlaybookTerms.Action;
import covenant.engine.command.RecordDelivery;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.Response;
import covenant.engine.command.SignalTerms;
import covenant.engine.command.UnsealPlaybook;
import covenant.engine.fixture.Mangling;
import covenant.engine.fixture.Promises;
import covenant.engine.fixture.TestPlaybooks;
import covenant.engine.fixture.TestVenue;
import covenant.engine.view.PlaybookView;
import org.junit.jupiter.api.Test;

/** Playbooks and their firings in a snapshot: read back whole, refused when damaged. */
class PlaybookCodecTest {
    private static final long SEED = 20_261_122L;

    private static VenueState state() {
        Promises p = new Promises();
        int market = p.venue.binary("m");
        TestPlaybooks posts = TestPlaybooks.ofBroken(market);
        posts.action = Action.WEBHOOK;
        posts.target = "https://example.org/hook";
        posts.seal = Seal.of("the text");
        posts.holdMicros = 0;
        posts.automatic = true;
        posts.in(p.venue);
        TestPlaybooks averages = TestPlaybooks.ofBroken(market);
        averages.id = "average";
        averages.signal = TestPlaybooks.signal(SignalTerms.Kind.TOKEN, market, -1, -1, 7 * TestPlaybooks.MINUTE);
        averages.in(p.venue);
        TestPlaybooks holds = TestPlaybooks.ofBroken(market);
        holds.id = "holds";
        holds.in(p.venue);
        TestPlaybooks breach = TestPlaybooks.ofBroken(market);
        breach.id = "breach";
        breach.signal = new SignalTerms(SignalTerms.Kind.BREACH, -1, -1, -1, p.commitment("pause"), 0);
        breach.in(p.venue);
        p.venue.trade(
                p.ann,
                market,
                new Order(1, Order.ANY, Order.Mode.TARGET_PRICE, 800_000_000, Order.NO_LIMIT, Order.NO_LIMIT));
        p.venue.apply(new RecordDelivery(CommandId.NONE, 0, 0, 1, 503, false));
        p.venue.apply(new RespondPlaybook(CommandId.NONE, TestVenue.OPERATOR, 0, Response.OVERRIDE, "a mistake"));
        p.venue.apply(new DrillPlaybook(CommandId.NONE, TestVenue.COORDINATOR, 0, "exercise"));
        p.venue.apply(new UnsealPlaybook(CommandId.NONE, TestVenue.COORDINATOR, 0, "the text"));
        return p.engine().state();
    }

    @Test
    void playbooksAreReadBackAsTheyWere() {
        VenueState before = state();
        assertThat(before.playbooks().firings()).hasSize(2);
        assertThat(before.playbooks().playbook("holds").holdingSinceMicros()).isPositive();
        VenueState read = Traversal.read(Traversal.of(before));
        assertThat(StateHash.of(read)).isEqualTo(StateHash.of(before));
        assertThat(views(read)).isEqualTo(views(before));
        assertThat(read.agenda().nextMicros()).isEqualTo(before.agenda().nextMicros());
    }

    /** Damage is refused, or shows; and whatever is read can be shown to readers. */
    @Test
    void aMangledStateIsMalformedOrAnotherState() {
        byte[] bytes = Traversal.of(state());
        int[] refused = new int[1];
        Mangling.of(bytes, SEED, 10_000).forEach(mangled -> {
            VenueState read = Mangling.readOrMalformed(mangled, () -> Traversal.read(mangled));
            if (read == null) {
                refused[0]++;
            } else {
                assertThat(Traversal.of(read)).isEqualTo(mangled);
                assertThat(views(read)).isNotBlank();
            }
        });
        assertThat(refused[0]).isGreaterThan(5_000);
    }

    private static String views(VenueState state) {
        StringBuilder all = new StringBuilder("playbooks:");
        state.playbooks().all().forEach(each -> all.append(PlaybookView.of(each, state)));
        return all.toString();
    }
}
