package covenant.ledger.projection;

import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.KeyHash;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.command.PledgeTerms;
import covenant.engine.command.SignalTerms;
import covenant.engine.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One event of each kind that is not about money or markets alone, with fields that can be told apart in the tables. */
final class TellableEvents {
    private static final KeyHash HASH = new KeyHash(1, 2, 3, 4);

    private TellableEvents() {}

    static List<Event> all() {
        CommitmentTerms commitment = new CommitmentTerms(
                "pause",
                7,
                "Pauses",
                "In full",
                "https://lab.test",
                "By audit",
                99,
                List.of(1, 2),
                2,
                10,
                20,
                -1,
                50,
                new CommitmentTerms.Split(List.of(), 0, 0, 10_000));
        PlaybookTerms playbook = new PlaybookTerms(
                "call",
                "Call",
                "",
                HASH,
                new SignalTerms(SignalTerms.Kind.TOKEN, 0, -1, -1, -1, 0),
                true,
                1,
                0,
                0,
                0,
                0,
                "Meet",
                true,
                PlaybookTerms.Action.WEBHOOK,
                "https://hook.test",
                null,
                0,
                2,
                77);
        return List.of(
                new Event.ClockAdvanced(5, 1, "to see"),
                new Event.TradingBegan(0, 3),
                new Event.Decided(0, 1, 0, "the lot fell so", 123, 4, List.of(7L, 8L), HASH, 3),
                new Event.OutcomeCorrected(0, 0, 0, 1, 0, 2, 15, "a late report"),
                new Event.OrderPlaced(3, 0, 4, 1, -1, 1_000, 500, 60, 2_000),
                new Event.OrderEnded(3, 0, 4, 250, Event.Ending.EXPIRED, 61),
                new Event.ActorOpened(7, "lab", "Lab", 4),
                new Event.CommitmentOpened(0, commitment),
                new Event.EvidenceAdded(0, 0, 3, "A log", "https://a.test", HASH, 42),
                new Event.Attested(0, 2, true, "the log says so"),
                new Event.ChallengeOpened(0, 43),
                new Event.BondPosted(0, 4, 50, 50),
                new Event.BondEnded(0, 0, 20, 30),
                new Event.CommitmentMoved(0, "active", "proposed", 2, "quorum", 5),
                new Event.PledgeOpened(1, new PledgeTerms("all", "All", "Agreed", List.of(7), 1, 88)),
                new Event.PledgeSigned(1, 0, 4),
                new Event.PledgeEnded(1, true, 89),
                new Event.Burned(0, 30),
                new Event.PlaybookOpened(5, playbook, 2),
                new Event.PlaybookCrossed(5, 6, 700, 6),
                new Event.PlaybookMoved(5, "armed", "triggered", 0, "it rose", 700, 6),
                new Event.PlaybookFired(8, 5, true, "id-taken", 6, -1, 2, "every spring"),
                new Event.PlaybookUnsealed(5, "The text", 2),
                new Event.DeliveryRecorded(8, 1, 503, false),
                new Event.Acted(2, "void-market", "market:chips", "no source", "open", "voided"));
    }

    /** What the tables say of them, told by command 30 of {@link Scripts#everything}. */
    static String asRows() throws IOException {
        try (InputStream in = TellableEvents.class.getResourceAsStream("rows-of-each-event.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
