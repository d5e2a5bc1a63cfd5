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

    /** The command did not run and belongs to another server of the Cluster. */
    boolean redirection() {
        return code.equals("MOVED") || code.equals("ASK");
    }

    /** The command did not run because the Cluster cannot agree; another server may know more. */
    boolean unsettled() {
        return code.equals("CLUSTERDOWN");
    }

    /** The server is alive but not the one to talk to: still loading its file, or demoted to a replica. */
    boolean wrongServer() {
        return code.equals("LOADING") || code.equals("MASTERDOWN") || readOnly();
    }

    /** Before Redis 7 a script's own failed write is quoted inside an error of the script. */
    private boolean readOnly() {
        return code.equals("READONLY") || String.valueOf(getMessage()).contains("-READONLY ");
    }
}
