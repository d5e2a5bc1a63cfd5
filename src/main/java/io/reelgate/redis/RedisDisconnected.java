package io.reelgate.redis;

/** Sent, and the connection was lost before the answer: the command may have been executed. */
public final class RedisDisconnected extends RedisFailure {
    private static final long serialVersionUID = 1L;

    RedisDisconnected(String text) {
        super(text);
    }

    @Override
    public boolean outcomeUnknown() {
        return true;
    }
}
