package covenant.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import covenant.api.venue.ClockMode;
import covenant.api.venue.LedgerStorage;
import covenant.api.venue.VenueOptions;
import covenant.ledger.replay.Progress;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every body that the document shows is sent to a server, in an order in which each makes sense, and is accepted. */
class ContractExamplesTest {
    /** Who sends which example, and where to if not to the path that the document's parameters show. */
    private static final String ORDER = """
            operator    openAccount       participant
            operator    openAccount       coordinator
            ann         issueMyKey        reading
            ann         revokeMyKey       it            /me/keys/laptop/revocation
            operator    deposit           some
            operator    withdraw          some
            cora        openMarket        binary
            cora        openMarket        scalar
            cora        openMarket        deciding
            ann         quote             shares
            ann         quote             toPrice
            ann         trade             buy
            ann         trade             spend
            ann         trade             sell
            ann         trade             toPrice
            ann         tradeBatch        two
            ann         placeOrder        buy
            ann         placeOrder        until
            ann         cancelOrder       it
            cora        addLiquidity      more
            cora        openActor         acme
            cora        openActor         acme          bolt
            cora        openPledge        labs
            cora        openCommitment    pause
            ann         postBond          some
            ann         addEvidence       report
            vera        attest            breached
            victor      attest            breached      again
            ann         challenge         wrong
            cora        openPlaybook      convene
            cora        openPlaybook      webhook
            cora        drillPlaybook     quarterly
            cora        respondPlaybook   override
            operator    advanceClock      by
            cora        settleCondition   kept
            cora        settleOutcome     no
            cora        correctOutcome    yes
            cora        voidMarket        mistake       /markets/severity/void
            operator    advanceClock      to
            operator    askReplay         without
            operator    askReplay         rule
            operator    askCampaign       attempt
            operator    issueKey          rotate
            """;

    /** Those that take more than one venue's story; each is provoked where its area is tested. */
    private static final Set<String> ELSEWHERE = Set.of(
            "signPledge it", // CommitmentTest signs; here the commitment is in no joint pledge
            "signInGuest participant", // GuestTest comes in; this venue is no demo
            "signIn ann", // SessionTest signs in; the key of an example is nobody's
            "unsealPlaybook it", // PlaybookWalkTest unseals; here no rule is sealed
            "revokeKey it"); // as revokeMyKey

    private final Map<String, String> keys = new HashMap<>(Map.of("operator", ServedVenue.OPERATOR));

    @Test
    void everyExampleIsAccepted(@TempDir Path directory) {
        Set<String> sent = new TreeSet<>();
        try (ServedVenue venue = ServedVenue.with(
                LedgerStorage.open(directory, Progress.NONE),
                VenueOptions.local().clockMode(ClockMode.simulated(0)))) {
            keys.put("vera", venue.account("vera", "researcher", "0"));
            keys.put("victor", venue.account("victor", "researcher", "0"));
            for (String line : ORDER.lines().toList()) {
                String[] words = line.strip().split("\\s+");
                send(venue, words);
                sent.add(words[1] + " " + words[2]);
            }
        }
        sent.addAll(ELSEWHERE);
        assertThat(sent).containsExactlyElementsOf(new TreeSet<>(shown()));
    }

    @Test
    void everyOperationWithABodyShowsOne() {
        for (Operation operation : Contract.theOne().operations()) {
            if (operation.body() != null) {
                assertThat(operation.examples()).as(operation.id()).isNotEmpty();
            }
        }
    }

    private static List<String> shown() {
        List<String> shown = new ArrayList<>();
        Contract.theOne()
                .operations()
                .forEach(operation ->
                        operation.examples().keySet().forEach(name -> shown.add(operation.id() + " " + name)));
        return shown;
    }

    private void send(ServedVenue venue, String[] words) {
        Operation operation = Contract.theOne().operations().stream()
                .filter(each -> each.id().equals(words[1]))
                .findFirst()
                .orElseThrow();
        JsonObject body = ContractExamples.of(words[1], words[2]);
        String path = FuzzedVenue.path(operation);
        String variant = words.length > 3 ? words[3] : "";
        if (variant.startsWith("/")) {
            path = "/api/v1" + variant;
        } else if (!variant.isEmpty()) {
            body.put("commandId", variant);
            if (body.containsKey("id")) {
                body.put("id", variant);
            }
        }
        Got got = venue.post(keys.get(words[0]), path, body);
        assertThat(got.status())
                .as("%s: %s", String.join(" ", words), got.body())
                .isBetween(200, 201);
        if (operation.id().equals("openAccount")) {
            keys.put(body.getString("id"), got.json().getString("key"));
        }
    }
}
