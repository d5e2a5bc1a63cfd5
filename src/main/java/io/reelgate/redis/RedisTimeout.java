package io.reelgate.redis;

/** Sent, and not answered in time: the command may have been executed, or may be executed later. */
public final class RedisTimeout extends RedisFailure {
    private static final long serialVersionUID = 1L;

    RedisTimeout(String text) {
        super(text);
    }

    @Override
    public boolean outcomeUnknown() {
        return true;
    }
}
