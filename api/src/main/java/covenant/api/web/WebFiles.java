package covenant.api.web;

/** The files of the pages, by their names within the web folder: {@code market.html}, {@code assets/style/base.css}. */
interface WebFiles {
    /** The file of this name, or null. */
    WebFile find(String name);

    /**
     * The name of an asset without the content hash that its address may carry, or the name as it is.
     *
     * @param name as an address has it, such as {@code assets/0123456789abcdef/app.js}
     */
    String unhashed(String name);

    /** How browsers may keep what they got by an address without hash. */
    String caching();
}
