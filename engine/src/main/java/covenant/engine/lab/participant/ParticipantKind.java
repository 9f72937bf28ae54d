package covenant.engine.lab.participant;

import covenant.engine.lab.scene.Party;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.terms.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The kinds of participant: the registry. To add one, write its class and its line here. */
public enum ParticipantKind {
    NOISE(Party.NOISE, "buys and sells at random", Noise.PARAMETERS, Noise::new),
    INFORMED(
            Party.INFORMED,
            "sees a signal of what is true and moves the prices to what follows from it",
            Informed.PARAMETERS,
            Informed::new),
    ARBITRAGEUR(
            Party.ARBITRAGEUR,
            "trades one branch back when it departs from its usual difference to the others, hedged in all of them",
            Arbitrageur.PARAMETERS,
            Arbitrageur::new),
    DEFENDER(
            Party.DEFENDER,
            "trades a price back when it leaves the band around what he believes",
            Defender.PARAMETERS,
            Defender::new),
    HERD(
            Party.HERD,
            "follows the last move of a price and the side on which more orders rest",
            Herd.PARAMETERS,
            Herd::new);

    private final Party party;
    private final String about;
    private final List<Parameter> parameters;
    private final Function<ParticipantTerms, Player> maker;

    ParticipantKind(Party party, String about, List<Parameter> parameters, Function<ParticipantTerms, Player> maker) {
        this.party = party;
        this.about = about;
        this.parameters = parameters;
        this.maker = maker;
    }

    /** The name used in files, such as {@code noise}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its side. */
    public Party party() {
        return party;
    }

    /** What it does, in a few words. */
    public String about() {
        return about;
    }

    /** What it can be told. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** One for one run. */
    public Player make(ParticipantTerms terms) {
        return maker.apply(terms);
    }
}
