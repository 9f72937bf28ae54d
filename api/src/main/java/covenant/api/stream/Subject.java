package covenant.api.stream;

import java.util.List;

/** What the stream tells the state of, in the order in which a snapshot does: what refers to another comes after it. */
enum Subject {
    ACTOR("actor", "actor", "actors"),
    PLEDGE("pledge", "pledge", "pledges"),
    COMMITMENT("commitment", "commitment", "commitments"),
    MARKET("market", "market", "markets"),
    BOOK("book", "book", "books"),
    PLAYBOOK("playbook", "playbook", "playbooks"),
    /** An account's payoffs in a market; private, as is what follows. */
    POSITION("position", "position", "positions"),
    /** An account's limit order. */
    OWN_ORDER("own-order", "order", "orders"),
    /** An account and its free cash. */
    ACCOUNT("account", "account", "accounts");

    /** What everyone may hear of. */
    static final List<Subject> OPEN = List.of(ACTOR, PLEDGE, COMMITMENT, MARKET, BOOK, PLAYBOOK);

    private final String type;
    private final String member;
    private final String list;

    Subject(String type, String member, String list) {
        this.type = type;
        this.member = member;
        this.list = list;
    }

    /** Type of the frame that tells of one. */
    String type() {
        return type;
    }

    /** The frame's member that holds it. */
    String member() {
        return member;
    }

    /** The member of a snapshot that holds them. */
    String list() {
        return list;
    }

    /** Whether only its owner hears of it. */
    boolean isPrivate() {
        return !OPEN.contains(this);
    }
}
