package covenant.api.request;

import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.json.Fields;
import covenant.api.json.PlaybookJson;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.CommandId;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.Order;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.command.PlaybookTerms.Action;
import covenant.engine.command.SignalTerms;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** The body that opens a playbook. What is missing of owner, process and deadline is for the venue to refuse. */
public final class PlaybookRequest {
    private static final String[] FIELDS = {
        "commandId",
        "id",
        "title",
        "text",
        "sha256",
        "signal",
        "when",
        "threshold",
        "reset",
        "hold",
        "guards",
        "process",
        "automatic",
        "action",
        "owner",
        "respondWithin"
    };

    private final Fields body;
    private final CommandId commandId;
    private final int by;
    private final Directory directory;

    private PlaybookRequest(Fields body, CommandId commandId, int by, Directory directory) {
        this.body = body;
        this.commandId = commandId;
        this.by = by;
        this.directory = directory;
    }

    /**
     * The request in this body.
     *
     * @throws Rejection naming the field that is wrong
     */
    public static PlaybookRequest read(Fields body, CommandId commandId, int by, Directory directory) {
        return new PlaybookRequest(body.only(FIELDS), commandId, by, directory);
    }

    /** What it is called. */
    public String title() {
        return body.text("title");
    }

    /** Whether it posts to a webhook. */
    public boolean posts() {
        return actionType(body.object("action")) == Action.WEBHOOK;
    }

    /**
     * The command that opens it under this id.
     *
     * @throws Rejection naming the field that is wrong
     */
    public OpenPlaybook command(String id) {
        SignalTerms signal = signal(body.object("signal"));
        MarketTerms watched =
                signal.market() < 0 ? null : directory.market(signal.market()).terms();
        long partsPerOne = PlaybookJson.partsPerOne(signal.kind(), watched);
        boolean breach = signal.kind() == SignalTerms.Kind.BREACH;
        long threshold = breach && !body.has("threshold") ? Limits.PPB : parts("threshold", partsPerOne);
        Fields guards = body.has("guards") ? body.object("guards").only("traders", "volume") : null;
        int owner = owner();
        Fields action = body.object("action");
        Action type = actionType(action);
        OpenMarket market = type == Action.OPEN_MARKET ? market(action.object("market"), owner) : null;
        return new OpenPlaybook(
                commandId,
                by,
                new PlaybookTerms(
                        id,
                        title(),
                        body.text("text", ""),
                        seal(),
                        signal,
                        above(breach),
                        threshold,
                        body.has("reset") ? parts("reset", partsPerOne) : breach ? 0 : threshold,
                        body.duration("hold", 0),
                        guards == null ? 0 : guards.whole("traders", 0),
                        guards == null ? 0 : guards.amount("volume", 0),
                        body.text("process", ""),
                        body.flag("automatic", false),
                        type,
                        target(action, type),
                        market == null ? null : market.terms(),
                        market == null ? 0 : market.liquidityMicros(),
                        owner,
                        body.duration("respondWithin", 0)));
    }

    private int owner() {
        if (!body.has("owner")) {
            return -1;
        }
        if (directory.account(body.text("owner")) == null) {
            throw new Rejection(Refusal.PLAYBOOK_INVALID, "there is no such owner");
        }
        return directory.account(body.text("owner")).number();
    }

    private boolean above(boolean otherwise) {
        if (!body.has("when") && otherwise) {
            return true;
        }
        String when = body.text("when");
        if (!when.equals("above") && !when.equals("below")) {
            throw new Rejection(
                    ApiCode.VALUE_INVALID, "when is above or below: on which side of the threshold it triggers");
        }
        return when.equals("above");
    }

    private KeyHash seal() {
        if (!body.has("sha256")) {
            return null;
        }
        String hex = body.text("sha256");
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new Rejection(ApiCode.VALUE_INVALID, "sha256 is that of the rule's text, 64 hexadecimal digits");
        }
        return KeyHash.of(HexFormat.of().parseHex(hex));
    }

    private long parts(String name, long partsPerOne) {
        BigDecimal parts = body.decimal(name).multiply(BigDecimal.valueOf(partsPerOne));
        if (parts.stripTrailingZeros().scale() > 0) {
            throw new Rejection(ApiCode.NUMBER_INVALID, name + " is finer than one in " + partsPerOne);
        }
        return parts.longValueExact();
    }

    private SignalTerms signal(Fields signal) {
        signal.only("kind", "market", "condition", "outcome", "commitment", "average");
        SignalTerms.Kind kind = Arrays.stream(SignalTerms.Kind.values())
                .filter(each -> each.id().equals(signal.text("kind")))
                .findFirst()
                .orElseThrow(() -> new Rejection(
                        ApiCode.VALUE_INVALID,
                        "signal.kind is one of "
                                + Arrays.stream(SignalTerms.Kind.values())
                                        .map(SignalTerms.Kind::id)
                                        .collect(Collectors.joining(", "))));
        long average = signal.duration("average", 0);
        if (kind == SignalTerms.Kind.BREACH) {
            if (signal.has("market") || signal.has("condition") || signal.has("outcome")) {
                throw new Rejection(Refusal.PLAYBOOK_INVALID, "the signal breach has a commitment and no market");
            }
            return new SignalTerms(kind, -1, -1, -1, commitment(signal), average);
        }
        if (signal.has("commitment")) {
            throw new Rejection(Refusal.PLAYBOOK_INVALID, "only the signal breach has a commitment");
        }
        ListedMarket market = directory.market(signal.text("market"));
        if (market == null) {
            throw new Rejection(Refusal.PLAYBOOK_INVALID, "there is no such market to watch");
        }
        return new SignalTerms(
                kind,
                market.number(),
                signal.has("condition") ? market.condition(signal.text("condition")) : Order.ANY,
                signal.has("outcome") ? market.outcome(signal.text("outcome")) : Order.ANY,
                -1,
                average);
    }

    private int commitment(Fields signal) {
        String id = signal.text("commitment");
        if (!directory.commitments().has(id)) {
            throw new Rejection(Refusal.PLAYBOOK_INVALID, "there is no such commitment to watch");
        }
        return directory.commitments().require(id);
    }

    private static Action actionType(Fields action) {
        String type = action.text("type");
        return Arrays.stream(Action.values())
                .filter(each -> each.id().equals(type))
                .findFirst()
                .orElseThrow(() ->
                        new Rejection(ApiCode.VALUE_INVALID, "action.type is one of webhook, open-market and convene"));
    }

    private static String target(Fields action, Action type) {
        return switch (type) {
            case WEBHOOK -> action.only("type", "url").text("url");
            case CONVENE -> action.only("type", "text").text("text");
            case OPEN_MARKET -> {
                action.only("type", "market");
                yield "";
            }
        };
    }

    private OpenMarket market(Fields market, int owner) {
        if (market.has("commandId") || market.has("prior")) {
            throw new Rejection(
                    ApiCode.UNKNOWN_FIELD, "a market that a playbook opens has no commandId and a uniform prior");
        }
        MarketRequest request = MarketRequest.read(market, CommandId.NONE, owner, directory.commitments());
        String id = market.has("id")
                ? market.text("id")
                : Slugs.free(request.title(), "market", taken -> directory.market(taken) != null);
        return request.command(id);
    }
}
