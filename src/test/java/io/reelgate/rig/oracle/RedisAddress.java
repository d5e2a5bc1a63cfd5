package io.reelgate.rig.oracle;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Redis by the connection string that gateways get: one server, several of a Cluster, or Sentinels with
 * {@code ?sentinel=<master name>}. The oracle does not speak TLS: give it a port without.
 */
record RedisAddress(
        Optional<String> user,
        Optional<String> password,
        List<InetSocketAddress> hosts,
        String database,
        Optional<String> sentinel) {
    private static final Pattern URL =
            Pattern.compile("redis://(?:([^:@/]*)(?::([^@]*))?@)?([^/?]+)(?:/(\\d*))?(?:\\?sentinel=(.+))?");
    private static final int PORT = 6379;

    static RedisAddress of(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "redis.url must be redis://[user[:password]@]host[:port][,...][/database][?sentinel=<name>]");
        }
        return new RedisAddress(
                text(parts.group(1)),
                text(parts.group(2)),
                Stream.of(parts.group(3).split(",", -1)).map(RedisAddress::host).toList(),
                text(parts.group(4)).orElse("0"),
                text(parts.group(5)));
    }

    private static Optional<String> text(String encoded) {
        return Optional.ofNullable(encoded)
                .filter(given -> !given.isEmpty())
                .map(given -> URLDecoder.decode(given, StandardCharsets.UTF_8));
    }

    private static InetSocketAddress host(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0
                ? new InetSocketAddress(text, PORT)
                : new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** What opens a session. */
    List<List<String>> greeting() {
        List<List<String>> commands = new ArrayList<>();
        password.ifPresent(secret ->
                commands.add(user.map(name -> List.of("AUTH", name, secret)).orElseGet(() -> List.of("AUTH", secret))));
        if (!database.equals("0")) {
            commands.add(List.of("SELECT", database));
        }
        return commands;
    }

    /** Where every key is found once: the one server, or each master of a Cluster. */
    List<InetSocketAddress> masters() {
        return sentinel.isPresent() ? List.of(first(this::namedMaster)) : first(this::mastersKnownTo);
    }

    private <T> T first(Function<InetSocketAddress, T> question) {
        RuntimeException last = new IllegalStateException("no host");
        for (InetSocketAddress host : hosts) {
            try {
                return question.apply(host);
            } catch (UncheckedIOException e) {
                last = e;
            }
        }
        throw last;
    }

    private InetSocketAddress namedMaster(InetSocketAddress host) {
        RedisAddress open = new RedisAddress(Optional.empty(), Optional.empty(), hosts, "0", sentinel);
        try (Resp connection = Resp.open(open, host)) {
            List<String> master = connection.texts("SENTINEL", "get-master-addr-by-name", sentinel.orElseThrow());
            return new InetSocketAddress(master.get(0), Integer.parseInt(master.get(1)));
        }
    }

    private List<InetSocketAddress> mastersKnownTo(InetSocketAddress host) {
        try (Resp connection = Resp.open(this, host)) {
            boolean cluster = String.valueOf(connection.ask("INFO", "cluster")).contains("cluster_enabled:1");
            return cluster ? masters(connection, host) : List.of(host);
        }
    }

    private static List<InetSocketAddress> masters(Resp connection, InetSocketAddress asked) {
        return ((List<?>) connection.ask("CLUSTER", "SLOTS"))
                .stream()
                        .map(range -> Resp.list(((List<?>) range).get(2)))
                        .map(node -> address(node, asked))
                        .distinct()
                        .toList();
    }

    /** A node that does not know its own name says nothing there. */
    private static InetSocketAddress address(List<String> node, InetSocketAddress asked) {
        String host = node.get(0).isEmpty() || node.get(0).equals("null") ? asked.getHostString() : node.get(0);
        return new InetSocketAddress(host, Integer.parseInt(node.get(1)));
    }
}
