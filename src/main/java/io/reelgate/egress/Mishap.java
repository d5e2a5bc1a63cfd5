package io.reelgate.egress;

import io.netty.channel.ConnectTimeoutException;
import java.net.BindException;
import java.net.NoRouteToHostException;
import java.util.List;
import java.util.Locale;

/** Why a look came to nothing, and who is to blame for it. */
final class Mishap extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What a system says when it has no more to give to this process. */
    private static final List<String> OURS = List.of(
            "too many open files", "no buffer space", "cannot allocate memory", "cannot assign requested address");

    private static final List<String> NO_WAY =
            List.of("network is unreachable", "no route to host", "host is unreachable");

    /** Who is to blame. */
    enum Blame {
        /** The other side: it answered, only not as it should. */
        THEIRS,
        /** A host that nobody answers for may be down, and so may our network. */
        UNCLEAR,
        /** This node. */
        OURS,
        /** Nobody: the other side asks for patience. */
        NOBODY
    }

    private final Blame blame;
    private final String host;

    Mishap(Blame blame, String host, String message) {
        super(message, null, false, false);
        this.blame = blame;
        this.host = host;
    }

    /** No connection to the host. */
    static Mishap dialling(String host, Throwable failure) {
        return new Mishap(blame(failure), host, String.valueOf(failure));
    }

    private static Blame blame(Throwable failure) {
        if (failure instanceof BindException || says(failure, OURS)) {
            return Blame.OURS;
        }
        boolean nobody = failure instanceof ConnectTimeoutException
                || failure instanceof NoRouteToHostException
                || says(failure, NO_WAY);
        return nobody ? Blame.UNCLEAR : Blame.THEIRS;
    }

    private static boolean says(Throwable failure, List<String> words) {
        String text = (failure.getMessage() + " " + failure.getCause()).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(text::contains);
    }

    Blame blame() {
        return blame;
    }

    String host() {
        return host;
    }
}
