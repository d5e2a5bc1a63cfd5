package io.reelgate.simulator.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One instance's view of the ledger: it writes to a file of its own and reads the files of all. Entries are written
 * in groups, one write at a time; polls are only counted, and each second the longest waiting counts are written.
 * Writing belongs to the event loop that opened it.
 */
public final class Ledger {

    private static final String POLLS = "reelgate.simulator.polls";
    private static final long POLL_WRITING_MILLIS = 1_000;
    private static final int POLLS_AT_ONCE = 500;

    private final Vertx vertx;
    private final LedgerFile file;
    private final LedgerFolder folder;
    private final PollCounts polls;
    private final long timer;

    private Ledger(Vertx vertx, Path directory, LedgerFile file) {
        this.vertx = vertx;
        this.file = file;
        folder = new LedgerFolder(directory);
        polls = vertx.sharedData()
                .<String, PollCounts>getLocalMap(POLLS)
                .computeIfAbsent(directory.toAbsolutePath().toString(), unseen -> new PollCounts());
        timer = vertx.setPeriodic(POLL_WRITING_MILLIS, tick -> writePolls(POLLS_AT_ONCE));
    }

    /** Opens a new file of this name in the directory, which is made if it is missing. */
    public static Future<Ledger> open(Vertx vertx, Path directory, String name) {
        OpenOptions fresh = new OpenOptions().setRead(false).setCreateNew(true);
        return vertx.fileSystem()
                .mkdirs(directory.toString())
                .compose(made -> vertx.fileSystem().open(directory.resolve(name).toString(), fresh))
                .map(opened -> new Ledger(vertx, directory, new LedgerFile(opened)));
    }

    /** Writes an entry, {@code kind} first; when the future completes, it is in the file. */
    public Future<Void> record(Map<String, ?> entry) {
        return file.append(entry);
    }

    /** Counts one answered poll. */
    public void count(Poll poll) {
        polls.count(poll);
    }

    /** How many polls this process answered in each tenth of a second, oldest first: {@code time} and {@code count}. */
    public List<Map<String, Object>> pollPace() {
        return polls.pace();
    }

    /** The entries that match, oldest first, from all files in the directory. */
    public Future<List<ObjectNode>> read(LedgerQuery query) {
        return writePolls(Integer.MAX_VALUE).compose(done -> vertx.executeBlocking(() -> folder.read(query)));
    }

    /** Forgets everything written before, by whichever simulator; the files stay, since others may be writing. */
    public Future<Void> clear() {
        polls.clear();
        return vertx.executeBlocking(folder::clear);
    }

    /** Writes what is left and closes the file. */
    public Future<Void> close() {
        vertx.cancelTimer(timer);
        return writePolls(Integer.MAX_VALUE).eventually(file::close);
    }

    private Future<Void> writePolls(int most) {
        List<PollCount> taken = polls.take(most);
        Future<Void> written = Future.succeededFuture();
        for (PollCount count : taken) {
            written = file.append(count.entry());
        }
        return written;
    }
}
