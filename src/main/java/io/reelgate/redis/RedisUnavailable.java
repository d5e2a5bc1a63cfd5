package io.reelgate.redis;

/** Never sent, because no connection to Redis stands. */
public final class RedisUnavailable extends RedisFailure {
    private static final long serialVersionUID = 1L;

    RedisUnavailable(String text) {
        super(text);
    }

    @Override
    public boolean outcomeUnknown() {
        return false;
    }
}
