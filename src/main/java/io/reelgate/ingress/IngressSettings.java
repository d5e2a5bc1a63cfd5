package io.reelgate.ingress;

import java.net.URI;
import java.time.Duration;

/**
 * How the public port behaves.
 *
 * @param port 0 takes any free port
 * @param publicUrl what callers reach the gateway by, without a trailing slash; never taken from the Host header
 * @param maxBodyBytes larger request bodies are refused with 413
 * @param maxConnections open connections of this node over all event loops; a further one is closed at once
 * @param longPollMost the most a caller may ask to wait for a status, 25-60 s
 * @param admitTimeout how long the governor may take; far longer than the store needs to decide, because what is refused
 *     here may be admitted all the same
 * @param times bounds on how slowly a client may talk
 */
public record IngressSettings(
        String host,
        int port,
        String publicUrl,
        int maxBodyBytes,
        int maxConnections,
        Duration longPollMost,
        Duration admitTimeout,
        Times times) {

    /**
     * Bounds on how slowly a client may talk.
     *
     * @param firstRequest from accepting a connection to its first complete request head
     * @param keepAlive from an answer to the next complete request head; longer than load balancers keep connections
     * @param body from a request's head to the end of its body
     * @param sweep how often the bounds are looked at
     * @param drain how long a stop waits for requests that are being served
     */
    public record Times(Duration firstRequest, Duration keepAlive, Duration body, Duration sweep, Duration drain) {
        public static Times defaults() {
            return new Times(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(75),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10));
        }
    }

    public IngressSettings {
        if (URI.create(publicUrl).getScheme() == null || publicUrl.endsWith("/")) {
            throw new IllegalArgumentException("publicUrl must be absolute, without a trailing slash");
        }
        if (longPollMost.toSeconds() < 1 || longPollMost.compareTo(times.keepAlive()) >= 0) {
            throw new IllegalArgumentException("longPollMost must be at least 1 s and below times.keepAlive");
        }
    }

    /** The same with another patience at a stop. */
    public IngressSettings withDrain(Duration drain) {
        Times others = new Times(times.firstRequest(), times.keepAlive(), times.body(), times.sweep(), drain);
        return new IngressSettings(
                host, port, publicUrl, maxBodyBytes, maxConnections, longPollMost, admitTimeout, others);
    }

    /** The port on an interface, everything else as documented. */
    public static IngressSettings of(String host, int port, String publicUrl) {
        return new IngressSettings(
                host,
                port,
                publicUrl,
                1 << 20,
                20_000,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Times.defaults());
    }
}
