package io.reelgate.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Follows tasks until all have ended: over the socket, again and again after a disconnect and from the last offset
 * seen, so that nothing is missed; by asking for their status where there is no socket.
 */
final class Watch {
    private static final long GIVE_UP = 60_000;
    private static final long FIRST_PAUSE = 250;
    private static final long LONGEST_PAUSE = 4_000;

    private final GatewayClient gateway;
    private final Clock clock;
    private final Display display;
    private final Optional<String> model;
    private Optional<String> lastOffset = Optional.empty();
    private boolean connectedOnce;
    private long lostSince;
    private long pause = FIRST_PAUSE;

    /** {@code model} is needed only where there is no socket. */
    Watch(GatewayClient gateway, Clock clock, Display display, Optional<String> model) {
        this.gateway = gateway;
        this.clock = clock;
        this.display = display;
        this.model = model;
    }

    /** The answer is the exit code. */
    int run(List<String> ids) {
        TaskBoard board = new TaskBoard(ids, display);
        while (!board.allEnded()) {
            follow(board);
        }
        display.refresh();
        return board.someFailed() ? ClientCommand.SOME_FAILED : ClientCommand.ALL_WELL;
    }

    private void follow(TaskBoard board) {
        try (TaskSocket socket = gateway.open()) {
            connected();
            new Following(socket, board, display, clock, this::seen).run(lastOffset);
        } catch (ClientFailure.NoSocket e) {
            poll(board, e);
            return;
        } catch (ClientFailure.Unreachable e) {
            unreachable(e);
        }
        if (!board.allEnded()) {
            disconnected();
        }
    }

    private void seen(String offset) {
        lastOffset = Optional.of(offset);
        pause = FIRST_PAUSE;
        lostSince = 0;
    }

    private void connected() {
        if (lostSince > 0) {
            display.note("connected again");
        }
        connectedOnce = true;
    }

    private void unreachable(ClientFailure failure) {
        if (!connectedOnce) {
            throw failure;
        }
    }

    private void disconnected() {
        if (lostSince == 0) {
            lostSince = clock.millis();
            display.note("connection lost, trying again");
        }
        if (clock.millis() - lostSince > GIVE_UP) {
            throw new ClientFailure("the connection is lost; the tasks go on, watch them again later");
        }
        display.refresh();
        Pause.of(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
    }

    private void poll(TaskBoard board, ClientFailure noSocket) {
        String known = model.orElseThrow(
                () -> new ClientFailure(noSocket.getMessage() + "; with --model the status can be asked for instead"));
        display.note(noSocket.getMessage() + ", asking for the status instead");
        new StatusPoll(gateway, display).run(board, known);
    }
}
