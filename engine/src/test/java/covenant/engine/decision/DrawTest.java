package covenant.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.command.KeyHash;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The lot, computed a second time from its description with other means: hexadecimal text and decimal fractions. */
class DrawTest {
    private static final long SEED = Long.getLong("covenant.seed", System.nanoTime());
    private static final MathContext DIGITS = new MathContext(60);

    @Test
    void anyoneCanDrawAgain() throws Exception {
        System.out.println("DrawTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        int replaced = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] seed = new byte[32];
            random.nextBytes(seed);
            String id = "market-" + random.nextInt(1_000);
            long sequence = random.nextLong(1, Long.MAX_VALUE);
            long epsilonPpb = random.nextLong(1, Limits.PPB + 1);
            int conditions = random.nextInt(2, 9);
            Draw draw = Draw.of(KeyHash.of(seed), id, sequence);

            String text = HexFormat.of().formatHex(seed)
                    + HexFormat.of().formatHex(id.getBytes(StandardCharsets.UTF_8))
                    + String.format("%016x", sequence);
            String hash = HexFormat.of().formatHex(sha256(HexFormat.of().parseHex(text)));
            BigDecimal u = new BigDecimal(new BigInteger(hash.substring(0, 16), 16))
                    .divide(new BigDecimal(BigInteger.ONE.shiftLeft(64)), DIGITS);
            BigDecimal epsilon = BigDecimal.valueOf(epsilonPpb, 9);
            assertThat(draw.replaces(epsilonPpb)).isEqualTo(u.compareTo(epsilon) < 0);
            assertThat(draw.ppb())
                    .isEqualTo(
                            u.movePointRight(9).setScale(0, RoundingMode.DOWN).longValueExact());
            if (draw.replaces(epsilonPpb)) {
                replaced++;
                int condition = u.multiply(BigDecimal.valueOf(conditions))
                        .divide(epsilon, DIGITS)
                        .setScale(0, RoundingMode.DOWN)
                        .intValueExact();
                assertThat(draw.condition(epsilonPpb, conditions)).isEqualTo(condition);
            }
        }
        assertThat(replaced).isBetween(800, 1_200);
    }

    @Test
    void theSealIsTheHashOfTheSeed() throws Exception {
        KeyHash seed = new KeyHash(1, -2, 3, -4);
        assertThat(Draw.seal(seed).hex())
                .isEqualTo(HexFormat.of().formatHex(sha256(HexFormat.of().parseHex(seed.hex()))));
    }

    /** The conditions share what falls below epsilon alike, to the last of 2^64 parts. */
    @Test
    void theEdgesFallWhereTheyShould() {
        long quarter = 1L << 62;
        Draw last = new Draw(quarter - 1);
        assertThat(last.replaces(250_000_000)).isTrue();
        assertThat(last.condition(250_000_000, 4)).isEqualTo(3);
        assertThat(new Draw(quarter).replaces(250_000_000)).isFalse();
        assertThat(new Draw(0).replaces(1)).isTrue();
        assertThat(new Draw(-1).replaces(Limits.PPB))
                .as("a lot that always decides")
                .isTrue();
        assertThat(new Draw(-1).condition(Limits.PPB, 8)).isEqualTo(7);
        assertThat(new Draw(1L << 60).condition(250_000_000, 4)).isEqualTo(1);
        assertThat(new Draw((1L << 60) - 1).condition(250_000_000, 4)).isZero();
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
