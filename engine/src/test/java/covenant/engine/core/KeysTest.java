package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.Scope;
import covenant.engine.Scopes;
import covenant.engine.command.IssueKey;
import covenant.engine.command.KeyHash;
import covenant.engine.command.RevokeKey;
import covenant.engine.command.Tick;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.AccountKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys: who makes and revokes them, what they are called, and what they leave behind. */
class KeysTest {
    private static final int OPERATOR = TestVenue.OPERATOR;
    private static final Scopes READ = Scopes.of(List.of(Scope.READ));

    private final TestVenue venue = TestVenue.founded();
    private final int alice = venue.participant("alice", 100);
    private final int bob = venue.participant("bob", 100);
    private int made;

    private Answer issue(int by, int account, String id, Scopes scopes, long expiresAtMicros) {
        return venue.apply(new IssueKey(venue.nextId(), by, account, hash(), false, id, scopes, expiresAtMicros));
    }

    private KeyHash hash() {
        return new KeyHash(++made, 2, 3, 4);
    }

    private Answer revoke(int by, int account, String id) {
        return venue.apply(new RevokeKey(venue.nextId(), by, account, id));
    }

    private List<String> ids(int account) {
        return venue.engine().state().account(account).keys().stream()
                .map(AccountKey::id)
                .toList();
    }

    private long soon() {
        return venue.engine().atMicros() + 60_000_000;
    }

    @Test
    void aKeyHasTheNameItWasGivenOrANumberThatNoOtherEverHas() {
        assertThat(issue(alice, alice, "", Scopes.ALL, 0).number()).isEqualTo(1);
        assertThat(issue(alice, alice, "bot", READ, soon()).number()).isEqualTo(2);
        assertThat(issue(alice, alice, "", READ, 0).number()).isEqualTo(3);
        assertThat(ids(alice)).containsExactly("k1", "bot", "k3");
        assertThat(revoke(alice, alice, "k3").ok()).isTrue();
        assertThat(issue(alice, alice, "", READ, 0).ok()).isTrue();
        assertThat(ids(alice)).containsExactly("k1", "bot", "k4");
        AccountKey bot = venue.engine().state().account(alice).key("bot");
        assertThat(bot.scopes()).isEqualTo(READ);
        assertThat(bot.isExpired(bot.expiresAtMicros() - 1)).isFalse();
        assertThat(bot.isExpired(bot.expiresAtMicros())).isTrue();
    }

    @Test
    void everyoneHasASayOverHisOwnKeysAndTheOperatorOverAll() {
        assertThat(issue(bob, alice, "spy", READ, 0).refusal()).isEqualTo(Refusal.ROLE_NOT_ADMITTED);
        assertThat(issue(OPERATOR, alice, "lent", READ, 0).ok()).isTrue();
        assertThat(revoke(bob, alice, "lent").refusal()).isEqualTo(Refusal.ROLE_NOT_ADMITTED);
        assertThat(revoke(alice, alice, "lent").ok()).isTrue();
        assertThat(issue(alice, alice, "own", READ, 0).ok()).isTrue();
        assertThat(revoke(OPERATOR, alice, "own").ok()).isTrue();
        assertThat(ids(alice)).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(issue(alice, alice, "bot", READ, 0).ok()).isTrue();
        assertThat(issue(alice, alice, "bot", READ, 0).refusal()).isEqualTo(Refusal.ID_TAKEN);
        assertThat(issue(alice, alice, "No", READ, 0).refusal()).isEqualTo(Refusal.ID_INVALID);
        assertThat(issue(alice, alice, "k7", READ, 0).refusal()).isEqualTo(Refusal.ID_INVALID);
        assertThat(issue(alice, alice, "a", Scopes.NONE, 0).refusal()).isEqualTo(Refusal.SCOPES_INVALID);
        assertThat(issue(alice, alice, "a", new Scopes(1 << 9), 0).refusal()).isEqualTo(Refusal.SCOPES_INVALID);
        long now = venue.engine().atMicros();
        assertThat(issue(alice, alice, "a", READ, now).refusal()).isEqualTo(Refusal.EXPIRY_INVALID);
        assertThat(revoke(alice, alice, "none").refusal()).isEqualTo(Refusal.UNKNOWN_KEY);
        assertThat(revoke(OPERATOR, 99, "none").refusal()).isEqualTo(Refusal.UNKNOWN_TARGET);
    }

    @Test
    void anAccountHasAtMostSoManyKeysAndExpiredOnesMakeRoom() {
        long soon = soon();
        for (int i = 0; i < Limits.MAX_KEYS_PER_ACCOUNT; i++) {
            assertThat(issue(alice, alice, "bot-" + i, READ, i == 3 ? soon : 0).ok())
                    .isTrue();
        }
        assertThat(issue(alice, alice, "more", READ, 0).refusal()).isEqualTo(Refusal.LIMIT_EXCEEDED);
        venue.engine().apply(venue.engine().sequence() + 1, soon, Tick.now(), EventSink.NONE);
        assertThat(issue(alice, alice, "bot-3", READ, 0).ok()).isTrue();
        assertThat(ids(alice)).hasSize(Limits.MAX_KEYS_PER_ACCOUNT).endsWith("bot-3");
    }

    @Test
    void theLastKeyWithWhichAVenueCanBeRunStays() {
        assertThat(issue(OPERATOR, OPERATOR, "chief", Scopes.ALL, 0).ok()).isTrue();
        assertThat(issue(OPERATOR, OPERATOR, "reader", READ, 0).ok()).isTrue();
        assertThat(issue(OPERATOR, OPERATOR, "brief", Scopes.ALL, soon()).ok()).isTrue();
        for (String id : ids(OPERATOR)) {
            if (!List.of("chief", "reader", "brief").contains(id)) {
                assertThat(revoke(OPERATOR, OPERATOR, id).ok()).isTrue();
            }
        }
        assertThat(revoke(OPERATOR, OPERATOR, "chief").refusal()).isEqualTo(Refusal.LAST_KEY);
        IssueKey narrow = new IssueKey(venue.nextId(), OPERATOR, OPERATOR, hash(), true, "narrow", READ, 0);
        assertThat(venue.apply(narrow).refusal()).isEqualTo(Refusal.LAST_KEY);
        assertThat(revoke(OPERATOR, OPERATOR, "reader").ok()).isTrue();
        assertThat(issue(OPERATOR, OPERATOR, "second", Scopes.ALL, 0).ok()).isTrue();
        assertThat(revoke(OPERATOR, OPERATOR, "chief").ok()).isTrue();
    }
}
