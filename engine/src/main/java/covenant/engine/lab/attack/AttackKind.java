package covenant.engine.lab.attack;

import covenant.engine.lab.scene.Player;
import covenant.engine.lab.terms.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The attacks: the registry. To add one, write its class and its line here; the contract test does the rest. */
public enum AttackKind {
    LAST_MINUTE_PUSH(
            "buys the target's branch just before the decision, when nobody has time to answer",
            LastMinutePush.PARAMETERS,
            LastMinutePush::new);

    private final String about;
    private final List<Parameter> parameters;
    private final Function<AttackTerms, Player> maker;

    AttackKind(String about, List<Parameter> parameters, Function<AttackTerms, Player> maker) {
        this.about = about;
        this.parameters = parameters;
        this.maker = maker;
    }

    /** The name used in files, such as {@code last-minute-push}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does, in a sentence. */
    public String about() {
        return about;
    }

    /** What it can be told besides {@link AttackTerms}. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** One for one run. */
    public Player make(AttackTerms terms) {
        return maker.apply(terms);
    }
}
