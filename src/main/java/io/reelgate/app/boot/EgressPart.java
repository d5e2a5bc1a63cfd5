package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.egress.Egress;
import io.reelgate.egress.EgressSettings;
import io.reelgate.egress.MappedHosts;
import io.reelgate.egress.Rules;
import io.reelgate.egress.Trust;
import io.reelgate.port.CallbackClient;
import io.reelgate.port.CallerMedia;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.RedisMaster;
import io.reelgate.redis.RedisUrl;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The guard before all that callers make this node dial, and the clients behind it: one of each. */
final class EgressPart {
    private final Settings settings;
    private final RedisConnections redis;
    private final Rules rules;
    private final Egress egress;

    /**
     * Blocking.
     *
     * @param samples hosts that are mapped for media, besides those of the operator, whose own mappings go before
     */
    EgressPart(Foundation foundation, RedisConnections redis, MappedHosts samples, Shutdown shutdown) {
        this.settings = foundation.settings();
        this.redis = redis;
        this.rules = Rules.of(
                settings.callbacks().allow(),
                settings.egress().allow(),
                settings.egress().openPorts(),
                settings.egress().mappedHosts(),
                samples);
        this.egress = Egress.open(
                foundation.vertx(),
                EgressSettings.defaults(),
                rules,
                settings.egress().trust().map(Trust::ofPem).orElse(Trust.STANDARD),
                this::own,
                foundation.clock(),
                foundation.random(),
                foundation.metrics());
        shutdown.last("egress", () -> egress.close().await());
    }

    /** What callers' URLs are judged by, at admission too. */
    Rules rules() {
        return rules;
    }

    CallbackClient callbacks() {
        return egress.callbacks();
    }

    CallerMedia media() {
        return egress.media();
    }

    /** Nothing of a caller's may be turned on the gateway itself or its Redis, whatever the operator opened. */
    private Collection<InetSocketAddress> own() {
        return Stream.of(listening(), configured(), masters())
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<InetSocketAddress> listening() {
        return Stream.of(
                place(settings.http().host(), settings.http().port()),
                place(settings.ops().host(), settings.ops().port()));
    }

    private Stream<InetSocketAddress> configured() {
        return settings.redis().url().map(RedisUrl::parse).map(RedisUrl::hosts).orElse(List.of()).stream()
                .map(host -> place(host.host(), host.port()));
    }

    /** Those that Sentinels or a Cluster named, and an own one. */
    private Stream<InetSocketAddress> masters() {
        return redis.masters().stream().map(RedisMaster::name).map(EgressPart::place);
    }

    private static InetSocketAddress place(String name) {
        int colon = name.lastIndexOf(':');
        String host = name.substring(0, colon).replaceAll("[\\[\\]]", "");
        return place(host, Integer.parseInt(name.substring(colon + 1)));
    }

    private static InetSocketAddress place(String host, int port) {
        return InetSocketAddress.createUnresolved(host, port);
    }
}
