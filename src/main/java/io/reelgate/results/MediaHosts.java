package io.reelgate.results;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The hosts each route may send us to for its results. An entry is a host, a host with a port, or {@code *.} and a
 * domain for all hosts below it; a route without entries has no results. IPv6 addresses stand in brackets.
 */
public final class MediaHosts {
    private final Map<String, List<String>> routeToHosts = new HashMap<>();

    public MediaHosts(Map<String, List<String>> routeToHosts) {
        routeToHosts.forEach((route, hosts) -> this.routeToHosts.put(
                route, hosts.stream().map(MediaHosts::lower).toList()));
    }

    /** The URL taken apart; fails when it is no http(s) URL of a host of this route. */
    URI check(String route, String url) {
        URI uri = parse(url);
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new ResultUnavailable("the result's URL is no plain http or https URL");
        }
        if (!allows(route, uri)) {
            throw new ResultUnavailable("the result lies on " + uri.getHost() + ", which is no media host of " + route);
        }
        return uri;
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new ResultUnavailable("the result's URL cannot be read");
        }
    }

    private boolean allows(String route, URI uri) {
        String host = lower(uri.getHost());
        return routeToHosts.getOrDefault(route, List.of()).stream()
                .anyMatch(entry -> entry.equals(host)
                        || entry.equals(host + ":" + port(uri))
                        || (entry.startsWith("*.") && host.endsWith(entry.substring(1))));
    }

    static boolean secure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    static int port(URI uri) {
        int usual = secure(uri) ? 443 : 80;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
