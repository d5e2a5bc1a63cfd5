package io.reelgate.redis;

/** Redis answered with an error: the command was refused, or a script stopped where it failed. */
public final class RedisErrorReply extends RedisFailure {
    private static final long serialVersionUID = 1L;

    private final String code;

    RedisErrorReply(String text) {
        super(text);
        this.code = text.split(" ", 2)[0];
    }

    /** The first word of the reply, such as {@code NOSCRIPT}, {@code OOM} or {@code ERR}. */
    public String code() {
        return code;
    }

    @Override
    public boolean outcomeUnknown() {
        return false;
    }

    /** The server is alive but not the one to talk to: still loading its file, or demoted to a replica. */
    boolean wrongServer() {
        return code.equals("LOADING") || code.equals("READONLY") || code.equals("MASTERDOWN");
    }
}
