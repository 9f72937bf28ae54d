package covenant.api.web;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which file an address of the pages means: {@code /} is {@code index.html}, {@code /x} is {@code x.html}, and what has an id has one page for all ids. */
final class PageAddresses {
    /** What an address that leads nowhere shows. */
    static final String NOT_FOUND = "404.html";

    private static final String INDEX = "index.html";
    private static final String HTML = ".html";

    /** First part of an address with an id, and the page for one of them; the page asks the API for the id. */
    private static final Map<String, String> PAGE_OF_ONE = Map.of(
            "markets", "market.html",
            "commitments", "commitment.html",
            "playbooks", "playbook.html");

    private static final String NAME = "[a-z][a-z0-9-]*";
    private static final Pattern PAGE = Pattern.compile("/(" + NAME + ")");
    private static final Pattern ONE = Pattern.compile("/(" + NAME + ")/[^/]+");
    private static final Pattern FILE_OF_PAGE = Pattern.compile("/(" + NAME + ")\\.html");
    private static final Pattern ASSET = Pattern.compile("/(assets(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)+)");

    /** What browsers and robots ask for unasked is beside the pages: {@code favicon.ico}, {@code robots.txt}. */
    private static final Pattern BESIDE = Pattern.compile("/([A-Za-z0-9][A-Za-z0-9_-]*\\.(?!html$)[a-z0-9]+)");

    private PageAddresses() {}

    /** The file of the page at this path, or null where no page can be; whether the file exists is another question. */
    static String page(String path) {
        if (path.equals("/")) {
            return INDEX;
        }
        Matcher page = PAGE.matcher(path);
        if (page.matches()) {
            return page.group(1) + HTML;
        }
        Matcher one = ONE.matcher(path);
        return one.matches() ? PAGE_OF_ONE.get(one.group(1)) : null;
    }

    /** Where whoever cuts the id off an address goes, if there is no page of all: to the board, which has markets of every kind. Else null. */
    static String withoutId(String path) {
        return PAGE_OF_ONE.containsKey(path.substring(1)) ? "/" : null;
    }

    /** The address of the page whose file this path names, or null if it names none. */
    static String redirect(String path) {
        Matcher file = FILE_OF_PAGE.matcher(path);
        if (!file.matches()) {
            return null;
        }
        return (file.group(1) + HTML).equals(INDEX) ? "/" : "/" + file.group(1);
    }

    /** The name of the file at this path that is no page, or null where none can be: no part of it begins with a dot, so it leads nowhere else. */
    static String file(String path) {
        Matcher asset = ASSET.matcher(path);
        if (asset.matches()) {
            return asset.group(1);
        }
        Matcher beside = BESIDE.matcher(path);
        return beside.matches() ? beside.group(1) : null;
    }
}
