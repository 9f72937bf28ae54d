package covenant.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dump may be made before a lot has fallen: it shows the hash of the secret and never the secret. */
class DecisionFieldsTest {
    private static final byte[] SECRET = HexFormat.of().parseHex("00112233445566778899aabbccddeeff".repeat(2));

    @Test
    void theSecretIsAHash() throws Exception {
        DecisionTerms decision =
                DecisionTerms.twapMargin(90_000_000, 60_000_000, 1, 300).sealedBy(KeyHash.of(SECRET));
        MarketTerms market = new MarketTerms(
                        "dam", "Dam?", "", "", "", List.of("adopt", "reject"), Metric.binary(), 0, false, 0)
                .deciding(decision);
        StringBuilder json = new StringBuilder();
        JsonText.write(DecisionFields.of(market), json);
        String secret = HexFormat.of().formatHex(SECRET);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(SECRET));
        assertThat(json.toString())
                .contains("\"rule\":\"twap-margin\"", "\"statusQuo\":\"reject\"", "\"window\":\"PT1M\"")
                .contains("\"seedHash\":\"" + hash + "\"")
                .doesNotContain(secret);
        assertThat(decision.toString())
                .doesNotContain(Long.toString(KeyHash.of(SECRET).a()))
                .contains("sealed=true");
    }
}
