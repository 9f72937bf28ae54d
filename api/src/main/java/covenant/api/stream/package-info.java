/**
 * The live stream: what changes on the venue, told to browsers and programs over WebSocket and server-sent events.
 *
 * <pre>
 *   core thread:   every step -> {@code ChangeWatch} notes which markets changed, and the newest trades
 *                  every batch -> at most every 25 ms a {@code Cut}: a view of each changed market
 *   hub's context: Cut -> {@code FrameLog} (frames in order, and the newest frame of each market)
 *                  -> each {@code StreamClient} moves its cursor along the log as fast as its {@code Wire} takes it;
 *                  before that through a {@code Snapshot}, piece by piece
 * </pre>
 *
 * Clients hold a cursor, not a queue: a slow one costs no memory, and one that falls too far behind goes on along the newest frames
 * of the markets only. The formats are in the module's README.
 */
package covenant.api.stream;
