package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.address.Ports;
import io.reelgate.egress.Decision.Allowed;
import io.reelgate.egress.Decision.Refused;
import io.reelgate.egress.Decision.Unsure;
import io.reelgate.port.Metrics;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final List<String> NOTHING = List.of();
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1");

    private static final List<InetAddress> PUBLIC = addresses("93.184.215.14");

    private final List<String> asked = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private Map<String, List<InetAddress>> answers = Map.of();

    @Test
    void refusesANameWhenOnlyOneOfItsAddressesIsInside() {
        assertThat(refusal(NOTHING, "https://hook.example.com/", "93.184.215.14", "127.0.0.1"))
                .isEqualTo(Refusal.NOT_PUBLIC);
    }

    @Test
    void refusesANameWithoutAddress() {
        assertThat(refusal(NOTHING, "https://hook.example.com/")).isEqualTo(Refusal.UNRESOLVED);
    }

    @Test
    void prefersTheOldProtocol() {
        var target = check(NOTHING, "https://hook.example.com/", "2606:4700::1", "93.184.215.14");

        assertThat(target.address().getAddress().getHostAddress()).isEqualTo("93.184.215.14");
    }

    @Test
    void dialsWhatTheOperatorOpened() {
        assertThat(check(LOOPBACK, "http://127.0.0.1:9000/").address().getPort())
                .isEqualTo(9000);
        assertThat(check(LOOPBACK, "http://localhost:9000/", "127.0.0.1", "::1"))
                .isNotNull();
        assertThat(check(LOOPBACK, "https://hook.example.com/", "127.0.0.1")).isNotNull();
        assertThat(refusal(LOOPBACK, "https://hook.example.com/", "10.0.0.1")).isEqualTo(Refusal.NOT_PUBLIC);
    }

    @Test
    void passesOverTheOtherAddressesOfANameTheOperatorOpened() {
        var policy = List.of("127.0.0.0/8");

        var target = check(policy, "http://localhost:9000/", "::1", "127.0.0.1");

        assertThat(target.address().getAddress()).isEqualTo(address("127.0.0.1"));
        assertThat(refusal(policy, "http://localhost:9000/", "::1")).isEqualTo(Refusal.NOT_PUBLIC);
    }

    @Test
    void neverDialsTheGatewayItself() {
        var own = Set.of(place("127.0.0.1", 6379), place("0.0.0.0", 8080), place("redis.internal", 6380));
        var guard = guard(LOOPBACK, MappedHosts.NONE, own);

        assertThat(refusal(guard, "http://127.0.0.1:6379/")).isEqualTo(Refusal.OWN_ADDRESS);
        assertThat(refusal(guard, "http://127.0.0.1:8080/")).isEqualTo(Refusal.OWN_ADDRESS);
        assertThat(refusal(guard, "http://127.9.9.9:8080/")).isEqualTo(Refusal.OWN_ADDRESS);
        assertThat(refusal(guard, "http://[::1]:8080/")).isEqualTo(Refusal.OWN_ADDRESS);
        assertThat(done(guard.decide(Use.CALLBACK, "http://127.0.0.1:6381/"))).isInstanceOf(Allowed.class);
    }

    @Test
    void resolvesTheNamesOfItsOwnServersWhereThePortIsTheirs() {
        var own = Set.of(place("redis.internal", 6380));
        answers = Map.of("redis.internal", List.of(address("127.0.0.5")));
        var guard = guard(LOOPBACK, MappedHosts.NONE, own);

        assertThat(refusal(guard, "http://127.0.0.5:6380/")).isEqualTo(Refusal.OWN_ADDRESS);
        assertThat(done(guard.decide(Use.CALLBACK, "http://127.0.0.6:6380/"))).isInstanceOf(Allowed.class);
        asked.clear();
        assertThat(done(guard.decide(Use.CALLBACK, "http://127.0.0.5:6381/"))).isInstanceOf(Allowed.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesWhenItCannotTellWhereItsOwnServersAre() {
        var guard = guard(LOOPBACK, MappedHosts.NONE, Set.of(place("gone.internal", 6380)));

        assertThat(((Unsure) done(guard.decide(Use.CALLBACK, "http://127.0.0.5:6380/"))).reason())
                .isEqualTo(Refusal.OWN_UNKNOWN);
        assertThat(counted).containsExactly("reelgate_egress_refusals_total [use, callback, reason, own_unknown]");
    }

    @Test
    void isUnsureOfANameNobodyCanTellAbout() {
        var guard = guard(NOTHING, MappedHosts.NONE, Set.of());

        assertThat(done(guard.decide(Use.IMAGE, "https://silent.test/")))
                .isEqualTo(new Unsure(Refusal.UNANSWERED, "silent.test", "nobody answers"));
    }

    @Test
    void dialsWhereTheOperatorMappedAName() {
        var hosts = new MappedHosts(
                Map.of("Example.com", FixedAddress.parse("127.0.0.1:8443"), "old.test", FixedAddress.parse("10.0.0.9")),
                List.of());
        var guard = guard(NOTHING, hosts, Set.of(place("127.0.0.1", 8080)));

        var mapped = (Allowed) done(guard.decide(Use.IMAGE, "https://example.com/a.png"));
        var plain = (Allowed) done(guard.decide(Use.CALLBACK, "https://old.test/"));

        assertThat(mapped.address()).isEqualTo(new InetSocketAddress(address("127.0.0.1"), 8443));
        assertThat(mapped.mapped()).isTrue();
        assertThat(mapped.url().authority()).isEqualTo("example.com:443");
        assertThat(plain.address()).isEqualTo(new InetSocketAddress(address("10.0.0.9"), 443));
        assertThat(asked).isEmpty();
    }

    @Test
    void opensAMappedAddressForItsNameOnly() {
        var hosts = new MappedHosts(Map.of("example.com", FixedAddress.parse("127.0.0.1:8080")), List.of());
        answers = Map.of("other.test", List.of(address("127.0.0.1")));

        assertThat(refusal(guard(NOTHING, hosts, Set.of()), "https://other.test:8080/"))
                .isEqualTo(Refusal.NOT_PUBLIC);
        assertThat(refusal(guard(NOTHING, hosts, Set.of()), "https://127.0.0.1:8080/"))
                .isEqualTo(Refusal.ADDRESS);
        assertThat(refusal(guard(NOTHING, hosts, Set.of(place("127.0.0.1", 8080))), "https://example.com/"))
                .isEqualTo(Refusal.OWN_ADDRESS);
    }

    @Test
    void followsRedirectsByTheRulesOfUrls() {
        answers = Map.of("example.com", PUBLIC, "cdn.example.com", PUBLIC);
        var guard = guard(NOTHING, MappedHosts.NONE, Set.of());
        var from = (Allowed) done(guard.decide(Use.IMAGE, "https://example.com/a/b.png?c"));

        assertThat(target(guard, from, "https://cdn.example.com/x")).isEqualTo("https://cdn.example.com:443/x");
        assertThat(target(guard, from, "?x=1")).isEqualTo("https://example.com:443/a/b.png?x=1");
        assertThat(target(guard, from, "//cdn.example.com/x")).isEqualTo("https://cdn.example.com:443/x");
        assertThat(target(guard, from, "/x?y")).isEqualTo("https://example.com:443/x?y");
        assertThat(target(guard, from, "x")).isEqualTo("https://example.com:443/a/x");
        assertThat(refusal(guard, from, "http://example.com/", 1)).isEqualTo(Refusal.DOWNGRADE);
        assertThat(refusal(guard, from, "https://127.0.0.1/", 1)).isEqualTo(Refusal.ADDRESS);
        assertThat(refusal(guard, from, "https://user@example.com/", 1)).isEqualTo(Refusal.USER_INFO);
        assertThat(refusal(guard, from, "https://exa mple.com/", 1)).isEqualTo(Refusal.MALFORMED);
        assertThat(refusal(guard, from, "/x", 4)).isEqualTo(Refusal.TOO_MANY_HOPS);
        assertThat(done(guard.follow(Use.IMAGE, from, "/x", 3))).isInstanceOf(Allowed.class);
        assertThat(done(guard.follow(Use.CALLBACK, from, "/x", 1))).isInstanceOf(Refused.class);
    }

    @Test
    void countsWhatItRefuses() {
        refusal(guard(NOTHING, MappedHosts.NONE, Set.of()), "https://10.0.0.1/");

        assertThat(counted).containsExactly("reelgate_egress_refusals_total [use, callback, reason, address]");
    }

    private static String target(Guard guard, Allowed from, String location) {
        return ((Allowed) done(guard.follow(Use.IMAGE, from, location, 1)))
                .url()
                .text();
    }

    private static Refusal refusal(Guard guard, Allowed from, String location, int hop) {
        return ((Refused) done(guard.follow(Use.IMAGE, from, location, hop))).reason();
    }

    private static Refusal refusal(Guard guard, String url) {
        return ((Refused) done(guard.decide(Use.CALLBACK, url))).reason();
    }

    private Refusal refusal(List<String> opened, String url, String... found) {
        answers = Map.of("hook.example.com", addresses(found), "localhost", addresses(found));
        return refusal(guard(opened, MappedHosts.NONE, Set.of()), url);
    }

    private Allowed check(List<String> opened, String url, String... found) {
        answers = Map.of("hook.example.com", addresses(found), "localhost", addresses(found));
        return (Allowed) done(guard(opened, MappedHosts.NONE, Set.of()).decide(Use.CALLBACK, url));
    }

    private Guard guard(List<String> opened, MappedHosts hosts, Set<InetSocketAddress> own) {
        OwnPlaces places = new OwnPlaces(() -> own, this::resolve);
        Rules rules = Rules.of(opened, opened, Ports.USUAL, hosts, MappedHosts.NONE);
        return new Guard(rules, this::resolve, places, new Random(1), new Counted());
    }

    private Future<List<InetAddress>> resolve(String host) {
        asked.add(host);
        boolean silent = host.equals("silent.test") || host.equals("gone.internal");
        return silent
                ? Future.failedFuture("nobody answers")
                : Future.succeededFuture(answers.getOrDefault(host, List.of()));
    }

    private static InetSocketAddress place(String host, int port) {
        return InetSocketAddress.createUnresolved(host, port);
    }

    private static List<InetAddress> addresses(String... literals) {
        return Stream.of(literals).map(GuardTest::address).toList();
    }

    private static InetAddress address(String literal) {
        return HostileUrlsTest.address(literal);
    }

    private final class Counted implements Metrics {
        @Override
        public void count(String name, String... labels) {
            counted.add(name + " " + List.of(labels));
        }

        @Override
        public void add(String name, double amount, String... labels) {}

        @Override
        public void time(String name, Duration duration, String... labels) {}

        @Override
        public void gauge(String name, Supplier<Number> value, String... labels) {}
    }
}
