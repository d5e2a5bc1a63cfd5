package io.reelgate.redis.embedded;

/** The own Redis cannot be started; the text says why and what to do, for the person at the terminal. */
public final class RedisRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RedisRefused(String text) {
        super(text);
    }

    RedisRefused(String text, Throwable cause) {
        super(text, cause);
    }
}
