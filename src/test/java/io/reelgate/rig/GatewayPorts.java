package io.reelgate.rig;

import java.util.Map;

/** Where a node listens, also after it was started again. */
public record GatewayPorts(int http, int operations) {
    public static GatewayPorts free() {
        return new GatewayPorts(Ports.free(), Ports.free());
    }

    public Map<String, String> settings() {
        return Map.of("REELGATE_HTTP_PORT", Integer.toString(http), "REELGATE_OPS_PORT", Integer.toString(operations));
    }

    public String url(String path) {
        return "http://localhost:" + http + path;
    }

    public String ops(String path) {
        return "http://localhost:" + operations + path;
    }
}
