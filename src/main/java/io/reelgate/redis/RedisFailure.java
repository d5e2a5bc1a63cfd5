package io.reelgate.redis;

import io.reelgate.port.StoreUnavailable;

/**
 * Why a command brought no result. {@link #outcomeUnknown()} is the question that matters to a caller: an unknown command
 * may have been executed, may still be executed later, or may never be.
 */
public abstract sealed class RedisFailure extends StoreUnavailable
        permits RedisTimeout, RedisDisconnected, RedisUnavailable, RedisBusy, RedisErrorReply, NotConfirmed {
    private static final long serialVersionUID = 1L;

    RedisFailure(String text) {
        super(text);
    }

    /** Whether the command may have been executed, or may be executed later. */
    public abstract boolean outcomeUnknown();
}
