package covenant.api.json;

import covenant.engine.Limits;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.command.SignalTerms;
import covenant.engine.event.Event;
import covenant.engine.playbook.Firing;
import covenant.engine.playbook.Move;
import covenant.engine.playbook.Playbook;
import covenant.engine.signal.Signals;
import covenant.engine.view.PlaybookView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A playbook as clients see it, the same in answers and in the stream, and what its webhook is told. */
public final class PlaybookJson {
    private PlaybookJson() {}

    /** How it stands, with its last move and firing. */
    public static JsonObject of(PlaybookView view) {
        PlaybookTerms terms = view.terms();
        JsonObject json = new JsonObject()
                .put("id", terms.id())
                .put("title", terms.title())
                .put("text", view.unsealed().isEmpty() ? terms.text() : view.unsealed())
                .put("sha256", terms.seal() == null ? null : terms.seal().hex())
                .put("sealed", terms.seal() != null && view.unsealed().isEmpty())
                .put("state", view.phase().id())
                .put("signal", signal(view, view.signal()))
                .put("when", terms.above() ? "above" : "below")
                .put("threshold", value(view, terms.threshold()))
                .put("reset", value(view, terms.reset()))
                .put("hold", Times.isoDuration(terms.holdMicros()))
                .put(
                        "guards",
                        new JsonObject()
                                .put("traders", terms.minTraders())
                                .put("volume", Amounts.text(terms.minVolumeMicros())))
                .put("process", terms.process())
                .put("automatic", terms.automatic())
                .put("action", action(terms))
                .put("owner", view.owner())
                .put("respondWithin", Times.isoDuration(terms.respondMicros()))
                .put("openedBy", view.openedBy())
                .put("openedAt", Times.iso(view.openedAtMicros()))
                .put("holdingSince", Times.isoOrNull(view.holdingSinceMicros()))
                .put("triggeredAt", Times.isoOrNull(view.triggeredAtMicros()))
                .put("respondBy", Times.isoOrNull(view.respondByMicros()))
                .put("acknowledged", view.acknowledged());
        int steps = view.steps().size();
        int firings = view.firings().size();
        return json.put("lastMove", steps == 0 ? null : move(view, view.steps().get(steps - 1)))
                .put(
                        "lastFiring",
                        firings == 0 ? null : firing(view, view.firings().get(firings - 1)))
                .put("changedSequence", view.changedSequence());
    }

    /** The same with all that it went through. */
    public static JsonObject whole(PlaybookView view) {
        JsonArray timeline = new JsonArray();
        view.steps().forEach(step -> timeline.add(move(view, step)));
        JsonArray firings = new JsonArray();
        view.firings().forEach(fired -> firings.add(firing(view, fired)));
        return of(view).put("timeline", timeline).put("firings", firings);
    }

    /** What is posted when it fires, but for the id of the delivery; the same at every attempt. */
    public static JsonObject post(PlaybookView view, Firing firing) {
        PlaybookTerms terms = view.terms();
        return new JsonObject()
                .put("playbook", terms.id())
                .put("title", terms.title())
                .put("drill", firing.drill())
                .put("reason", firing.reason())
                .put("signal", signal(view, firing.signal()))
                .put("when", terms.above() ? "above" : "below")
                .put("threshold", value(view, terms.threshold()))
                .put("owner", view.owner())
                .put("process", terms.process())
                .put("triggeredAt", Times.iso(firing.triggeredAtMicros()))
                .put("firedAt", Times.iso(firing.atMicros()))
                .put("respondBy", Times.iso(firing.triggeredAtMicros() + terms.respondMicros()))
                .put("firing", firing.number())
                .put("sequence", firing.sequence());
    }

    /** A move by itself. */
    public static JsonObject moved(PlaybookView view, Event.PlaybookMoved moved, String by) {
        JsonObject json = new JsonObject()
                .put("playbook", view.terms().id())
                .put("title", view.terms().title())
                .put("owner", view.owner());
        return json.mergeIn(move(view, moved.atMicros(), moved.from(), moved.to(), by, moved.reason(), moved.signal()));
    }

    /** A firing by itself, with what it does: this is how people are convened. */
    public static JsonObject fired(PlaybookView view, PlaybookView.Fired fired) {
        JsonObject json = new JsonObject()
                .put("playbook", view.terms().id())
                .put("title", view.terms().title())
                .put("owner", view.owner())
                .put("action", action(view.terms()));
        return json.mergeIn(firing(view, fired));
    }

    private static JsonObject signal(PlaybookView view, long value) {
        SignalTerms signal = view.terms().signal();
        JsonObject json = new JsonObject().put("kind", signal.kind().id());
        MarketTerms market = view.watched();
        if (market == null) {
            json.put("commitment", view.commitment());
        } else {
            json.put("market", market.id());
            if (signal.condition() >= 0) {
                json.put("condition", market.conditions().get(signal.condition()));
            }
            if (signal.outcome() >= 0) {
                json.put("outcome", market.metric().outcomes().get(signal.outcome()));
            }
            if (signal.averageMicros() > 0) {
                json.put("average", Times.isoDuration(signal.averageMicros()));
            }
        }
        return json.put("value", value == Playbook.NO_SIGNAL ? null : value(view, value));
    }

    /** In the signal's own unit: a probability, or the unit of the metric. */
    private static double value(PlaybookView view, long parts) {
        return (double) parts / partsPerOne(view.terms().signal().kind(), view.watched());
    }

    /**
     * How many of the parts in which the venue counts a signal make one.
     *
     * @param market what it watches; null for a breach
     */
    public static long partsPerOne(SignalTerms.Kind kind, MarketTerms market) {
        return switch (kind) {
            case CONDITION_PROBABILITY, CONDITIONAL_PROBABILITY, OUTCOME_PROBABILITY, BREACH -> Limits.PPB;
            case CONDITIONAL_EXPECTATION, TOKEN, PRICE_OF_DEFECTION, LEAD -> Signals.unitsPerOne(market.metric());
        };
    }

    private static JsonObject action(PlaybookTerms terms) {
        JsonObject json = new JsonObject().put("type", terms.action().id());
        return switch (terms.action()) {
            case WEBHOOK -> json.put("host", host(terms.target()));
            case CONVENE -> json.put("text", terms.target());
            case OPEN_MARKET ->
                json.put(
                        "market",
                        new JsonObject()
                                .put("id", terms.market().id())
                                .put("title", terms.market().title())
                                .put("conditions", new JsonArray(terms.market().conditions()))
                                .put("metric", MarketJson.metric(terms.market().metric()))
                                .put("liquidity", Amounts.text(terms.liquidityMicros())));
        };
    }

    /** The address without its path, which often is a secret of its receiver. */
    private static String host(String url) {
        int from = url.indexOf("//") + 2;
        int to = from;
        while (to < url.length() && url.charAt(to) != '/' && url.charAt(to) != '?') {
            to++;
        }
        return url.substring(0, to);
    }

    private static JsonObject move(PlaybookView view, PlaybookView.Step step) {
        Move move = step.move();
        return move(view, move.atMicros(), move.from().id(), move.to().id(), step.by(), move.reason(), move.signal());
    }

    private static JsonObject move(
            PlaybookView view, long atMicros, String from, String to, String by, String reason, long signal) {
        return new JsonObject()
                .put("at", Times.iso(atMicros))
                .put("from", from)
                .put("to", to)
                .put("by", by)
                .put("reason", reason)
                .put("signal", signal == Playbook.NO_SIGNAL ? null : value(view, signal));
    }

    private static JsonObject firing(PlaybookView view, PlaybookView.Fired fired) {
        Firing firing = fired.firing();
        JsonArray attempts = new JsonArray();
        firing.attempts()
                .forEach(attempt -> attempts.add(new JsonObject()
                        .put("status", attempt.status() == 0 ? null : attempt.status())
                        .put("at", Times.iso(attempt.atMicros()))));
        return new JsonObject()
                .put("number", firing.number())
                .put("at", Times.iso(firing.atMicros()))
                .put("drill", firing.drill())
                .put("by", fired.by())
                .put("reason", firing.reason())
                .put("signal", firing.signal() == Playbook.NO_SIGNAL ? null : value(view, firing.signal()))
                .put("refused", firing.outcome().isEmpty() ? null : firing.outcome())
                .put("market", fired.market())
                .put("delivery", firing.delivery().id())
                .put("attempts", attempts);
    }
}
