package covenant.engine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.Role;
import covenant.engine.Scopes;
import covenant.engine.fixture.Mangling;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands to bytes and back, for ordinary and for ugly values; and bytes that are no command. */
class CommandCodecTest {
    private static final long SEED = 20_260_104L;

    private static final CommandId ID = CommandId.of("an id with ünicode \uD83E\uDD9C");
    private static final Set<CommandKind> APPENDED_TO = EnumSet.of(
            CommandKind.FOUND_VENUE,
            CommandKind.DEPOSIT,
            CommandKind.WITHDRAW,
            CommandKind.ISSUE_KEY,
            CommandKind.OPEN_MARKET,
            CommandKind.ADD_LIQUIDITY,
            CommandKind.SETTLE_CONDITION,
            CommandKind.SETTLE_OUTCOME);
    private static final String UGLY = "tab\t nul\0 line\n \u202Ertl \uFFFD \uD83D\uDE80 \uFEFF\u0301";

    private static Stream<Command> firstCommands() {
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

    static Stream<Command> commands() {
        return Stream.concat(firstCommands(), laterCommands());
    }

    private static Stream<Command> laterCommands() {
        KeyHash hash = new KeyHash(1, -1, Long.MIN_VALUE, Long.MAX_VALUE);
        return Stream.of(
                new FoundVenue(ID, 0, UGLY, true, true),
                new OpenMarket(ID, 2, bound(hash), 1, new long[] {1}),
                new SettleCondition(ID, 2, 1, 1, UGLY),
                new AdvanceClock(ID, 1, Long.MIN_VALUE, UGLY, Long.MAX_VALUE),
                new PlaceOrder(ID, 3, 1, -1, 2, Long.MIN_VALUE, Long.MAX_VALUE, -1),
                new CancelOrder(ID, 3, Integer.MIN_VALUE),
                new OpenActor(ID, 2, UGLY, "", -1),
                new OpenCommitment(ID, 2, commitment()),
                new AddEvidence(ID, 3, 1, UGLY, "", null, Long.MIN_VALUE),
                new AddEvidence(ID, 3, 1, "", UGLY, hash, Long.MAX_VALUE),
                new Attest(ID, 4, 1, true, UGLY),
                new Challenge(ID, 4, 1, UGLY),
                new PostBond(ID, 4, 1, Long.MIN_VALUE),
                new OpenPledge(ID, 2, new PledgeTerms(UGLY, "", UGLY, List.of(-1, 7), 2, Long.MAX_VALUE)),
                new SignPledge(ID, 4, -1),
                new OpenPlaybook(ID, 2, playbook(hash, bound(null))),
                new OpenPlaybook(ID, 2, playbook(null, null)),
                new RespondPlaybook(ID, 4, 1, Response.OVERRIDE, UGLY),
                new DrillPlaybook(ID, 2, 1, ""),
                new UnsealPlaybook(ID, 2, 1, UGLY),
                new RecordDelivery(ID, 0, 1, 2, 503, true),
                new CorrectOutcome(ID, 2, 1, -1, Long.MIN_VALUE, UGLY),
                new IssueKey(ID, 1, -1, hash, true, UGLY, new Scopes(-1), Long.MIN_VALUE),
                new IssueKey(ID, 1, -1, hash, true, "", Scopes.NONE, Long.MAX_VALUE),
                new RevokeKey(ID, -1, Integer.MIN_VALUE, UGLY),
                new TradeBatch(ID, 3, List.of()),
                new TradeBatch(
                        ID,
                        3,
                        List.of(
                                new TradeBatch.Leg(-1, Order.spend(0, 1, 2)),
                                new TradeBatch.Leg(7, Order.toPrice(0, 0, -1)))),
                new IfUnchanged(new Trade(ID, 3, 0, Order.toPrice(0, 0, 5)), Long.MAX_VALUE),
                new IfUnchanged(new Attest(ID, 4, 1, true, UGLY), Long.MIN_VALUE));
    }

    private static MarketTerms bound(KeyHash seed) {
        DecisionTerms.Rule rule = DecisionTerms.Rule.RANDOMISED;
        DecisionTerms.Guards guards = new DecisionTerms.Guards(1, 2, 3, 4, Long.MAX_VALUE);
        DecisionTerms decision = new DecisionTerms(
                rule, DecisionTerms.Rule.SCOREBOARD, 1, 2, 3, true, -4, 5, 6, 7, 8, 9, 10, seed, true, guards);
        return terms(List.of("a"), Metric.binary())
                .timed(Long.MIN_VALUE, 2, Long.MAX_VALUE)
                .deciding(decision)
                .boundTo(new Binding(1, 2, 3));
    }

    private static CommitmentTerms commitment() {
        CommitmentTerms.Split split = new CommitmentTerms.Split(List.of(5), 1, 2, 3);
        return new CommitmentTerms(UGLY, 1, "", UGLY, "", UGLY, 9, List.of(1, 2), 2, 3, 4, -1, 5, split);
    }

    private static PlaybookTerms playbook(KeyHash seal, MarketTerms market) {
        SignalTerms signal = new SignalTerms(SignalTerms.Kind.LEAD, 1, 2, 3, 4, 5);
        PlaybookTerms.Action action = PlaybookTerms.Action.OPEN_MARKET;
        return new PlaybookTerms(
                UGLY, "", UGLY, seal, signal, true, 1, 2, 3, 4, 5, UGLY, false, action, "", market, 6, 7, 8);
    }

    private static MarketTerms terms(List<String> conditions, Metric metric) {
        return new MarketTerms(UGLY, "", UGLY, "", UGLY, conditions, metric, Integer.MIN_VALUE, true, Long.MIN_VALUE);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsReadBackAsItWas(Command command) {
        WireReader in = new WireReader(ByteBuffer.wrap(encoded(command)));
        Command read = CommandCodec.decode(command.journalKind(), in);
        assertThat(read).isEqualTo(command);
        assertThat(in.hasMore()).isFalse();
        assertThat(encoded(read)).isEqualTo(encoded(command));
    }

    @Test
    void everyKindIsAmongThem() {
        EnumSet<CommandKind> kinds = EnumSet.noneOf(CommandKind.class);
        commands().forEach(command -> kinds.add(command.journalKind()));
        assertThat(kinds).containsExactlyInAnyOrder(CommandKind.values());
        for (CommandKind kind : CommandKind.values()) {
            assertThat(CommandKind.ofNumber(kind.number())).isEqualTo(kind);
        }
        for (int number : new int[] {-1, 0, 33, 255, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThat(CommandKind.ofNumber(number)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandCutShortIsMalformedOrOneOfAnEarlierJournal(Command command) {
        byte[] whole = encoded(command);
        int earlier = 0;
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Command read = Mangling.readOrMalformed(
                    cut, () -> CommandCodec.decode(command.journalKind(), new WireReader(ByteBuffer.wrap(cut))));
            earlier += read == null ? 0 : 1;
        }
        // Where fields were appended, the bytes before them are a whole command of the time before.
        assertThat(earlier).isEqualTo(APPENDED_TO.contains(command.journalKind()) ? 1 : 0);
    }

    /** Whatever is read from mangled bytes was written somewhere, or it is malformed; nothing else, and nothing huge. */
    @ParameterizedTest
    @MethodSource("commands")
    void aMangledCommandIsMalformedOrAnotherCommand(Command command) {
        byte[] whole = encoded(command);
        Mangling.of(whole, SEED, 2_000).forEach(mangled -> {
            Command read = Mangling.readOrMalformed(
                    mangled,
                    () -> CommandCodec.decode(command.journalKind(), new WireReader(ByteBuffer.wrap(mangled))));
            if (read != null) {
                byte[] again = encoded(read);
                int common = Math.min(mangled.length, again.length);
                assertThat(Arrays.copyOf(mangled, common)).isEqualTo(Arrays.copyOf(again, common));
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
