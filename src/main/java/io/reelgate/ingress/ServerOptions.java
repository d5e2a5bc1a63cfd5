package io.reelgate.ingress;

import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The options of the public port; where the toolkit's default is unsafe, the safe one is spelled out. */
final class ServerOptions {
    /** A hundred task ids, each comma escaped, fit. */
    private static final int LONGEST_LINE = 8192;

    private static final int LARGEST_HEAD = 16_384;

    /** A message over the 16 KiB of the contract is answered with an error; one over this limit breaks the socket. */
    private static final int LARGEST_MESSAGE = 65_536;

    /** With 0 every instance would get a port of its own. */
    private static final int SHARED_FREE_PORT = -1;

    private ServerOptions() {}

    static HttpServerOptions of(IngressSettings settings) {
        return webSockets(new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port() == 0 ? SHARED_FREE_PORT : settings.port())
                .setAcceptBacklog(4096)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) settings.times().keepAlive().toMillis())
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LARGEST_HEAD)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false)
                .setDecompressionSupported(false)
                .setCompressionSupported(false));
    }

    /** Compression stays off: a small frame could be inflated to megabytes before any limit is looked at. */
    private static HttpServerOptions webSockets(HttpServerOptions options) {
        return options.setWebSocketSubProtocols(List.of("reelgate.v1"))
                .setMaxWebSocketFrameSize(LARGEST_MESSAGE)
                .setMaxWebSocketMessageSize(LARGEST_MESSAGE)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }
}
