package covenant.engine.law;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.CommandKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The laws of money and of the machine, and those of commitments, held against random scripts in which commitments with bonds, joint pledges and
 * bound markets run their course. A failure prints the seed and a minimal script; {@code covenant.seed} and {@code covenant.scripts} as in
 * {@link LawsTest}.
 */
class CommitmentLawsTest {
    private static final long FIRST_SEED = Long.getLong("covenant.seed", 1);
    private static final int SCRIPTS = Integer.getInteger("covenant.scripts", 2_000);

    private static final List<CommandKind> KINDS = List.of(
            CommandKind.OPEN_COMMITMENT,
            CommandKind.ATTEST,
            CommandKind.CHALLENGE,
            CommandKind.POST_BOND,
            CommandKind.OPEN_PLEDGE,
            CommandKind.SIGN_PLEDGE,
            CommandKind.IF_UNCHANGED,
            CommandKind.TRADE);

    private static final List<String> MOVES = List.of(
            "offered active",
            "offered lapsed",
            "active proposed",
            "active kept",
            "proposed active",
            "proposed challenged",
            "proposed breached",
            "challenged active",
            "challenged breached",
            "challenged disputed");

    @Test
    void noScriptAboutCommitmentsBreaksALaw() {
        long commands = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
            commands += Court.tryPromises(seed);
        }
        System.out.printf(
                "%d scripts about commitments, %d commands, seeds from %d%n%s",
                SCRIPTS, commands, FIRST_SEED, Coverage.table());
        for (Law law : CommitmentLaws.all()) {
            assertThat(Coverage.count(law.name())).as(law.name()).isGreaterThan(SCRIPTS / 40);
        }
        for (CommandKind kind : KINDS) {
            assertThat(Coverage.count("accepted " + kind))
                    .as("accepted " + kind)
                    .isGreaterThan(SCRIPTS / 40);
        }
        for (String move : MOVES) {
            assertThat(Coverage.count("moved " + move)).as("moved " + move).isGreaterThan(SCRIPTS / 200);
        }
    }
}
