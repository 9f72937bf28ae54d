package covenant.api.lab.campaign;

import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.measure.Measure;
import covenant.engine.lab.measure.Measures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads campaign files: YAML or JSON, what they leave out set to what is sensible. */
public final class CampaignReader {
    /** What stands at the top of a file, and what may be said there. */
    static final List<String> WORDS = List.of(
            "name",
            "title",
            "about",
            "source",
            "known",
            "seed",
            "runs",
            "duration",
            "market",
            "markets",
            "decision",
            "participants",
            "attack",
            "baseline",
            "defences",
            "claims");

    /** What a defence may change. */
    static final List<String> SCENE_WORDS =
            List.of("duration", "market", "markets", "decision", "participants", "attack");

    /** The ids of all measures. */
    private static final List<String> MEASURES =
            Measures.of(List.of(), true, 0).stream().map(Measure::id).toList();

    /** The most runs of a campaign. */
    public static final int MAX_RUNS = 1_000_000;

    private static final int MAX_VARIANTS = 32;
    private static final int MAX_CLAIMS = 32;
    private static final int MAX_TEXT = 8_000;
    private static final int DEFAULT_RUNS = 100;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Entry document;

    private CampaignReader(Entry document) {
        this.document = document;
    }

    /**
     * The campaign in a text.
     *
     * @param file its name for messages, from which the campaign's name is made where it has none
     * @param settings {@code path=value}, each replacing one value
     * @throws CampaignFileWrong naming the place, what is wrong and what is allowed
     */
    public static CampaignFile read(String text, String file, List<String> settings) {
        Entry document = YamlTree.read(text, file);
        document.fields();
        for (String setting : settings) {
            document = Overrides.set(document, setting);
        }
        return new CampaignReader(document.only(WORDS)).file(file);
    }

    /** The same for bytes, which are UTF-8. */
    public static CampaignFile read(byte[] utf8, String file, List<String> settings) {
        return read(new String(utf8, StandardCharsets.UTF_8), file, settings);
    }

    private CampaignFile file(String file) {
        String name = name(file);
        List<Variant> variants = variants();
        CampaignTerms terms = new CampaignTerms(
                name,
                text("title", name),
                text("about", ""),
                text("source", ""),
                text("known", ""),
                document.get("seed", java.math.BigDecimal.ONE).whole(-1L << 53, 1L << 53),
                (int) document.get("runs", java.math.BigDecimal.valueOf(DEFAULT_RUNS))
                        .whole(1, MAX_RUNS),
                variants);
        return new CampaignFile(terms, claims(variants));
    }

    private String name(String file) {
        if (document.has("name")) {
            return slug(
                    document.fields().get("name"), document.fields().get("name").text());
        }
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        String plain = last.replaceFirst("\\.(ya?ml|json)$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "campaign" : plain;
    }

    private String text(String field, String otherwise) {
        String text = document.get(field, otherwise).text().strip();
        if (text.length() > MAX_TEXT) {
            throw document.fields()
                    .get(field)
                    .wrong("has " + text.length() + " characters; " + MAX_TEXT + " are allowed");
        }
        return text;
    }

    /** A name of lower-case letters, digits and single dashes. */
    static String slug(Entry at, String name) {
        if (!SLUG.matcher(name).matches() || name.length() > 40) {
            throw at.wrong("is no name of 1 to 40 lower-case letters, digits and single dashes");
        }
        return name;
    }

    private List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        Entry baseline = document.get("baseline", "baseline");
        Entry scene = scene();
        variants.add(SceneSections.variant(slug(baseline, baseline.text()), List.of(), scene));
        if (!document.has("defences")) {
            return variants;
        }
        Entry defences = document.fields().get("defences");
        if (defences.fields().size() >= MAX_VARIANTS) {
            throw defences.wrong("are " + defences.fields().size() + "; up to " + (MAX_VARIANTS - 1) + " are allowed");
        }
        defences.fields().forEach((name, over) -> {
            if (slug(over, name).equals(variants.get(0).name())) {
                throw over.wrong("is called like the variant without it; another baseline, or another name");
            }
            Overrides overrides = new Overrides();
            Entry changed = overrides.merge(scene, over.only(SCENE_WORDS));
            if (overrides.changes().isEmpty()) {
                throw over.wrong("changes nothing");
            }
            try {
                variants.add(SceneSections.variant(name, overrides.changes(), changed));
            } catch (CampaignFileWrong e) {
                // What the file says elsewhere was right until this defence changed something beside it.
                throw e.getMessage().contains(over.place().path())
                        ? e
                        : new CampaignFileWrong(e.getMessage() + " (in the defence " + name + ")");
            }
        });
        return variants;
    }

    private Entry scene() {
        Map<String, Entry> fields = new LinkedHashMap<>(document.fields());
        fields.keySet().retainAll(SCENE_WORDS);
        return new Entry(fields, document.place());
    }

    private List<Claim> claims(List<Variant> variants) {
        if (!document.has("claims")) {
            return List.of();
        }
        List<Claim> claims = new ArrayList<>();
        List<String> names = variants.stream().map(Variant::name).toList();
        Entry list = document.fields().get("claims");
        if (list.items().size() > MAX_CLAIMS) {
            throw list.wrong("are " + list.items().size() + "; up to " + MAX_CLAIMS + " are allowed");
        }
        Set<String> said = new HashSet<>();
        for (Entry each : list.items()) {
            Claim claim = claim(each.only(List.of("measure", "in", "above", "below", "text")), names);
            if (!said.add(claim.line())) {
                throw each.wrong("says the same again");
            }
            claims.add(claim);
        }
        return claims;
    }

    private static Claim claim(Entry claim, List<String> variants) {
        String measure = claim.need("measure", "the id of a measure, such as decision-flips")
                .oneOf(MEASURES);
        String in = claim.need("in", "the name of a variant").oneOf(variants);
        if (claim.has("above") == claim.has("below")) {
            throw claim.wrong("says either above or below: the name of another variant, or a number");
        }
        boolean above = claim.has("above");
        Entry than = claim.fields().get(above ? "above" : "below");
        boolean isNumber = than.value() instanceof java.math.BigDecimal;
        String other = isNumber ? "" : than.oneOf(variants);
        if (other.equals(in)) {
            throw than.wrong("is the variant itself");
        }
        double number = isNumber ? than.number(-1e15, 1e15) : 0;
        return new Claim(
                measure, in, above, other, number, claim.get("text", "").text());
    }
}
