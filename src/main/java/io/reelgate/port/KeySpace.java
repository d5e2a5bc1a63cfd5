package io.reelgate.port;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything the store holds, page by page: it finds what no index names. Fails with {@link StoreUnavailable}. */
public interface KeySpace {
    /** How far a walk has come. */
    record Position(int server, String cursor) {
        public static final Position START = new Position(0, "0");
    }

    /**
     * A page.
     *
     * @param suspects tasks that the audit of their partition does not meet
     * @param callbacks as the suspects
     * @param unreadable keys of tasks that are not understood
     * @param next empty at the end
     */
    record Page(
            List<Suspect> suspects, List<LooseCallback> callbacks, List<String> unreadable, Optional<Position> next) {}

    /** Whether it is this node's turn; for {@code rhythm} from then on it is nobody's. */
    Future<Boolean> takeTurn(Duration rhythm);

    /** It stays this node's turn for so long. */
    Future<Void> keepTurn(Duration duration);

    /** About {@code most} keys. */
    Future<Page> page(Position from, int most);
}
