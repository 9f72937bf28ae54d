package covenant.engine.lab.scene;

/** Someone with a plan. One instance for each run; everything it does goes through its seat, on one thread. */
@FunctionalInterface
public interface Player {
    /** Opens accounts and puts what it is going to do on the timeline. Called once, when the markets are open and before anybody trades. */
    void enter(Seat seat);
}
