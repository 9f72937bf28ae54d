package covenant.api.stream;

/** What the stream tells the state of, in the order in which a snapshot does: what refers to another comes after it. */
enum Subject {
    ACTOR("actor", "actors"),
    PLEDGE("pledge", "pledges"),
    COMMITMENT("commitment", "commitments"),
    MARKET("market", "markets"),
    BOOK("book", "books"),
    PLAYBOOK("playbook", "playbooks");

    private final String type;
    private final String list;

    Subject(String type, String list) {
        this.type = type;
        this.list = list;
    }

    /** Type of the frame that tells of one, and the frame's member that holds it. */
    String type() {
        return type;
    }

    /** The member of a snapshot that holds them. */
    String list() {
        return list;
    }
}
