package covenant.engine.playbook;

import covenant.engine.Limits;
import covenant.engine.agenda.Agenda;
import covenant.engine.agenda.Due;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All playbooks and their firings. */
public final class PlaybookRegister {
    private final List<Playbook> playbooks = new ArrayList<>();
    private final List<Firing> firings = new ArrayList<>();
    private final Map<String, Playbook> byId = new HashMap<>();
    private final Map<Integer, List<Playbook>> byMarket = new HashMap<>();

    /** All playbooks by number; not to be changed. */
    public List<Playbook> all() {
        return playbooks;
    }

    /** The playbook with this number, or null. */
    public Playbook playbook(int number) {
        return number >= 0 && number < playbooks.size() ? playbooks.get(number) : null;
    }

    /** The playbook with this slug, or null. */
    public Playbook playbook(String id) {
        return byId.get(id);
    }

    /** The playbooks that watch this market, or with -1 none, in the order of their numbers; not to be changed. */
    public List<Playbook> watching(int market) {
        return byMarket.getOrDefault(market, List.of());
    }

    /** Takes in a playbook whose number is the next. */
    public void add(Playbook playbook) {
        playbooks.add(playbook);
        byId.put(playbook.terms().id(), playbook);
        byMarket.computeIfAbsent(playbook.terms().signal().market(), none -> new ArrayList<>())
                .add(playbook);
    }

    /** Nobody watches this market any more. Returns how many did. */
    public int leave(int market) {
        List<Playbook> left = byMarket.remove(market);
        return left == null ? 0 : left.size();
    }

    /** All firings by number; not to be changed. */
    public List<Firing> firings() {
        return firings;
    }

    /** The firing with this number, or null. */
    public Firing firing(int number) {
        return number >= 0 && number < firings.size() ? firings.get(number) : null;
    }

    /** Takes in a firing whose number is the next. */
    public void add(Firing firing) {
        firings.add(firing);
        playbooks.get(firing.playbook()).add(firing);
    }

    /** Notes an attempt to deliver a firing that is pending. */
    public void attempted(int firing, Firing.Attempt attempt, boolean last) {
        firings.set(firing, firings.get(firing).attempted(attempt, last));
    }

    /** Enters what is due of a playbook as it stands. */
    public static void enter(Playbook playbook, Agenda agenda) {
        if (playbook.average() != null) {
            agenda.enter(playbook.average().endMicros(), Due.Kind.AVERAGE_ENDS, playbook.number());
        }
        agenda.enter(playbook.nextLookMicros(), Due.Kind.AVERAGE_ENDS, playbook.number());
        agenda.enter(playbook.heldAtMicros(), Due.Kind.CROSSING_HELD, playbook.number());
        agenda.enter(playbook.respondByMicros(), Due.Kind.RESPONSE_OVERDUE, playbook.number());
    }

    /** Writes them; {@code piece} is run after each, so that no buffer need hold them all. */
    public void write(WireWriter out, Runnable piece) {
        out.putInt(playbooks.size());
        for (Playbook playbook : playbooks) {
            playbook.write(out);
            piece.run();
        }
        out.putInt(firings.size());
        for (Firing firing : firings) {
            firing.write(out);
            piece.run();
        }
        piece.run();
    }

    /** Reads what {@link #write} wrote. */
    public static PlaybookRegister read(WireReader in) {
        PlaybookRegister register = new PlaybookRegister();
        int count = in.count(Limits.MAX_PLAYBOOKS);
        for (int i = 0; i < count; i++) {
            register.add(Playbook.read(i, in));
        }
        int fired = in.count(Integer.MAX_VALUE);
        for (int i = 0; i < fired; i++) {
            Firing firing = Firing.read(i, in);
            if (register.playbook(firing.playbook()) == null) {
                throw new MalformedWire("a firing of playbook " + firing.playbook());
            }
            register.add(firing);
        }
        return register;
    }
}
