package io.reelgate.redis;

/** Never sent, because too many commands are unanswered already. */
public final class RedisBusy extends RedisFailure {
    private static final long serialVersionUID = 1L;

    RedisBusy(String text) {
        super(text);
    }

    @Override
    public boolean outcomeUnknown() {
        return false;
    }
}
