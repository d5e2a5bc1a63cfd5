package io.reelgate.app.boot;

import io.netty.util.Version;
import io.reelgate.app.settings.Settings;
import io.reelgate.app.settings.UpstreamAccess;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;

/** What must hold before anything is started. */
final class StartChecks {
    /** Older ones have known vulnerabilities; see decision 0001. */
    private static final int[] NETTY = {4, 2, 18};

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Configuration configuration;

    StartChecks(Configuration configuration) {
        this.configuration = configuration;
    }

    void run() {
        checkNetty();
        if (configuration.settings().profile() == Settings.Profile.PRODUCTION) {
            checkProduction();
        }
    }

    private static void checkNetty() {
        Version.identify().values().forEach(version -> {
            if (olderThanNeeded(version.artifactVersion())) {
                throw new StartRefused(version.artifactId() + " is " + version.artifactVersion()
                        + ", but at least 4.2.18 is needed: something on the class path brings an older Netty");
            }
        });
    }

    static boolean olderThanNeeded(String version) {
        int[] parts = Arrays.stream(version.split("[.-]"))
                .limit(NETTY.length)
                .mapToInt(StartChecks::number)
                .toArray();
        return Arrays.compare(parts, NETTY) < 0;
    }

    private static int number(String part) {
        return part.chars().allMatch(Character::isDigit) ? Integer.parseInt(part) : 0;
    }

    private void checkProduction() {
        Settings settings = configuration.settings();
        require(settings.redis().url().isPresent(), "redis.url must be set: the own Redis is for one machine only");
        require(!configuration.simulated(), "upstreams must hold a vendor with an apiKey: no simulator");
        require(!settings.accounts().isEmpty(), "accounts must not be empty: there is no demo account");
        require(!settings.hints().insecure(), "hints.insecure must be false: it is for tests");
        require(settings.http().publicUrl().isPresent(), "http.publicUrl must be set: result links are made from it");
        settings.upstreams().forEach(StartChecks::checkAddresses);
    }

    /** A key goes over a network only where nobody reads along. */
    private static void checkAddresses(String name, UpstreamAccess access) {
        access.lanes(name)
                .values()
                .forEach(credential -> require(
                        isPrivate(access.address(name, credential)),
                        "upstreams." + name + ".baseUrl must be https, or http of this very machine"));
        access.cloud()
                .account()
                .ifPresent(account -> require(
                        isPrivate(account.tokenUri()),
                        "upstreams." + name + ".serviceAccount must name a token_uri of https"));
    }

    private static boolean isPrivate(URI url) {
        return "https".equals(url.getScheme()) || LOOPBACK.contains(String.valueOf(url.getHost()));
    }

    private static void require(boolean holds, String text) {
        if (!holds) {
            throw new StartRefused("profile production: " + text);
        }
    }
}
