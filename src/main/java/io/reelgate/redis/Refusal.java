package io.reelgate.redis;

/** Says what an operator can do about a server that refuses this node. */
final class Refusal {
    private Refusal() {}

    /** {@code server}: its address, for people. */
    static RedisUnavailable of(Object server, Throwable cause) {
        return new RedisUnavailable("Redis at " + server + " cannot be used: " + reason(cause));
    }

    private static String reason(Throwable cause) {
        String text = String.valueOf(cause.getMessage()) + deeper(cause);
        return cause instanceof RedisErrorReply reply ? advice(reply.code()) + text : text;
    }

    /** Why TLS fails stands at the bottom, such as a certificate that names another host. */
    private static String deeper(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == cause ? "" : " (" + root.getMessage() + ")";
    }

    private static String advice(String code) {
        return switch (code) {
            case "WRONGPASS" -> "it does not accept the user and password of redis.url: ";
            case "NOAUTH" -> "it asks for a password, and redis.url has none: ";
            case "NOPERM" -> "the user of redis.url may not do what the gateway needs: ";
            default -> "";
        };
    }
}
