package io.reelgate.redis;

/** Follows what a server of a Cluster says about where a command belongs. Any thread. */
final class Redirects {
    private final Masters masters;
    private final Runnable troubled;
    private final Tallies tallies;

    /** {@code troubled}: told when the map in use must be wrong. */
    Redirects(Masters masters, Runnable troubled, Tallies tallies) {
        this.masters = masters;
        this.troubled = troubled;
        this.tallies = tallies;
    }

    /** {@code reply} is a MOVED or an ASK, which proves that the command did not run at {@code from}. */
    void resend(PendingCommand command, RedisErrorReply reply, NodeAddress from) {
        String[] words = String.valueOf(reply.getMessage()).split(" ", -1);
        if (words.length != 3) {
            command.fail(reply);
            return;
        }
        boolean asking = reply.code().equals("ASK");
        tallies.redirections.increment();
        if (!asking) {
            troubled.run();
        }
        command.travel(masters.named(NodeAddress.announced(words[2], from)), asking);
    }

    /** The Cluster cannot serve the command now. */
    void unsettled() {
        troubled.run();
    }
}
