package covenant.engine.law;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.CommandKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The engine's laws, held against random scripts. A failure prints the seed and a minimal script. The system properties
 * {@code covenant.seed} and {@code covenant.scripts} say where to start and how many to try.
 */
class LawsTest {
    private static final long FIRST_SEED = Long.getLong("covenant.seed", 1);
    private static final int SCRIPTS = Integer.getInteger("covenant.scripts", 10_000);

    private static final List<CommandKind> THAT_MOVE_MONEY = List.of(
            CommandKind.OPEN_MARKET,
            CommandKind.TRADE,
            CommandKind.TRADE_BATCH,
            CommandKind.IF_UNCHANGED,
            CommandKind.PLACE_ORDER,
            CommandKind.CANCEL_ORDER,
            CommandKind.ADD_LIQUIDITY,
            CommandKind.SETTLE_CONDITION,
            CommandKind.SETTLE_OUTCOME,
            CommandKind.VOID_MARKET);

    @Test
    void noScriptBreaksALaw() {
        long commands = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
            commands += Court.tryOne(seed);
        }
        System.out.printf(
                "%d scripts, %d commands, seeds from %d%n%s", SCRIPTS, commands, FIRST_SEED, Coverage.table());
        // A law that never had anything to say would prove nothing.
        for (Law law : Court.laws(0)) {
            assertThat(Coverage.count(law.name())).as(law.name()).isGreaterThan(SCRIPTS / 40);
        }
        for (CommandKind kind : THAT_MOVE_MONEY) {
            assertThat(Coverage.count("accepted " + kind))
                    .as("accepted " + kind)
                    .isGreaterThan(SCRIPTS / 40);
        }
    }
}
