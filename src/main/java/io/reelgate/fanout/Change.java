package io.reelgate.fanout;

import io.reelgate.port.EventLog;
import io.vertx.core.json.JsonObject;

/**
 * A task at one version, ready to be sent: an event of the log, or a snapshot read from the store.
 *
 * @param offset the event's own; for a snapshot the position up to which the session has seen the log
 * @param ended whether the task is terminal
 * @param frame the whole text frame, made once for all sessions
 */
record Change(Offset offset, String taskId, long version, boolean ended, String frame) {
    static Change of(EventLog.Event event) {
        boolean ended = ended(new JsonObject(event.snapshot()).getString("state"));
        String frame = Frames.task(event.offset(), event.snapshot());
        return new Change(Offset.of(event.offset()), event.taskId(), event.version(), ended, frame);
    }

    static Change of(Snapshot snapshot, Offset position) {
        String frame = Frames.task(position.toString(), snapshot.data());
        return new Change(
                position, snapshot.task().id().value(), snapshot.task().version(), snapshot.ended(), frame);
    }

    private static boolean ended(String state) {
        return "success".equals(state) || "failed".equals(state);
    }
}
