package covenant.load.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** A window and the room that it stands in. */
enum Look {
    WIDE(1280, ColorScheme.LIGHT),
    WIDE_DARK(1280, ColorScheme.DARK),
    PHONE(360, ColorScheme.LIGHT),
    PHONE_DARK(360, ColorScheme.DARK);

    /** Each once. */
    static final List<Look> ALL = List.of(values());

    private static final int HEIGHT = 900;

    private final int width;
    private final ColorScheme scheme;

    Look(int width, ColorScheme scheme) {
        this.width = width;
        this.scheme = scheme;
    }

    int width() {
        return width;
    }

    int height() {
        return HEIGHT;
    }

    ColorScheme scheme() {
        return scheme;
    }
}
