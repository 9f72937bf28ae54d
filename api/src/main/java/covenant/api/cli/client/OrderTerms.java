package covenant.api.cli.client;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is to be traded and how much of it. */
final class OrderTerms {
    @Option(
            names = {"--if", "--condition"},
            paramLabel = "CONDITION",
            order = 1,
            description = "With --outcome: that outcome given this condition. Alone: the condition itself.")
    private String condition;

    @Option(names = "--outcome", paramLabel = "OUTCOME", order = 2, description = "Alone: in any condition.")
    private String outcome;

    @Option(names = "--shares", paramLabel = "N", order = 3, description = "So many shares; negative sells.")
    private String shares;

    @Option(names = "--spend", paramLabel = "CREDITS", order = 4, description = "As many shares as this buys.")
    private String spend;

    @Option(names = "--target-price", paramLabel = "P", order = 5, description = "As many as move the price there.")
    private BigDecimal targetPrice;

    @Option(names = "--max-cost", paramLabel = "CREDITS", order = 6, description = "Refused if it would cost more.")
    private String maxCost;

    @Option(
            names = "--min-proceeds",
            paramLabel = "CREDITS",
            order = 7,
            description = "Refused if it would bring less.")
    private String minProceeds;

    @Option(names = "--worst-price", paramLabel = "P", order = 8, description = "Refused beyond this price.")
    private BigDecimal worstPrice;

    Body body(Connecting venue) {
        if (condition == null && outcome == null) {
            throw venue.wrong("what to trade: --outcome O --if C, --outcome O or --if C");
        }
        if (Stream.of(shares, spend, targetPrice).filter(Objects::nonNull).count() != 1) {
            throw venue.wrong("how much: exactly one of --shares, --spend and --target-price");
        }
        return Body.empty()
                .put("condition", condition)
                .put("outcome", outcome)
                .put("shares", shares)
                .put("spend", spend)
                .put("targetPrice", targetPrice)
                .put("maxCost", maxCost)
                .put("minProceeds", minProceeds)
                .put("worstPrice", worstPrice);
    }
}
