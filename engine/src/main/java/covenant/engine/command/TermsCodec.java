package covenant.engine.command;

import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The layouts of what is agreed when something opens; commands and snapshots share them. */
public final class TermsCodec {
    private TermsCodec() {}

    /** Writes a market's terms but for what {@link #writeBinding} writes. */
    public static void writeMarket(MarketTerms terms, WireWriter out) {
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

    /** Reads a market's terms; without decision and binding. */
    public static MarketTerms readMarket(WireReader in) {
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

    /** Writes what the first journals' markets did not have: further times, a decision, a commitment. */
    public static void writeBinding(MarketTerms terms, WireWriter out) {
        out.putLong(terms.opensAtMicros());
        out.putLong(terms.expiresAtMicros());
        out.putBoolean(terms.decision() != null);
        if (terms.decision() != null) {
            writeDecision(terms.decision(), out);
        }
        out.putBoolean(terms.binding() != null);
        if (terms.binding() != null) {
            out.putInt(terms.binding().commitment());
            out.putInt(terms.binding().kept());
            out.putInt(terms.binding().broken());
        }
    }

    /** Reads what {@link #writeBinding} wrote into these terms. */
    public static MarketTerms readBinding(MarketTerms terms, WireReader in) {
        MarketTerms timed = terms.timed(in.getLong(), terms.closesAtMicros(), in.getLong());
        MarketTerms decided = in.getBoolean() ? timed.deciding(readDecision(in)) : timed;
        return in.getBoolean() ? decided.boundTo(new Binding(in.getInt(), in.getInt(), in.getInt())) : decided;
    }

    private static void writeDecision(DecisionTerms terms, WireWriter out) {
        out.putByte(terms.rule().number());
        out.putByte(terms.baseRule().number());
        out.putLong(terms.decidesAtMicros());
        out.putLong(terms.windowMicros());
        out.putInt(terms.statusQuo());
        out.putBoolean(terms.lowerIsBetter());
        out.putInt(terms.thresholdBps());
        out.putLong(terms.maxChange());
        out.putLong(terms.gridMicros());
        out.putLong(terms.absoluteMargin());
        out.putInt(terms.relativeMarginBps());
        out.putInt(terms.victoryMargin());
        out.putLong(terms.epsilonPpb());
        writeOptionalHash(terms.seed(), out);
        out.putBoolean(terms.inverseProbability());
        out.putInt(terms.guards().minTraders());
        out.putLong(terms.guards().minVolumeMicros());
        out.putLong(terms.guards().minOpenMicros());
        out.putLong(terms.guards().startDelayMicros());
        out.putLong(terms.guards().positionLimitMicros());
    }

    private static DecisionTerms readDecision(WireReader in) {
        return new DecisionTerms(
                named(in, "rule", DecisionTerms.Rule::ofNumber),
                named(in, "rule", DecisionTerms.Rule::ofNumber),
                in.getLong(),
                in.getLong(),
                in.getInt(),
                in.getBoolean(),
                in.getInt(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getInt(),
                in.getInt(),
                in.getLong(),
                readOptionalHash(in),
                in.getBoolean(),
                new DecisionTerms.Guards(in.getInt(), in.getLong(), in.getLong(), in.getLong(), in.getLong()));
    }

    /** Writes a commitment's terms. */
    public static void writeCommitment(CommitmentTerms terms, WireWriter out) {
        out.putText(terms.id());
        out.putInt(terms.actor());
        out.putText(terms.title());
        out.putText(terms.text());
        out.putText(terms.source());
        out.putText(terms.verification());
        out.putLong(terms.horizonMicros());
        writeNumbers(terms.verifiers(), out);
        out.putInt(terms.quorum());
        out.putLong(terms.challengeMicros());
        out.putLong(terms.disputeMicros());
        out.putInt(terms.pledge());
        out.putLong(terms.bondMicros());
        writeNumbers(terms.split().counterparties(), out);
        out.putInt(terms.split().counterpartiesBps());
        out.putInt(terms.split().sponsorsBps());
        out.putInt(terms.split().burnBps());
    }

    /** Reads a commitment's terms. */
    public static CommitmentTerms readCommitment(WireReader in) {
        return new CommitmentTerms(
                in.getText(),
                in.getInt(),
                in.getText(),
                in.getText(),
                in.getText(),
                in.getText(),
                in.getLong(),
                readNumbers(in),
                in.getInt(),
                in.getLong(),
                in.getLong(),
                in.getInt(),
                in.getLong(),
                new CommitmentTerms.Split(readNumbers(in), in.getInt(), in.getInt(), in.getInt()));
    }

    /** Writes a joint pledge's terms. */
    public static void writePledge(PledgeTerms terms, WireWriter out) {
        out.putText(terms.id());
        out.putText(terms.title());
        out.putText(terms.text());
        writeNumbers(terms.actors(), out);
        out.putInt(terms.required());
        out.putLong(terms.signByMicros());
    }

    /** Reads a joint pledge's terms. */
    public static PledgeTerms readPledge(WireReader in) {
        return new PledgeTerms(in.getText(), in.getText(), in.getText(), readNumbers(in), in.getInt(), in.getLong());
    }

    /** Writes a playbook's terms. */
    public static void writePlaybook(PlaybookTerms terms, WireWriter out) {
        out.putText(terms.id());
        out.putText(terms.title());
        out.putText(terms.text());
        writeOptionalHash(terms.seal(), out);
        SignalTerms signal = terms.signal();
        out.putByte(signal.kind().number());
        out.putInt(signal.market());
        out.putInt(signal.condition());
        out.putInt(signal.outcome());
        out.putInt(signal.commitment());
        out.putLong(signal.averageMicros());
        out.putBoolean(terms.above());
        out.putLong(terms.threshold());
        out.putLong(terms.reset());
        out.putLong(terms.holdMicros());
        out.putInt(terms.minTraders());
        out.putLong(terms.minVolumeMicros());
        out.putText(terms.process());
        out.putBoolean(terms.automatic());
        out.putByte(terms.action().number());
        out.putText(terms.target());
        out.putBoolean(terms.market() != null);
        if (terms.market() != null) {
            writeMarket(terms.market(), out);
            writeBinding(terms.market(), out);
        }
        out.putLong(terms.liquidityMicros());
        out.putInt(terms.owner());
        out.putLong(terms.respondMicros());
    }

    /** Reads a playbook's terms. */
    public static PlaybookTerms readPlaybook(WireReader in) {
        return new PlaybookTerms(
                in.getText(),
                in.getText(),
                in.getText(),
                readOptionalHash(in),
                readSignal(in),
                in.getBoolean(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getInt(),
                in.getLong(),
                in.getText(),
                in.getBoolean(),
                named(in, "action", PlaybookTerms.Action::ofNumber),
                in.getText(),
                in.getBoolean() ? readBinding(readMarket(in), in) : null,
                in.getLong(),
                in.getInt(),
                in.getLong());
    }

    private static SignalTerms readSignal(WireReader in) {
        return new SignalTerms(
                named(in, "signal", SignalTerms.Kind::ofNumber),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getLong());
    }

    /** Writes a SHA-256. */
    public static void writeHash(KeyHash hash, WireWriter out) {
        out.putLong(hash.a());
        out.putLong(hash.b());
        out.putLong(hash.c());
        out.putLong(hash.d());
    }

    /** Reads a SHA-256. */
    public static KeyHash readHash(WireReader in) {
        return new KeyHash(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    /** Writes a SHA-256 or null. */
    public static void writeOptionalHash(KeyHash hash, WireWriter out) {
        out.putBoolean(hash != null);
        if (hash != null) {
            writeHash(hash, out);
        }
    }

    /** Reads a SHA-256 or null. */
    public static KeyHash readOptionalHash(WireReader in) {
        return in.getBoolean() ? readHash(in) : null;
    }

    /** Reads one byte that stands for something, which is not null. */
    static <T> T named(WireReader in, String what, IntFunction<T> ofNumber) {
        int number = in.getByte();
        T found = ofNumber.apply(number);
        if (found == null) {
            throw new MalformedWire("no " + what + " " + number);
        }
        return found;
    }

    private static Metric readMetric(WireReader in) {
        Metric.Type type = named(in, "type of metric", Metric.Type::ofNumber);
        return new Metric(type, readTexts(in), in.getLong(), in.getLong(), in.getText());
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

    private static void writeNumbers(List<Integer> numbers, WireWriter out) {
        out.putInt(numbers.size());
        for (int number : numbers) {
            out.putInt(number);
        }
    }

    private static List<Integer> readNumbers(WireReader in) {
        int count = in.count(Integer.MAX_VALUE);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(in.getInt());
        }
        return numbers;
    }
}
