/**
 * The projection: the ledger as tables in one H2 file, {@code projection.mv.db} in the venue's data directory. The journal is the
 * truth; this is what people and programs ask questions of. It is written by the journal's follower on a thread of its own, may lag,
 * and may be deleted at any time: the follower fills a new file.
 *
 * <pre>
 *   follower --onStep--> H2Projection --> Tables --> AccountTable     account       one row each, with its cash now
 *            --commit->                         |--> MarketTable      market        terms, and how it stands now
 *                                               |--> TradeTable       trade         one wide row a trade, prices included
 *                                               |--> TradeListTable   trade_list    which trades concern whom
 *                                               |--> PostingTable     cash_posting  every side of all other money
 *                                               |--> MarketEventTable market_event  openings, settlements, ... with prices
 *                                               |--> CourseTable      market_course what a market did in each five minutes
 *                                               |--> PositionTable    position      payoff vectors now
 *                                               |--> OrderTable       resting_order what was asked, how it ended
 *                                               |--> ActorTable, CommitmentTable, CommitmentEventTable, PledgeTable
 *                                               |--> PlaybookTable, PlaybookEventTable, FiringTable, DeliveryTable
 *                                               |--> ActTable         act           who used the rights of an office
 *                                                                     progress      last sequence and time, whose, rows
 *                                                                     posting       a view: every posting, trades' too
 * </pre>
 *
 * <p><b>Money.</b> {@code posting} is double entry: sides {@code account} (holder is an account), {@code vault} (holder is a market),
 * {@code escrow} and {@code world} (holder is -1). The postings of every command sum to zero, those of an account to its cash, those of a
 * vault to what the market holds, those of the escrow to what is set aside. A trade's three lines (trader, sponsor's fee, vault) come
 * from its wide row.
 *
 * <p><b>Places.</b> A command can bring any number of events: what was due before it, itself, orders that it fills. Each event takes as
 * many lines of the command as it has postings, at least one; (sequence, line) is its place, in every table and in every cursor. It is
 * projected while the engine stands just behind it, so its prices are those of that moment and its time is when it was due.
 *
 * <p><b>One moment.</b> A commit writes rows and {@code progress} in one transaction, so the file always shows the venue as it stood
 * after {@code progress.last_sequence}. H2 may lose its last commits at a crash, together with the progress they made; the follower
 * goes on from what is left. A kill may also leave tables of different moments: {@code progress} keeps the number of rows of every
 * table, and a file that has others when it is opened is rebuilt, with a report. Tables that show the present (account, market, position) are written once a commit, from the
 * follower's engine, for what was touched only.
 *
 * <p><b>What goes wrong.</b> Any error closes the connection and is a {@code SinkUnavailable}; the next
 * {@code committedSequence()} opens the file again and may be lower than the last. A full disk or a locked file is waited for. A
 * damaged file is set aside as {@code projection.damaged.mv.db}, one of another schema version deleted, both with a report; then
 * everything is rebuilt.
 *
 * <p><b>Why lists of trades.</b> Two indexes over {@code trade}, by market and by account, cost more than the trades: with a thousand
 * accounts and commits of 8,192, a row took 2.5 microseconds of the writer's processor, 6 with the indexes, 3.4 with the lists. A row in {@code trade_list} holds all the trades of one owner in one commit (at
 * most 1,024), so there are few rows when it is busy, and no more than an index has entries when it is quiet. A reader takes the
 * sequences from there and the rows from {@code trade} by key.
 *
 * <p><b>To add a table:</b> write it into {@code schema.sql} and raise {@code ProjectionDatabase.SCHEMA_VERSION}; write a {@code Table}
 * for it and add it to the list in {@code Tables}, which is also where an event finds its tables (one that finds none halts the
 * follower, and {@code H2ProjectionTest} plays every kind); add its query to {@code Audit.TABLES} in the tests, so that rebuilding and
 * batching are checked for it.
 */
package covenant.ledger.projection;
