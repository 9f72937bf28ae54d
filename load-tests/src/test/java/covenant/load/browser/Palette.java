package covenant.load.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes pictures of pages small: pages have few colours, and between them the shades at the edges of letters. */
final class Palette {
    private static final int COLOURS = 256;
    private static final int BITS = 8;

    private Palette() {}

    /** The same picture in its 256 most frequent colours. */
    static BufferedImage of(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                counts.merge(picture.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        List<Integer> chosen = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
        int[] colours = chosen.stream().mapToInt(Integer::intValue).toArray();
        IndexColorModel model =
                new IndexColorModel(BITS, colours.length, colours, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage small =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> places = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int place = places.computeIfAbsent(picture.getRGB(x, y) & 0xFFFFFF, each -> nearest(colours, each));
                small.getRaster().setSample(x, y, 0, place);
            }
        }
        return small;
    }

    private static int nearest(int[] colours, int wanted) {
        int best = 0;
        for (int i = 1; i < colours.length; i++) {
            if (distance(colours[i], wanted) < distance(colours[best], wanted)) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
        int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
        int blue = (one & 0xFF) - (other & 0xFF);
        return red * red + green * green + blue * blue;
    }
}
