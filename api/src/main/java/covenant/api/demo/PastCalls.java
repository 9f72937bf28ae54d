package covenant.api.demo;

import covenant.api.directory.Directory;
import covenant.api.json.Fields;
import covenant.api.json.StrictJson;
import covenant.api.request.ActorRequest;
import covenant.api.request.CommitmentAct;
import covenant.api.request.CommitmentRequest;
import covenant.api.request.MarketRequest;
import covenant.api.request.PlaybookAct;
import covenant.api.request.PlaybookRequest;
import covenant.api.request.PledgeRequest;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.SettleOutcome;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * The commands of the simulated past, each from the body that the API's call of that name takes. What the date of the first start rules
 * out is left out: evidence from a later day, a commitment whose horizon has passed, and what is done about it.
 */
final class PastCalls {
    private static final int SEED_BYTES = 32;

    private final Directory directory;
    private final PastTime time;
    private final SplittableRandom random;
    private int commands;

    PastCalls(Directory directory, PastTime time, long seed) {
        this.directory = directory;
        this.time = time;
        this.random = new SplittableRandom(seed);
    }

    /** Another command's name. */
    CommandId nextId() {
        return CommandId.of("demo-past-" + ++commands);
    }

    /** The command of an act, or null if the date rules it out. */
    Command command(JsonObject act, long atMicros) {
        JsonObject body = time.absolute(act.getJsonObject("body"));
        int by = directory.requireAccount(act.getString("by")).number();
        String call = act.getString("call");
        return switch (call) {
            case "actors" ->
                ActorRequest.read(fields(body), nextId(), by, directory).command(body.getString("id"));
            case "commitments" ->
                isPast(body.getString("horizon"), atMicros)
                        ? null
                        : CommitmentRequest.read(fields(body), nextId(), by, directory)
                                .command(body.getString("id"));
            case "pledges" ->
                PledgeRequest.read(fields(body), nextId(), by, directory).command(body.getString("id"));
            case "playbooks" ->
                PlaybookRequest.read(fields(body), nextId(), by, directory).command(body.getString("id"));
            case "outcome" -> outcome(act.getString("id"), by, body);
            case "evidence" ->
                body.containsKey("date") && !isPast(body.getString("date"), atMicros)
                        ? null
                        : onCommitment(CommitmentAct::evidence, act, by, body);
            case "attestations" -> onCommitment(CommitmentAct::attestation, act, by, body);
            case "challenges" -> onCommitment(CommitmentAct::challenge, act, by, body);
            case "bonds" -> onCommitment(CommitmentAct::bond, act, by, body);
            case "signatures" -> onCommitment(CommitmentAct::signature, act, by, body);
            case "responses" -> onPlaybook(PlaybookAct::response, act, by, body);
            case "drills" -> onPlaybook(PlaybookAct::drill, act, by, body);
            default -> throw new IllegalArgumentException("no call " + call);
        };
    }

    private static boolean isPast(String iso, long atMicros) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(iso)) <= atMicros;
    }

    private static Fields fields(JsonObject body) {
        return Fields.of(StrictJson.object(body.encode().getBytes(StandardCharsets.UTF_8)));
    }

    private Command onCommitment(CommitmentAct kind, JsonObject act, int by, JsonObject body) {
        String id = act.getString("id");
        return directory.commitments().has(id)
                ? kind.command(nextId(), by, directory.commitments().require(id), fields(body))
                : null;
    }

    private Command onPlaybook(PlaybookAct kind, JsonObject act, int by, JsonObject body) {
        return kind.command(nextId(), by, directory.playbooks().require(act.getString("id")), fields(body));
    }

    private Command outcome(String id, int by, JsonObject body) {
        int market = directory.requireMarket(id).number();
        int outcome = directory.requireMarket(id).outcome(body.getString("outcome"));
        return new SettleOutcome(nextId(), by, market, outcome, 0, body.getString("reason"));
    }

    /** The command that opens a market, with its decision and bound to its commitment. */
    Command open(DemoMarket market, JsonObject act, long atMicros) {
        MarketTerms terms = market.terms();
        JsonObject json = market.json();
        JsonObject body = new JsonObject()
                .put("title", terms.title())
                .put("conditions", json.getJsonArray("conditions"))
                .put("metric", json.getJsonObject("metric"))
                .put("liquidity", json.getString("liquidity"));
        if (json.containsKey("decision")) {
            body.put("decision", decision(json.getJsonObject("decision")));
        }
        if (json.containsKey("bound") && directory.commitments().has(json.getString("bound"))) {
            body.put("commitment", json.getString("bound"));
            if (json.containsKey("binding")) {
                body.put("binding", json.getJsonObject("binding"));
            }
        }
        int by = directory.requireAccount(act.getString("by")).number();
        MarketTerms more = MarketRequest.read(fields(body), CommandId.NONE, by, directory.commitments())
                .command(terms.id())
                .terms();
        boolean isOver = terms.closesAtMicros() != 0 && terms.closesAtMicros() <= atMicros;
        MarketTerms open = isOver ? DemoOpening.withoutClosing(terms) : terms;
        CommandId id = CommandId.of("demo-open-" + terms.id());
        return new OpenMarket(
                id,
                by,
                open.deciding(more.decision()).boundTo(more.binding()),
                market.liquidityMicros(),
                market.jointPpb());
    }

    /** Nothing hangs on the lot of a demo, so its seed is drawn like all else, and the past is the same every time. */
    private JsonObject decision(JsonObject terms) {
        JsonObject decision = time.absolute(terms);
        if (decision.getString("rule").equals("randomised")) {
            byte[] seed = new byte[SEED_BYTES];
            random.nextBytes(seed);
            decision.put("seed", HexFormat.of().formatHex(seed));
        }
        return decision;
    }
}
