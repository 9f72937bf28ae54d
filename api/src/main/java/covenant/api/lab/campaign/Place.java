package covenant.api.lab.campaign;

/**
 * Where something stands in a campaign's file.
 *
 * @param file its name, for people
 * @param path such as {@code defences.twap.decision.window}; empty for the whole file
 * @param line counted from 1; 0 where there is none
 */
record Place(String file, String path, int line) {
    /** The place of a field inside. */
    Place in(String name, int at) {
        return new Place(file, path.isEmpty() ? name : path + "." + name, at);
    }

    /** What is wrong here. */
    CampaignFileWrong wrong(String what) {
        String where = line > 0 ? file + ", line " + line + ": " : file + ": ";
        return new CampaignFileWrong(where + (path.isEmpty() ? "the file" : path) + " " + what);
    }
}
