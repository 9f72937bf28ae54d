package covenant.api.lab.replay;

import covenant.api.directory.ListedMarket;
import covenant.api.json.Fields;
import covenant.api.json.StrictJson;
import covenant.api.problem.Rejection;
import covenant.api.request.OrderRequest;
import covenant.api.request.TradeRequest;
import covenant.engine.Role;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.Deposit;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.replay.Injection;
import covenant.engine.wire.MalformedWire;
import covenant.ledger.verify.CommandText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Commands that people wrote into files, to be made in a replay. */
public final class Injections {
    private final List<InjectionLine> lines;

    private Injections(List<InjectionLine> lines) {
        this.lines = lines;
    }

    /**
     * What stands in these files, JSON lines.
     *
     * @throws SourceFailure naming file, line and field of what cannot be understood
     */
    public static Injections read(List<Path> files) {
        List<InjectionLine> lines = new ArrayList<>();
        files.forEach(file -> lines.addAll(InjectionLine.read(file)));
        return new Injections(lines);
    }

    /** The recorded commands whose places are taken. */
    public Set<Long> replaced() {
        return lines.stream()
                .map(InjectionLine::replaces)
                .filter(sequence -> sequence > 0)
                .collect(Collectors.toSet());
    }

    /**
     * The commands, in the order in which they happen.
     *
     * @param names of a recording that was asked for the times of {@link #replaced()}
     * @throws SourceFailure naming file, line and field of what does not fit the recording
     */
    public List<Injection> in(RecordedNames names) {
        List<InjectionLine> sorted = new ArrayList<>(lines);
        lines.forEach(line -> requireReplaced(line, names));
        Comparator<InjectionLine> happen = Comparator.comparingLong(line -> time(line, names));
        // Behind every recorded command of that time.
        sorted.sort(happen.thenComparingLong(line -> line.replaces() > 0 ? line.replaces() : Long.MAX_VALUE));
        Resolution resolution = new Resolution(names);
        for (InjectionLine line : sorted) {
            try {
                resolution.add(line);
            } catch (Rejection | MalformedWire e) {
                throw line.wrong(e.getMessage());
            }
        }
        return resolution.made;
    }

    private static void requireReplaced(InjectionLine line, RecordedNames names) {
        if (line.replaces() > names.sequence()) {
            throw line.wrong("replaces " + line.replaces() + ", but the recording ends with " + names.sequence());
        }
    }

    private static long time(InjectionLine line, RecordedNames names) {
        return line.replaces() == 0 ? line.atMicros() : names.timeOf(line.replaces());
    }

    /** Turns names into numbers, line by line. */
    private static final class Resolution {
        private final RecordedNames names;
        private final List<Injection> made = new ArrayList<>();
        /** Where among the injections the command of a line stands, by file and its place there. */
        private final Map<String, Integer> places = new HashMap<>();

        private final Map<String, Integer> opened = new HashMap<>();
        private final Map<String, Integer> labels = new HashMap<>();
        private final Map<Long, InjectionLine> replaced = new HashMap<>();

        Resolution(RecordedNames names) {
            this.names = names;
        }

        void add(InjectionLine line) {
            if (line.replaces() > 0) {
                InjectionLine other = replaced.put(line.replaces(), line);
                if (other != null) {
                    throw line.wrong("replaces " + line.replaces() + ", and so does line " + other.number() + " of "
                            + other.file());
                }
            }
            Command command = line.fields().has("command") ? decoded(line) : described(line, line.fields());
            int place = made.size();
            places.put(place(line, line.place()), place);
            if (command instanceof OpenAccount open) {
                opened.put(open.id(), place);
            }
            if (command instanceof PlaceOrder) {
                String label = line.fields().text("label", InjectionText.label(line.place()));
                if (labels.put(line.file() + "\n" + label, place) != null) {
                    throw line.wrong("label " + label + " stands in this file twice");
                }
            } else if (line.fields().has("label")) {
                throw line.wrong("label names an order, and this is none");
            }
            made.add(new Injection(line.replaces(), line.atMicros(), command));
        }

        private static String place(InjectionLine line, int place) {
            return line.file() + "\n" + place;
        }

        private Command decoded(InjectionLine line) {
            Command command = CommandText.decode(line.fields().text("command"));
            if (!InjectionText.knows(command)) {
                throw line.wrong("command is a " + command.kind().id()
                        + "; only trades, orders and the ends of orders can be injected in this form");
            }
            String said = new InjectionText(names.state()).of(command).encode();
            Map<String, Object> meant = StrictJson.object(said.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, Object> field : line.described().entrySet()) {
                if (!field.getValue().equals(meant.get(field.getKey()))) {
                    throw line.wrong(field.getKey() + " and command say different things; command says " + said
                            + " (leave command out to change the line)");
                }
            }
            return moved(line, command.bare());
        }

        /** What the file's own injections made is numbered by their places in it: here they may stand elsewhere. */
        private Command moved(InjectionLine line, Command command) {
            if (command instanceof CancelOrder cancel && cancel.order() >= Injection.MADE) {
                Integer there = places.get(place(line, cancel.order() - Injection.MADE));
                if (there == null) {
                    throw line.wrong("cancels the order of " + InjectionText.label(cancel.order() - Injection.MADE)
                            + ", which comes later or is none");
                }
                return new CancelOrder(cancel.commandId(), cancel.by(), Injection.MADE + there);
            }
            return command;
        }

        private Command described(InjectionLine line, Fields fields) {
            List<String> deeds = List.of("deposit", "trade", "trades", "order", "cancel").stream()
                    .filter(fields::has)
                    .toList();
            if (deeds.size() != 1) {
                throw line.wrong(
                        "exactly one of deposit, trade, trades, order, cancel and command says what is done, not "
                                + (deeds.isEmpty() ? "none" : String.join(" and ", deeds)));
            }
            String account = fields.text("account");
            if (deeds.get(0).equals("deposit")) {
                return deposit(line, fields, account);
            }
            int by = account(line, account);
            return switch (deeds.get(0)) {
                case "trade" -> trade(line, by, fields.object("trade"));
                case "trades" ->
                    new TradeBatch(
                            CommandId.NONE,
                            by,
                            fields.objects("trades").stream()
                                    .map(leg -> trade(line, by, leg))
                                    .map(leg -> new TradeBatch.Leg(leg.market(), leg.order()))
                                    .toList());
                case "order" -> order(line, by, fields.object("order"));
                default -> cancel(line, by);
            };
        }

        private int account(InjectionLine line, String id) {
            Integer openedBy = opened.get(id);
            if (openedBy != null) {
                return Injection.MADE + openedBy;
            }
            return names.needAccount(
                            id,
                            line.file() + ", line " + line.number()
                                    + ", field account (a line with its deposit, of an earlier time, opens one)")
                    .number();
        }

        private Command deposit(InjectionLine line, Fields fields, String id) {
            long amountMicros = fields.amount("deposit");
            int known = opened.containsKey(id) ? Injection.MADE + opened.get(id) : names.account(id);
            if (known < 0) {
                return new OpenAccount(
                        CommandId.NONE,
                        Command.VENUE_ACCOUNT,
                        id,
                        fields.text("name", id),
                        Role.PARTICIPANT,
                        amountMicros,
                        null);
            }
            int operator = names.operator();
            if (operator < 0) {
                throw line.wrong("the recording has no operator who could pay in a second deposit of " + id
                        + ": put all of it into the line that opens the account");
            }
            return new Deposit(CommandId.NONE, operator, known, amountMicros, "injected");
        }

        private ListedMarket market(InjectionLine line, Fields of) {
            return names.needMarket(
                    of.text("market"), line.file() + ", line " + line.number() + ", field " + of.at("market"));
        }

        private Trade trade(InjectionLine line, int by, Fields of) {
            ListedMarket market = market(line, of);
            return new Trade(CommandId.NONE, by, market.number(), TradeRequest.leg(of, market));
        }

        private Command order(InjectionLine line, int by, Fields of) {
            return OrderRequest.named(of, CommandId.NONE, by, market(line, of));
        }

        private Command cancel(InjectionLine line, int by) {
            if (line.values().get("cancel") instanceof BigDecimal) {
                return new CancelOrder(CommandId.NONE, by, line.fields().whole("cancel"));
            }
            String label = line.fields().text("cancel");
            Integer there = labels.get(line.file() + "\n" + label);
            if (there == null) {
                throw line.wrong(
                        "cancel is neither the number of a recorded order nor the label of an order placed by an"
                                + " earlier line of this file: " + label);
            }
            return new CancelOrder(CommandId.NONE, by, Injection.MADE + there);
        }
    }
}
