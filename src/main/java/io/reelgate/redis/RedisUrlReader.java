package io.reelgate.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@link RedisUrl}. No message repeats a part of the text: a stray character may have made it the password. */
final class RedisUrlReader {
    private static final String FORM = "redis.url must be redis[s]://[user[:password]@]host[:port][,host[:port]...]"
            + "[/database][?sentinel=<master name>]: ";
    private static final Pattern PARTS = Pattern.compile("(rediss?)://([^/?#]*)(?:/([^?#]*))?(?:\\?([^#]*))?");
    private static final Pattern HOST =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+(?:%\\w+)?)]|([A-Za-z0-9._-]+))(?::(\\d{1,5}))?");
    private static final Pattern SENTINEL = Pattern.compile("sentinel=([^&=]+)");
    private static final int PORT = 6_379;
    private static final int SENTINEL_PORT = 26_379;
    private static final int MOST_PORT = 65_535;

    private final String text;

    RedisUrlReader(String text) {
        this.text = text;
    }

    RedisUrl read() {
        Matcher parts = PARTS.matcher(text);
        require(
                parts.matches(),
                "it must begin with redis:// or rediss:// and have no '#'; write / ? # @ in a password "
                        + "as %2F %3F %23 %40");
        Optional<String> sentinel = Optional.ofNullable(parts.group(4)).map(RedisUrlReader::sentinel);
        String[] authority = parts.group(2).split("@", -1);
        require(authority.length <= 2, "there are two '@'; write one in a password as %40");
        Optional<Credentials> credentials =
                authority.length == 2 ? Optional.of(credentials(authority[0])) : Optional.empty();
        return new RedisUrl(
                parts.group(1).equals("rediss"),
                credentials,
                hosts(authority[authority.length - 1], sentinel.isPresent() ? SENTINEL_PORT : PORT),
                database(Optional.ofNullable(parts.group(3)).orElse("")),
                sentinel);
    }

    private static String sentinel(String query) {
        Matcher sentinel = SENTINEL.matcher(query);
        require(sentinel.matches(), "the only parameter is sentinel=<master name>");
        return decoded(sentinel.group(1));
    }

    private static Credentials credentials(String text) {
        String[] parts = text.split(":", -1);
        require(parts.length <= 2, "there are two ':' before the '@'; write one in a password as %3A");
        String user = decoded(parts[0]);
        String password = parts.length == 2 ? decoded(parts[1]) : "";
        require(!user.isEmpty() || !password.isEmpty(), "user and password are empty; leave out the '@'");
        return Credentials.of(user, password);
    }

    private static List<NodeAddress> hosts(String text, int port) {
        List<NodeAddress> hosts = new ArrayList<>();
        for (String host : text.split(",", -1)) {
            NodeAddress address = host(host, port, hosts.size() + 1);
            require(!hosts.contains(address), "host " + (hosts.size() + 1) + " is named twice");
            hosts.add(address);
        }
        return List.copyOf(hosts);
    }

    private static NodeAddress host(String text, int defaultPort, int number) {
        Matcher host = HOST.matcher(text);
        require(
                host.matches(),
                "host " + number + " or its port is no host[:port]; an IPv6 address stands in brackets");
        int port = host.group(3) == null ? defaultPort : Integer.parseInt(host.group(3));
        require(port > 0 && port <= MOST_PORT, "the port of host " + number + " is not within 1..65535");
        return new NodeAddress(host.group(1) == null ? host.group(2) : host.group(1), port);
    }

    private static int database(String text) {
        require(text.matches("\\d{0,6}"), "the database is not a number");
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static String decoded(String text) {
        return PercentDecoding.of(text)
                .orElseThrow(
                        () -> new IllegalArgumentException(FORM + "a '%' begins no two hex digits; write one as %25"));
    }

    private static void require(boolean valid, String reason) {
        if (!valid) {
            throw new IllegalArgumentException(FORM + reason);
        }
    }
}
