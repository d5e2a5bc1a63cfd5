package io.reelgate.app.settings;

import io.reelgate.config.bind.Default;
import io.reelgate.domain.lane.BreakerRules;
import java.time.Duration;

/**
 * When a lane is taken for one that is out of order.
 *
 * @param enabled whether it ever is
 * @param silence how long a submit may be unanswered before that counts as an error
 * @param accountPause between tries of a lane that refuses our account: its key, rights or balance
 */
public record BreakerTimes(@Default("true") boolean enabled, Duration silence, Duration accountPause) {
    public BreakerTimes {
        if (silence.toMillis() < 1) {
            throw new IllegalArgumentException("silence must be above 0 (was " + silence.toMillis() + "ms)");
        }
        new BreakerRules(accountPause, enabled);
    }

    public BreakerRules rules() {
        return new BreakerRules(accountPause, enabled);
    }
}
