package covenant.engine.command;

import covenant.engine.Role;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands' layout in the journal: command id, sender, then the fields in the order of the record. Fields are only ever
 * appended; a reader of a later version asks {@link WireReader#hasMore()} before it reads one that older journals lack.
 */
public final class CommandCodec {
    private CommandCodec() {}

    /** Writes all of the command but its kind. */
    public static void encode(Command command, WireWriter out) {
        out.putText(command.commandId().text());
        out.putInt(command.by());
        command.accept(new Encoder(out));
    }

    /**
     * Reads a command of this kind.
     *
     * @throws MalformedWire if the bytes are not one
     */
    public static Command decode(CommandKind kind, WireReader in) {
        CommandId id = CommandId.of(in.getText());
        int by = in.getInt();
        return switch (kind) {
            case FOUND_VENUE -> new FoundVenue(id, by, in.getText(), in.getBoolean());
            case OPEN_ACCOUNT ->
                new OpenAccount(id, by, in.getText(), in.getText(), role(in), in.getLong(), optionalKey(in));
            case DEPOSIT -> new Deposit(id, by, in.getInt(), in.getLong());
            case WITHDRAW -> new Withdraw(id, by, in.getInt(), in.getLong());
            case ISSUE_KEY -> new IssueKey(id, by, in.getInt(), readKey(in), in.getBoolean());
            case OPEN_MARKET -> new OpenMarket(id, by, readTerms(in), in.getLong(), in.getLongs(Integer.MAX_VALUE));
            case TRADE -> new Trade(id, by, in.getInt(), readOrder(in));
            case ADD_LIQUIDITY -> new AddLiquidity(id, by, in.getInt(), in.getLong());
            case SETTLE_CONDITION -> new SettleCondition(id, by, in.getInt(), in.getInt());
            case SETTLE_OUTCOME -> new SettleOutcome(id, by, in.getInt(), in.getInt(), in.getLong());
            case VOID_MARKET -> new VoidMarket(id, by, in.getInt(), in.getText());
            case TICK -> new Tick(id, by);
        };
    }

    /** Writes a market's terms; snapshots use the same layout. */
    public static void writeTerms(MarketTerms terms, WireWriter out) {
        out.putText(terms.id());
        out.putText(terms.title());
        out.putText(terms.text());
        out.putText(terms.actor());
        out.putText(terms.source());
        writeTexts(terms.conditions(), out);
        out.putByte(terms.metric().type().number());
        writeTexts(terms.metric().outcomes(), out);
        out.putLong(terms.metric().lowMicros());
        out.putLong(terms.metric().highMicros());
        out.putText(terms.metric().unit());
        out.putInt(terms.feeBps());
        out.putBoolean(terms.conditionTrading());
        out.putLong(terms.closesAtMicros());
    }

    /** Reads a market's terms. */
    public static MarketTerms readTerms(WireReader in) {
        return new MarketTerms(
                in.getText(),
                in.getText(),
                in.getText(),
                in.getText(),
                in.getText(),
                readTexts(in),
                readMetric(in),
                in.getInt(),
                in.getBoolean(),
                in.getLong());
    }

    /** Writes a key's hash. */
    public static void writeKey(KeyHash key, WireWriter out) {
        out.putLong(key.a());
        out.putLong(key.b());
        out.putLong(key.c());
        out.putLong(key.d());
    }

    /** Reads a key's hash. */
    public static KeyHash readKey(WireReader in) {
        return new KeyHash(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    /** Reads a role. */
    public static Role role(WireReader in) {
        Role role = Role.ofNumber(in.getByte());
        if (role == null) {
            throw new MalformedWire("no such role");
        }
        return role;
    }

    private static KeyHash optionalKey(WireReader in) {
        return in.getBoolean() ? readKey(in) : null;
    }

    private static Metric readMetric(WireReader in) {
        Metric.Type type = Metric.Type.ofNumber(in.getByte());
        if (type == null) {
            throw new MalformedWire("no such type of metric");
        }
        return new Metric(type, readTexts(in), in.getLong(), in.getLong(), in.getText());
    }

    private static Order readOrder(WireReader in) {
        int condition = in.getInt();
        int outcome = in.getInt();
        Order.Mode mode = Order.Mode.ofNumber(in.getByte());
        if (mode == null) {
            throw new MalformedWire("no such mode of trade");
        }
        return new Order(condition, outcome, mode, in.getLong(), in.getLong(), in.getLong());
    }

    private static void writeTexts(List<String> texts, WireWriter out) {
        out.putInt(texts.size());
        for (String text : texts) {
            out.putText(text);
        }
    }

    private static List<String> readTexts(WireReader in) {
        int count = in.count(Integer.MAX_VALUE);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(in.getText());
        }
        return texts;
    }

    private record Encoder(WireWriter out) implements Command.Visitor<Void> {
        @Override
        public Void foundVenue(FoundVenue c) {
            out.putText(c.name());
            out.putBoolean(c.simulated());
            return null;
        }

        @Override
        public Void openAccount(OpenAccount c) {
            out.putText(c.id());
            out.putText(c.name());
            out.putByte(c.role().number());
            out.putLong(c.depositMicros());
            out.putBoolean(c.key() != null);
            if (c.key() != null) {
                writeKey(c.key(), out);
            }
            return null;
        }

        @Override
        public Void deposit(Deposit c) {
            out.putInt(c.account());
            out.putLong(c.amountMicros());
            return null;
        }

        @Override
        public Void withdraw(Withdraw c) {
            out.putInt(c.account());
            out.putLong(c.amountMicros());
            return null;
        }

        @Override
        public Void issueKey(IssueKey c) {
            out.putInt(c.account());
            writeKey(c.key(), out);
            out.putBoolean(c.revokeOthers());
            return null;
        }

        @Override
        public Void openMarket(OpenMarket c) {
            writeTerms(c.terms(), out);
            out.putLong(c.liquidityMicros());
            out.putLongs(c.priorPpb());
            return null;
        }

        @Override
        public Void trade(Trade c) {
            Order order = c.order();
            out.putInt(c.market());
            out.putInt(order.condition());
            out.putInt(order.outcome());
            out.putByte(order.mode().number());
            out.putLong(order.amount());
            out.putLong(order.maxCostMicros());
            out.putLong(order.worstPricePpb());
            return null;
        }

        @Override
        public Void addLiquidity(AddLiquidity c) {
            out.putInt(c.market());
            out.putLong(c.liquidityMicros());
            return null;
        }

        @Override
        public Void settleCondition(SettleCondition c) {
            out.putInt(c.market());
            out.putInt(c.condition());
            return null;
        }

        @Override
        public Void settleOutcome(SettleOutcome c) {
            out.putInt(c.market());
            out.putInt(c.outcome());
            out.putLong(c.valueMicros());
            return null;
        }

        @Override
        public Void voidMarket(VoidMarket c) {
            out.putInt(c.market());
            out.putText(c.reason());
            return null;
        }

        @Override
        public Void tick(Tick c) {
            return null;
        }
    }
}
