package io.reelgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One connection's share of a watch: subscribes, takes what comes, ends with the connection or with the tasks. */
final class Following {
    private static final int MOST_IDS = 256;
    private static final long REFRESH = 150;
    private static final long PING_AFTER = 20_000;
    private static final long DEAD_AFTER = 60_000;
    private static final long SUBSCRIBE_AGAIN = 1_000;
    private static final int KEY_REVOKED = 4401;
    private static final int TOO_MANY_SOCKETS = 4429;

    private final TaskSocket socket;
    private final TaskBoard board;
    private final Display display;
    private final Clock clock;
    private final Consumer<String> offsets;
    private long lastHeard;
    private boolean pinged;
    private boolean closed;

    /** {@code offsets} gets each offset seen. */
    Following(TaskSocket socket, TaskBoard board, Display display, Clock clock, Consumer<String> offsets) {
        this.socket = socket;
        this.board = board;
        this.display = display;
        this.clock = clock;
        this.offsets = offsets;
    }

    void run(Optional<String> since) {
        subscribe(since);
        lastHeard = clock.millis();
        while (!closed && !board.allEnded()) {
            socket.next(REFRESH).ifPresentOrElse(this::heard, this::quiet);
        }
        display.refresh();
    }

    private void subscribe(Optional<String> since) {
        List<String> ids = board.open();
        for (int from = 0; from < ids.size(); from += MOST_IDS) {
            socket.subscribe(ids.subList(from, Math.min(ids.size(), from + MOST_IDS)), since);
        }
    }

    private void quiet() {
        display.refresh();
        long silent = clock.millis() - lastHeard;
        if (silent > DEAD_AFTER) {
            closed = true;
        } else if (silent > PING_AFTER && !pinged) {
            pinged = true;
            socket.ping();
        }
    }

    private void heard(News news) {
        lastHeard = clock.millis();
        pinged = false;
        switch (news) {
            case News.Frame frame -> take(frame);
            case News.Closed end -> closed(end);
        }
    }

    private void take(News.Frame news) {
        JsonNode frame = news.frame();
        switch (news.type()) {
            case "task" -> task(frame);
            case "progress" -> board.progress(frame.path("data"));
            case "error" ->
                error(frame.path("code").asInt(), frame.path("message").asText());
            default -> {}
        }
    }

    private void task(JsonNode frame) {
        board.task(TaskView.of(frame.path("data")));
        offsets.accept(frame.path("offset").asText());
    }

    private void error(int code, String message) {
        switch (code) {
            case 404 ->
                board.unknown(board.open().stream()
                        .filter(NamedTasks.in(message)::contains)
                        .toList());
            case 429, 503 -> subscribeAgain();
            default -> throw new ClientFailure("refused (" + code + "): " + message);
        }
    }

    /** Without an offset: what is answered is each task's state, and no more is needed here. */
    private void subscribeAgain() {
        Pause.of(SUBSCRIBE_AGAIN);
        subscribe(Optional.empty());
    }

    private void closed(News.Closed end) {
        closed = true;
        if (end.code() == KEY_REVOKED || end.code() == TOO_MANY_SOCKETS) {
            throw new ClientFailure("the gateway closed the connection: " + end.reason());
        }
    }
}
