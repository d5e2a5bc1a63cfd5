package io.reelgate.results;

import io.reelgate.port.ResultCall;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request on the way to a result. A redirect leads to another one, which has the credentials only as long as the origin
 * stays the same: what was once dropped does not come back.
 *
 * @param left how many redirects may follow
 */
record Hop(ResultCall call, URI uri, Map<String, String> credentials, int left) {
    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    static Hop first(ResultCall call, URI uri) {
        return new Hop(call, uri, call.credentials(), MOST_REDIRECTS);
    }

    RequestOptions request() {
        RequestOptions request = new RequestOptions()
                .setMethod(call.method())
                .setSsl(MediaHosts.secure(uri))
                .setHost(bare(uri.getHost()))
                .setPort(MediaHosts.port(uri))
                .setURI(target(uri))
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.USER_AGENT, "Reelgate");
        credentials.forEach(request::putHeader);
        return request;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** Where an answer leads instead of being the result. Only questions without a body are asked again elsewhere. */
    Optional<String> redirect(HttpClientResponse response) {
        return REDIRECTS.contains(response.statusCode()) && call.method().equals(HttpMethod.GET) && left > 0
                ? Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION))
                : Optional.empty();
    }

    /** What a reference of this answer is in full; whether we may go there is not said by it. */
    String resolve(String location) {
        try {
            return uri.resolve(location).toString();
        } catch (IllegalArgumentException e) {
            throw new ResultUnavailable("the upstream leads nowhere for a result");
        }
    }

    /** {@code next} is allowed to the route. */
    Hop to(URI next) {
        if (MediaHosts.secure(uri) && !MediaHosts.secure(next)) {
            throw new ResultUnavailable("the upstream leads from https to http for a result");
        }
        return new Hop(call, next, isSameOrigin(next) ? credentials : Map.of(), left - 1);
    }

    private boolean isSameOrigin(URI next) {
        return uri.getHost().equalsIgnoreCase(next.getHost())
                && MediaHosts.secure(uri) == MediaHosts.secure(next)
                && MediaHosts.port(uri) == MediaHosts.port(next);
    }

    /** Leaves out the credentials and the URL. */
    @Override
    public String toString() {
        return "Hop[" + left + " left]";
    }
}
