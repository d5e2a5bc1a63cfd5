package io.reelgate.redis.store;

import io.vertx.redis.client.Response;
import java.util.regex.Pattern;

/**
 * Where a stream begins and ends.
 *
 * @param length entries now
 * @param added entries ever; unknown to Redis before 7, then -1
 */
record StreamState(String lastId, long length, long added) {
    static final StreamState EMPTY = new StreamState("0-0", 0, 0);

    private static final Pattern ID = Pattern.compile("\\d{1,15}-\\d{1,9}");

    static StreamState of(Response info) {
        Response added = info.get("entries-added");
        return new StreamState(
                info.get("last-generated-id").toString(),
                info.get("length").toLong(),
                added == null ? -1 : added.toLong());
    }

    /** Offsets come from callers. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * Whether everything after an offset that is no entry (any more) is still there: it is the end of the stream, or
     * it lies before the first entry and none was ever trimmed. Everything else is taken for trimmed or invented.
     */
    boolean reachesBackTo(String offset) {
        return offset.equals(lastId) || (offset.equals(EMPTY.lastId) && added == length);
    }
}
