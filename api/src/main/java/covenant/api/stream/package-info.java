/**
 * The live stream: what changes on the venue, told to browsers and programs over WebSocket and server-sent events.
 *
 * <pre>
 *   core thread:   every step -> {@code ChangeWatch} notes which markets changed, and the newest trades
 *                  every batch -> at most every 25 ms a {@code Cut}: a view of each changed market
 *   hub's context: Cut -> {@code FrameLog} (frames in order, and the newest frame of each market)
 *                  -> each {@code StreamClient} moves its cursor along the log as fast as its {@code Wire} takes it;
 *                  before that through a {@code Snapshot}, piece by piece; or, if it was away for long, through a
 *                  {@code Replay} of the history, read by way of {@code Past}
 * </pre>
 *
 * What is an account's own goes the same way: {@code OwnWatch} notes it beside {@code ChangeWatch}, for followed accounts only, and its frames
 * have an owner in their {@code Topic}; a client's {@code Interest} decides what it hears.
 *
 * Clients hold a cursor, not a queue: a slow one costs no memory, and one that falls too far behind goes on along the newest frames
 * of the markets only. The formats are in STREAM.md.
 */
package covenant.api.stream;
