package covenant.api.endpoint.history;

import covenant.api.directory.ListedMarket;
import covenant.api.http.Call;
import covenant.api.json.MarketJson;
import covenant.api.json.Probabilities;
import covenant.api.json.Times;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.command.Binding;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.ledger.history.Candle;
import covenant.ledger.history.Series;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the query parameters of a call say about the series, its stretches of time and the time asked for. */
final class SeriesQuery {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long LONGEST = 366 * DAY;
    private static final String DEFAULT_RESOLUTION = "1h";
    private static final String DEFAULT_PERIOD = "24h";
    private static final long SHORTEST_PERIOD = 3_600 * SECOND;
    private static final long LONGEST_PERIOD = 31 * DAY;
    private static final Pattern SHORT = Pattern.compile("([1-9][0-9]{0,7})([smhd])");

    private SeriesQuery() {}

    /**
     * The series that {@code series}, {@code condition} and {@code outcome} name.
     *
     * @throws Rejection {@link ApiCode#PARAMETER_INVALID}, or where the market has no such condition or outcome
     */
    static Series series(Call call, ListedMarket market) {
        String name = call.query("series") == null ? "price" : call.query("series");
        int condition = call.query("condition") == null ? Order.ANY : market.condition(call.query("condition"));
        int outcome = call.query("outcome") == null ? Order.ANY : market.outcome(call.query("outcome"));
        return switch (name) {
            case "price" -> {
                require(
                        condition != Order.ANY || outcome != Order.ANY,
                        "a price is that of a claim: name a condition, an outcome or both; or ask for another series");
                yield Series.price(condition, outcome);
            }
            case "expected" -> {
                requireExpectation(market);
                require(
                        condition != Order.ANY && outcome == Order.ANY,
                        "expected is that given one condition: name it; over all conditions it is the series token");
                yield Series.expected(condition);
            }
            case "token" -> {
                requireExpectation(market);
                require(condition == Order.ANY && outcome == Order.ANY, "token is of the whole market");
                yield Series.token();
            }
            case "defection" -> {
                requireExpectation(market);
                require(condition == Order.ANY && outcome == Order.ANY, "defection is of the whole market");
                yield defection(market);
            }
            default ->
                throw new Rejection(
                        ApiCode.PARAMETER_INVALID, "series is one of price, expected, token, defection and all");
        };
    }

    /** The price of defection. */
    static Series defection(ListedMarket market) {
        Binding binding = market.terms().binding();
        require(hasDefection(market), "a price of defection takes two conditions");
        return binding == null ? Series.defection(0, 1) : Series.defection(binding.kept(), binding.broken());
    }

    /** Whether the market has a price of defection, if its metric has an expectation. */
    static boolean hasDefection(ListedMarket market) {
        return market.terms().binding() != null || market.terms().conditions().size() == 2;
    }

    private static void requireExpectation(ListedMarket market) {
        require(
                market.terms().metric().type() != Metric.Type.CATEGORICAL,
                "a categorical metric has no expectation; ask for the price of an outcome");
    }

    /**
     * Whether all series of the market are asked for at once.
     *
     * @throws Rejection {@link ApiCode#PARAMETER_INVALID} if a condition or outcome is named as well
     */
    static boolean isAll(Call call) {
        boolean all = "all".equals(call.query("series"));
        require(
                !all || call.query("condition") == null && call.query("outcome") == null,
                "all is every condition: name none, and no outcome");
        return all;
    }

    /** Puts {@code open}, {@code high}, {@code low} and {@code close}. */
    static void putValues(JsonObject json, Candle candle, Series series, ListedMarket market) {
        json.put("open", number(series, market, candle.open()))
                .put("high", number(series, market, candle.high()))
                .put("low", number(series, market, candle.low()))
                .put("close", number(series, market, candle.close()));
    }

    /** A value of the series as a number. */
    static double number(Series series, ListedMarket market, long value) {
        return series.kind() == Series.Kind.PRICE
                ? Probabilities.number(value)
                : MarketJson.expectation(market.terms(), value);
    }

    /**
     * The length that {@code resolution} names: {@code 15s}, {@code 1m}, {@code 1h}, {@code 1d} or ISO-8601.
     *
     * @throws Rejection {@link ApiCode#PARAMETER_INVALID}
     */
    static long resolutionMicros(Call call) {
        long micros = lengthMicros(call, "resolution", DEFAULT_RESOLUTION);
        require(micros >= SECOND && micros <= LONGEST, "resolution is from 1s to 366d");
        return micros;
    }

    /**
     * How long the time up to now is that {@code period} names, in the same way.
     *
     * @throws Rejection {@link ApiCode#PARAMETER_INVALID}
     */
    static long periodMicros(Call call) {
        long micros = lengthMicros(call, "period", DEFAULT_PERIOD);
        require(micros >= SHORTEST_PERIOD && micros <= LONGEST_PERIOD, "period is from 1h to 31d");
        return micros;
    }

    private static long lengthMicros(Call call, String name, String otherwise) {
        String text = call.query(name) == null ? otherwise : call.query(name);
        Matcher brief = SHORT.matcher(text);
        try {
            return brief.matches()
                    ? Long.parseLong(brief.group(1)) * unitMicros(brief.group(2))
                    : Times.durationMicros(text);
        } catch (DateTimeException e) {
            throw new Rejection(ApiCode.PARAMETER_INVALID, name + " is such as 1m, 4h, 1d or PT90S");
        }
    }

    private static long unitMicros(String unit) {
        return switch (unit) {
            case "s" -> SECOND;
            case "m" -> 60 * SECOND;
            case "h" -> 3_600 * SECOND;
            default -> DAY;
        };
    }

    /**
     * The time that a parameter names.
     *
     * @throws Rejection {@link ApiCode#PARAMETER_INVALID}
     */
    static long timeMicros(Call call, String name, long otherwise) {
        String text = call.query(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Times.micros(text);
        } catch (DateTimeException e) {
            throw new Rejection(ApiCode.PARAMETER_INVALID, name + " " + e.getMessage());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Rejection(ApiCode.PARAMETER_INVALID, otherwise);
        }
    }
}
