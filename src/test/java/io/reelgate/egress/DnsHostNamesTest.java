package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DnsHostNamesTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void findsAllAddressesAndAsksAnewEachTime() {
        NameServer server = new NameServer(vertx, question -> List.of("10.0.0." + question, "8.8.8.8"));
        DnsHostNames target = names(server);

        assertThat(resolve(target, "a.test")).containsExactly("10.0.0.0", "8.8.8.8");
        assertThat(resolve(target, "a.test")).containsExactly("10.0.0.1", "8.8.8.8");
    }

    @Test
    void findsTheAddressesBehindAnAlias() {
        NameServer server = new NameServer(vertx, question -> List.of("8.8.8.8", "10.0.0.1"));
        server.aliased = true;

        assertThat(resolve(names(server), "a.test")).containsExactly("8.8.8.8", "10.0.0.1");
    }

    /** What its owner wishes to be kept for a day is asked for again all the same. */
    @Test
    void remembersNeitherAliasesNorAddresses() {
        NameServer server = new NameServer(vertx, question -> List.of("8.8.8." + question));
        server.aliased = true;
        server.seconds = 86_400;
        DnsHostNames target = names(server);

        assertThat(resolve(target, "a.test")).containsExactly("8.8.8.0");
        assertThat(resolve(target, "a.test")).containsExactly("8.8.8.1");
        assertThat(server.questions).hasValue(2);
    }

    @Test
    void waitsForTheAddressesOfBothFamilies() {
        NameServer server = new NameServer(vertx, question -> List.of("8.8.8.8"));
        server.ipv6 = List.of("::1");
        server.ipv6Millis = 100;

        assertThat(resolve(names(server), "a.test")).containsExactly("8.8.8.8", "0:0:0:0:0:0:0:1");
    }

    @Test
    void findsNothingForANameWithoutAddress() {
        NameServer empty = new NameServer(vertx, question -> List.of());
        NameServer unknown = new NameServer(vertx, question -> List.of());
        unknown.code = NameServer.NXDOMAIN;

        assertThat(resolve(names(empty), "a.test")).isEmpty();
        assertThat(resolve(names(unknown), "a.test")).isEmpty();
    }

    @Test
    void failsWhereAServerIsInTrouble() {
        NameServer server = new NameServer(vertx, question -> List.of());
        server.code = NameServer.SERVFAIL;

        assertThatThrownBy(() -> resolve(names(server), "a.test")).isInstanceOf(Exception.class);
    }

    @Test
    void isContentWithOneFamilyWhereTheServerIsSilentAboutTheOther() {
        NameServer server = new NameServer(vertx, question -> List.of("8.8.8.8"));
        server.ipv6Millis = 60_000;
        DnsHostNames target = new DnsHostNames(vertx, List.of(server.address()), Duration.ofMillis(800));

        assertThat(resolve(target, "a.test")).containsExactly("8.8.8.8");
    }

    @Test
    void failsWhenNobodyAnswers() {
        int silent = done(vertx.createDatagramSocket().listen(0, "127.0.0.1"))
                .localAddress()
                .port();
        DnsHostNames target = new DnsHostNames(vertx, List.of("127.0.0.1:" + silent), Duration.ofMillis(200));

        assertThatThrownBy(() -> resolve(target, "a.test")).isInstanceOf(Exception.class);
    }

    /** The hosts file of this machine surely has it. */
    @Test
    void asksForNoLocalhostAndReadsNoHostsFile() {
        NameServer server = new NameServer(vertx, question -> List.of("8.8.8.8"));

        assertThat(resolve(names(server), "localhost")).containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(server.questions).hasValue(0);
        assertThat(resolve(names(server), "localhost.localdomain")).containsExactly("8.8.8.8");
    }

    private DnsHostNames names(NameServer server) {
        return new DnsHostNames(vertx, List.of(server.address()), Duration.ofSeconds(5));
    }

    private static List<String> resolve(DnsHostNames target, String host) {
        return done(target.resolve(host)).stream()
                .map(InetAddress::getHostAddress)
                .toList();
    }
}
