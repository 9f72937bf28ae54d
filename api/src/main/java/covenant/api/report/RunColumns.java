package covenant.api.report;

import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.measure.Column;
import java.util.List;
import java.util.stream.IntStream;

/** What the columns of a campaign's runs are called: as in {@link Column}, in camel case. */
final class RunColumns {
    private RunColumns() {}

    /** A name for each column of the widest run. */
    static List<String> names(CampaignResult result) {
        int columns = result.variants().stream()
                .map(VariantResult::runs)
                .flatMap(List::stream)
                .mapToInt(run -> run.columns().length)
                .max()
                .orElse(0);
        Column[] known = Column.values();
        return IntStream.range(0, columns)
                .mapToObj(i -> i < known.length ? camel(known[i].id()) : "column" + (i + 1))
                .toList();
    }

    /** A name such as {@code price-without} as {@code priceWithout}. */
    private static String camel(String kebab) {
        StringBuilder name = new StringBuilder();
        for (String word : kebab.split("-", -1)) {
            boolean first = name.isEmpty() || word.isEmpty();
            name.append(first ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
