package io.reelgate.simulator.ledger;

import io.reelgate.simulator.http.StrictJson;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import java.util.Map;

/**
 * One append-only file. While a write is under way, further lines gather and go out together with the next one, so
 * that a lone line is written at once and a flood in few writes.
 */
final class LedgerFile {

    private final AsyncFile file;
    private Buffer gathered = Buffer.buffer();
    private Promise<Void> gatheredWritten = Promise.promise();
    private Future<Void> underWay = Future.succeededFuture();
    private boolean writing;

    LedgerFile(AsyncFile file) {
        this.file = file;
    }

    /** When the future completes, the line has been handed to the operating system: a kill does not lose it. */
    Future<Void> append(Map<String, ?> entry) {
        gathered.appendBytes(StrictJson.bytes(entry)).appendByte((byte) '\n');
        Future<Void> written = gatheredWritten.future();
        if (!writing) {
            writeGathered();
        }
        return written;
    }

    Future<Void> close() {
        return writing ? underWay.eventually(this::close) : file.close();
    }

    private void writeGathered() {
        Buffer lines = gathered;
        Promise<Void> written = gatheredWritten;
        gathered = Buffer.buffer();
        gatheredWritten = Promise.promise();
        underWay = written.future();
        writing = true;
        file.write(lines).onComplete(result -> finish(written, result));
    }

    private void finish(Promise<Void> written, AsyncResult<Void> result) {
        writing = false;
        if (gathered.length() > 0) {
            writeGathered();
        }
        written.handle(result);
    }
}
