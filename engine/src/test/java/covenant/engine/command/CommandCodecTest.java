package covenant.engine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.Role;
import covenant.engine.fixture.Mangling;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands to bytes and back, for ordinary and for ugly values; and bytes that are no command. */
class CommandCodecTest {
    private static final long SEED = 20_260_104L;

    private static final CommandId ID = CommandId.of("an id with ünicode \uD83E\uDD9C");
    private static final String UGLY = "tab\t nul\0 line\n \u202Ertl \uFFFD \uD83D\uDE80 \uFEFF\u0301";

    static Stream<Command> commands() {
        KeyHash key = new KeyHash(Long.MIN_VALUE, -1, 0, Long.MAX_VALUE);
        Metric empty = new Metric(Metric.Type.SCALAR, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, UGLY);
        Metric many = Metric.categorical(List.of("", UGLY, "a", "a"));
        return Stream.of(
                new FoundVenue(CommandId.NONE, 0, "", false),
                new FoundVenue(ID, Integer.MIN_VALUE, UGLY, true),
                new OpenAccount(ID, Integer.MAX_VALUE, UGLY, "", Role.OPERATOR, Long.MIN_VALUE, null),
                new OpenAccount(ID, -1, "", UGLY, Role.VENUE, Long.MAX_VALUE, key),
                new Deposit(ID, 1, Integer.MIN_VALUE, Long.MIN_VALUE),
                new Withdraw(ID, 1, Integer.MAX_VALUE, Long.MAX_VALUE),
                new IssueKey(ID, 1, -1, key, true),
                new OpenMarket(ID, 2, terms(List.of(), empty), Long.MIN_VALUE, new long[0]),
                new OpenMarket(ID, 2, terms(List.of(UGLY, "", UGLY), many), -1, new long[] {Long.MIN_VALUE, 0, -1}),
                new Trade(ID, 3, -1, Order.shares(Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE)),
                new Trade(ID, 3, 0, new Order(-1, -1, Order.Mode.SPEND, 0, Long.MIN_VALUE, Long.MIN_VALUE)),
                new Trade(ID, 3, 0, Order.toPrice(0, 0, Long.MAX_VALUE)),
                new AddLiquidity(ID, 2, Integer.MAX_VALUE, Long.MIN_VALUE),
                new SettleCondition(ID, 2, Integer.MIN_VALUE, Integer.MAX_VALUE),
                new SettleOutcome(ID, 2, 0, Integer.MIN_VALUE, Long.MIN_VALUE),
                new VoidMarket(ID, 2, 0, UGLY.repeat(20)),
                Tick.now());
    }

    private static MarketTerms terms(List<String> conditions, Metric metric) {
        return new MarketTerms(UGLY, "", UGLY, "", UGLY, conditions, metric, Integer.MIN_VALUE, true, Long.MIN_VALUE);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsReadBackAsItWas(Command command) {
        WireReader in = new WireReader(ByteBuffer.wrap(encoded(command)));
        Command read = CommandCodec.decode(command.kind(), in);
        assertThat(read).isEqualTo(command);
        assertThat(in.hasMore()).isFalse();
        assertThat(encoded(read)).isEqualTo(encoded(command));
    }

    @Test
    void everyKindIsAmongThem() {
        EnumSet<CommandKind> kinds = EnumSet.noneOf(CommandKind.class);
        commands().forEach(command -> kinds.add(command.kind()));
        assertThat(kinds).containsExactlyInAnyOrder(CommandKind.values());
        for (CommandKind kind : CommandKind.values()) {
            assertThat(CommandKind.ofNumber(kind.number())).isEqualTo(kind);
        }
        for (int number : new int[] {-1, 0, 13, 255, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThat(CommandKind.ofNumber(number)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandCutShortIsMalformed(Command command) {
        byte[] whole = encoded(command);
        for (int length = 0; length < whole.length; length++) {
            WireReader in = new WireReader(ByteBuffer.wrap(whole, 0, length));
            assertThatThrownBy(() -> CommandCodec.decode(command.kind(), in)).isInstanceOf(MalformedWire.class);
        }
    }

    /** Whatever is read from mangled bytes was written somewhere, or it is malformed; nothing else, and nothing huge. */
    @ParameterizedTest
    @MethodSource("commands")
    void aMangledCommandIsMalformedOrAnotherCommand(Command command) {
        byte[] whole = encoded(command);
        Mangling.of(whole, SEED, 2_000).forEach(mangled -> {
            Command read = Mangling.readOrMalformed(
                    mangled, () -> CommandCodec.decode(command.kind(), new WireReader(ByteBuffer.wrap(mangled))));
            if (read != null) {
                byte[] again = encoded(read);
                assertThat(Arrays.copyOf(mangled, again.length)).isEqualTo(again);
            }
        });
    }

    @Test
    void halfASurrogatePairIsNotWritten() {
        for (String text : List.of("\uD83D", "a\uDE80", "\uDE80\uD83D")) {
            VoidMarket command = new VoidMarket(ID, 2, 0, text);
            assertThatThrownBy(() -> encoded(command)).isInstanceOf(MalformedWire.class);
        }
    }

    private static byte[] encoded(Command command) {
        WireWriter out = new WireWriter(1);
        CommandCodec.encode(command, out);
        byte[] bytes = new byte[out.size()];
        out.written().get(bytes);
        return bytes;
    }
}
