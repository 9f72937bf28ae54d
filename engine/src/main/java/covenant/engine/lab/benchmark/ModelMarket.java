package covenant.engine.lab.benchmark;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.CommandId;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Trade;
import covenant.engine.pricing.Lmsr;
import covenant.engine.pricing.Odds;
import covenant.engine.state.Market;

/** One market of a {@link ModelVenue}; shares and money in the model's units. Traders' profits are the change of their cash since it opened. */
final class ModelMarket {
    private static final long HALF_PPB = Limits.PPB / 2;

    private final ModelVenue venue;
    private final int number;
    private final long sponsorBeforeMicros;
    private final long[] traderBeforeMicros;

    /** What a trade came to. */
    record Fill(double shares, double cost) {}

    ModelMarket(ModelVenue venue, int number, long sponsorBeforeMicros) {
        this.venue = venue;
        this.number = number;
        this.sponsorBeforeMicros = sponsorBeforeMicros;
        this.traderBeforeMicros = new long[venue.traders()];
        for (int t = 0; t < traderBeforeMicros.length; t++) {
            traderBeforeMicros[t] = venue.venue().cashMicros(venue.trader(t));
        }
    }

    private Market market() {
        return venue.venue().market(number);
    }

    /** The security's odds, from which the engine works out what a trade costs. */
    Odds odds() {
        return Odds.of(market().q(), market().liquidityMicros(), market().claim(0, 0));
    }

    /** Whether the price, as it is recorded in parts per billion, is at least one half. */
    boolean isAtLeastHalf() {
        return odds().pricePpb() >= HALF_PPB;
    }

    /** A trader moves the price to a target: he asks for shares, as a target price is only good to a billionth. */
    Fill quote(int seat, double target) {
        Odds odds = odds();
        double shares = Lmsr.sharesToPrice(odds.p(), odds.complement(), odds.bMicros(), target);
        return trade(venue.trader(seat), shares / venue.unitMicros());
    }

    /** The clearing account buys so many shares, or sells. */
    Fill clear(double shares) {
        return trade(venue.clearing(), shares);
    }

    private Fill trade(int account, double shares) {
        long sharesMicros = StrictMath.round(shares * venue.unitMicros());
        if (sharesMicros == 0) {
            return new Fill(0, 0);
        }
        Answer answer =
                venue.venue().must(new Trade(CommandId.NONE, account, number, Order.shares(0, 0, sharesMicros)));
        return new Fill(answer.sharesMicros() / venue.unitMicros(), answer.costMicros() / venue.unitMicros());
    }

    /** Whether the security was adopted, once the time of the decision is there. */
    boolean isAdopted() {
        return market().settledCondition() == 0;
    }

    /** Ends the market: everybody is paid. */
    void settle(boolean pays) {
        if (market().settledCondition() < 0) {
            venue.venue().must(new SettleCondition(CommandId.NONE, venue.sponsor(), number, 0));
        }
        venue.venue().must(new SettleOutcome(CommandId.NONE, venue.sponsor(), number, pays ? 0 : 1, 0));
    }

    /** What a trader has gained since the market opened; final once it is settled. */
    double profit(int seat) {
        return (venue.venue().cashMicros(venue.trader(seat)) - traderBeforeMicros[seat]) / venue.unitMicros();
    }

    /** What the sponsor has lost of his subsidy. */
    double makerLoss() {
        return (sponsorBeforeMicros - venue.venue().cashMicros(venue.sponsor())) / venue.unitMicros();
    }
}
