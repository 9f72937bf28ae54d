package covenant.engine.law;

import covenant.engine.Limits;
import covenant.engine.command.AddEvidence;
import covenant.engine.command.Attest;
import covenant.engine.command.Binding;
import covenant.engine.command.Challenge;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenCommitment;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.PledgeTerms;
import covenant.engine.command.PostBond;
import covenant.engine.command.SignPledge;
import covenant.engine.command.Tick;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentPhase;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.core.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Draws commands about commitments, with markets bound to them and traded, and windows that end within the script. */
final class PromiseGenerator implements Drawing {
    private static final long SECOND = 1_000_000;

    /** Accounts that can act for actors, verify and be promised something: everybody but the venue. */
    private static final int ACCOUNTS = 6;

    private final SplittableRandom random;
    private final Amounts amounts;
    private final Engine engine;
    private final Generator markets;
    private final List<Command> sent = new ArrayList<>();
    private int ids;

    PromiseGenerator(SplittableRandom random, Engine engine) {
        this.random = random;
        this.amounts = new Amounts(random);
        this.engine = engine;
        this.markets = new Generator(random, engine);
    }

    @Override
    public Step next() {
        boolean isAboutMarkets = !register().commitments().isEmpty() && amounts.rarely(3);
        if (isAboutMarkets) {
            return markets.next();
        }
        Command command = !sent.isEmpty() && amounts.rarely(20) ? sent.get(random.nextInt(sent.size())) : conditional();
        sent.add(command);
        long after = amounts.rarely(4) ? amounts.oneOf(0L, 1L, 5 * SECOND, 20 * SECOND, 60 * SECOND) : SECOND;
        return new Step(after, command);
    }

    private Command conditional() {
        return Generator.conditional(fresh(), engine, amounts);
    }

    private CommitmentRegister register() {
        return engine.state().commitments();
    }

    private Command fresh() {
        if (register().actors().isEmpty() || amounts.rarely(20)) {
            int account = amounts.rarely(6) ? -1 : amounts.oneOf(3, 4, 5, 6);
            return new OpenActor(id(), coordinator(), "a" + register().actors().size(), "An actor", account);
        }
        if (register().commitments().isEmpty() || amounts.rarely(10)) {
            return amounts.rarely(3) ? pledge() : commitment();
        }
        Commitment commitment = anyCommitment();
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> bound(commitment);
            case 3, 4, 5 -> new PostBond(id(), actorOf(commitment), commitment.number(), bond());
            case 6, 7, 8 -> sign();
            case 9, 10 -> new Challenge(id(), challenger(commitment), commitment.number(), "a reason");
            case 11 -> new AddEvidence(id(), account(), commitment.number(), "It shows", "", null, engine.atMicros());
            case 12 -> Tick.now();
            default -> attest(commitment);
        };
    }

    private Command attest(Commitment commitment) {
        List<Integer> verifiers = commitment.terms().verifiers();
        int by = amounts.rarely(12) ? account() : verifiers.get(random.nextInt(verifiers.size()));
        return new Attest(id(), by, commitment.number(), !amounts.rarely(3), "I looked");
    }

    private Command sign() {
        List<Commitment> offered = register().commitments().stream()
                .filter(each -> each.phase() == CommitmentPhase.OFFERED)
                .toList();
        Commitment one = offered.isEmpty() ? anyCommitment() : offered.get(random.nextInt(offered.size()));
        boolean isShort = one.bond().heldMicros() < one.terms().bondMicros();
        return isShort && !amounts.rarely(4)
                ? new PostBond(
                        id(),
                        actorOf(one),
                        one.number(),
                        Math.max(1, one.terms().bondMicros()))
                : new SignPledge(id(), actorOf(one), one.number());
    }

    private OpenMarket bound(Commitment commitment) {
        int first = random.nextInt(2);
        Metric metric = amounts.rarely(3) ? Metric.scalar(0, 10 * SECOND, "points") : Metric.binary();
        List<String> conditions = amounts.rarely(3) ? List.of("c0", "c1", "c2") : List.of("c0", "c1");
        MarketTerms terms = new MarketTerms(
                        "b" + engine.state().markets().size(),
                        "A bound market",
                        "",
                        "",
                        "",
                        conditions,
                        metric,
                        amounts.oneOf(0, 0, 30),
                        true,
                        0)
                .boundTo(new Binding(commitment.number(), first, 1 - first));
        long liquidity = amounts.oneOf(Limits.MICROS, 100 * Limits.MICROS, 10_000 * Limits.MICROS);
        return new OpenMarket(id(), coordinator(), terms, liquidity, new long[0]);
    }

    private OpenCommitment commitment() {
        int pledges = register().pledges().size();
        int pledge = pledges == 0 || amounts.rarely(3) ? -1 : random.nextInt(pledges);
        List<Integer> verifiers = some(amounts.oneOf(1, 2, 3), ACCOUNTS);
        int counterpartiesBps = random.nextInt(10_001);
        int sponsorsBps = random.nextInt(10_001 - counterpartiesBps);
        int burnBps = 10_000 - counterpartiesBps - sponsorsBps + (amounts.rarely(20) ? 1 : 0);
        CommitmentTerms terms = new CommitmentTerms(
                "k" + register().commitments().size(),
                random.nextInt(register().actors().size()),
                "A promise",
                "",
                "",
                "By looking",
                engine.atMicros() + random.nextLong(30, 300) * SECOND,
                verifiers,
                1 + random.nextInt(verifiers.size()),
                random.nextLong(1, 30) * SECOND,
                random.nextLong(1, 30) * SECOND,
                pledge,
                amounts.oneOf(0L, 1L, SECOND),
                new CommitmentTerms.Split(some(random.nextInt(3), ACCOUNTS), counterpartiesBps, sponsorsBps, burnBps));
        return new OpenCommitment(id(), coordinator(), terms);
    }

    private OpenPledge pledge() {
        List<Integer> actors = some(1 + random.nextInt(3), register().actors().size()).stream()
                .map(number -> number - 1)
                .toList();
        int required = 1 + random.nextInt(actors.size());
        long signBy = engine.atMicros() + random.nextLong(5, 60) * SECOND;
        PledgeTerms terms = new PledgeTerms("p" + register().pledges().size(), "All", "", actors, required, signBy);
        return new OpenPledge(id(), coordinator(), terms);
    }

    /** So many different numbers from 1 to {@code most}, or fewer where there are not so many. */
    private List<Integer> some(int count, int most) {
        TreeSet<Integer> numbers = new TreeSet<>();
        while (numbers.size() < Math.min(count, most)) {
            numbers.add(1 + random.nextInt(most));
        }
        return List.copyOf(numbers);
    }

    /** A commitment, mostly one in which something can still happen. */
    private Commitment anyCommitment() {
        List<Commitment> all = register().commitments();
        Commitment one = all.get(random.nextInt(all.size()));
        for (int i = 0; i < 4 && one.phase().isFinal(); i++) {
            one = all.get(random.nextInt(all.size()));
        }
        return one;
    }

    private int actorOf(Commitment commitment) {
        int account = register().actorOf(commitment).account();
        return account < 0 || amounts.rarely(12) ? account() : account;
    }

    private int challenger(Commitment commitment) {
        return amounts.rarely(2) ? coordinator() : actorOf(commitment);
    }

    private long bond() {
        return amounts.rarely(10) ? amounts.extreme() : amounts.upTo(1e9);
    }

    private int coordinator() {
        return amounts.rarely(8) ? Trial.OTHER_COORDINATOR : Trial.COORDINATOR;
    }

    private int account() {
        return 1 + random.nextInt(ACCOUNTS);
    }

    private CommandId id() {
        return CommandId.of("k" + ids++);
    }
}
