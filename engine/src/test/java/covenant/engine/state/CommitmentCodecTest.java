package covenant.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.command.AddEvidence;
import covenant.engine.command.KeyHash;
import covenant.engine.command.Order;
import covenant.engine.fixture.Mangling;
import covenant.engine.fixture.Promises;
import covenant.engine.view.ActorView;
import covenant.engine.view.CommitmentView;
import covenant.engine.view.PledgeView;
import org.junit.jupiter.api.Test;

/** Actors, commitments and joint pledges in a snapshot: read back whole, refused when damaged. */
class CommitmentCodecTest {
    private static final long SEED = 20_261_121L;

    private static VenueState state() {
        Promises p = new Promises();
        int pledge = p.pledge("all", 1, p.lab);
        int joined = p.commitment(p.terms("joined", p.lab, pledge));
        p.post(p.labAccount, joined, 10 * Limits.MICROS);
        p.sign(p.labAccount, joined);
        int broken = p.commitment("broken");
        p.post(p.labAccount, broken, 7);
        p.venue.trade(p.ann, p.market("m", broken), Order.spend(1, 0, Limits.MICROS));
        p.propose(broken);
        p.tick(p.commitment(broken).challengeEndsMicros());
        p.propose(joined);
        p.challenge(p.labAccount, joined);
        p.attest(p.val, joined, false);
        KeyHash document = new KeyHash(1, 2, 3, 4);
        p.venue.apply(new AddEvidence(p.venue.nextId(), p.bob, joined, "A leak", "https://example.org", document, 5));
        return p.engine().state();
    }

    @Test
    void everythingIsReadBackAsItWas() {
        VenueState before = state();
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
        StringBuilder all = new StringBuilder();
        state.commitments().actors().forEach(each -> all.append(ActorView.of(state, each)));
        state.commitments().commitments().forEach(each -> all.append(CommitmentView.of(state, each)));
        state.commitments().pledges().forEach(each -> all.append(PledgeView.of(state, each)));
        return all.toString();
    }
}
