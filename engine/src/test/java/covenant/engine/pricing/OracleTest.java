package covenant.engine.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle against published constants, and against identities that tie its functions to one another. */
class OracleTest {
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-70");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "e, 2.71828182845904523536028747135266249775724709369995957496696762772407663035",
        "ln 2, 0.693147180559945309417232121458176568075500134360255254120680009493393621969",
        "ln 10, 2.30258509299404568401799145468436420760110148862877297603332790096757260968",
        "ln(1 + 1/1000), 0.000999500333083533166809398920535011460755062393166551997019666828900324957",
        "e^(-1), 0.367879441171442321595523770161460867445811131031767834507836801697461495745",
    })
    void publishedConstants(String name, BigDecimal published) {
        BigDecimal thousandth = new BigDecimal("0.001");
        BigDecimal computed = switch (name) {
            case "e" -> Oracle.exp(BigDecimal.ONE);
            case "ln 2" -> Oracle.log(BigDecimal.valueOf(2));
            case "ln 10" -> Oracle.log(BigDecimal.TEN);
            case "e^(-1)" -> Oracle.expm1(BigDecimal.ONE.negate()).add(BigDecimal.ONE);
            default -> Oracle.log1p(thousandth);
        };
        assertThat(computed.subtract(published).abs()).isLessThan(TOLERANCE);
    }

    @Test
    void expAndLogUndoEachOther() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            BigDecimal x = new BigDecimal(random.nextDouble(-800, 800));
            assertClose(Oracle.log(Oracle.exp(x)), x);
            BigDecimal y = new BigDecimal(StrictMath.exp(random.nextDouble(-300, 300)));
            assertClose(Oracle.exp(Oracle.log(y)), y);
        }
    }

    @Test
    void sumsBecomeProducts() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            BigDecimal x = new BigDecimal(random.nextDouble(-300, 300));
            BigDecimal y = new BigDecimal(random.nextDouble(-300, 300));
            assertClose(Oracle.exp(x.add(y)), Oracle.exp(x).multiply(Oracle.exp(y)));
        }
    }

    @Test
    void theSmallFormsAgreeWithTheLargeOnes() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            // Not so small that the plain form has lost more than its last ten digits.
            BigDecimal x = new BigDecimal(random.nextDouble(-0.1, 0.1)).setScale(12, RoundingMode.HALF_EVEN);
            assertThat(Oracle.expm1(x)
                            .subtract(Oracle.exp(x).subtract(BigDecimal.ONE))
                            .abs())
                    .isLessThan(TOLERANCE);
            assertThat(Oracle.log1p(x)
                            .subtract(Oracle.log(BigDecimal.ONE.add(x)))
                            .abs())
                    .isLessThan(TOLERANCE);
            assertClose(Oracle.log1p(Oracle.expm1(x)), x);
        }
        BigDecimal tiny = new BigDecimal("1e-300");
        assertClose(Oracle.log1p(Oracle.expm1(tiny)), tiny);
    }

    private static void assertClose(BigDecimal actual, BigDecimal expected) {
        BigDecimal allowed = expected.abs().max(new BigDecimal("1e-320")).multiply(TOLERANCE);
        assertThat(actual.subtract(expected).abs()).isLessThanOrEqualTo(allowed);
    }
}
