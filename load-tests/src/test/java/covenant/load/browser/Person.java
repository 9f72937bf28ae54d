package covenant.load.browser;

/** An account and its key. */
record Person(String id, String key) {
    /** Without the key, so that it gets into no log. */
    @Override
    public String toString() {
        return id;
    }
}
