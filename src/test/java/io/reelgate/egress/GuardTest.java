package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.address.AddressPolicy;
import io.reelgate.domain.address.CallerUrlPolicy;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final AddressPolicy LOOPBACK = AddressPolicy.of(List.of("127.0.0.0/8", "::1"));

    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://168.63.129.16/",
                "https://100.64.0.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[fd00::1]/",
                "https://127.1/",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://0x7f000001/",
                "https://0/",
                "https://localhost/",
                "https://intranet/",
                "http://example.com/",
                "https://user@example.com/",
                "https://example.com/#fragment",
                "https://example.com:22/",
                "https://exam ple.com/",
                "ftp://example.com/",
                ""
            })
    void refusesWithoutAskingForAName(String url) {
        assertThatThrownBy(() -> check(AddressPolicy.PUBLIC_ONLY, url, "93.184.215.14"))
                .isInstanceOf(NotAllowed.class);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2001::1",
                "100::1"
            })
    void refusesNamesThatLeadInside(String address) {
        assertThatThrownBy(() -> check(AddressPolicy.PUBLIC_ONLY, "https://hook.example.com/", address))
                .isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "100.63.255.254", "100.128.0.1", "172.32.0.1", "2606:4700::1"})
    void dialsTheAddressItChecked(String address) {
        var target = check(AddressPolicy.PUBLIC_ONLY, "https://hook.example.com/a?b", address);

        assertThat(target.address()).isEqualTo(new InetSocketAddress(address(address), 443));
        assertThat(target.url().host()).isEqualTo("hook.example.com");
        assertThat(asked).containsExactly("hook.example.com");
    }

    @Test
    void refusesANameWhenOnlyOneOfItsAddressesIsInside() {
        assertThatThrownBy(() ->
                        check(AddressPolicy.PUBLIC_ONLY, "https://hook.example.com/", "93.184.215.14", "127.0.0.1"))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void refusesANameWithoutAddress() {
        assertThatThrownBy(() -> check(AddressPolicy.PUBLIC_ONLY, "https://hook.example.com/"))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void prefersTheOldProtocol() {
        var target = check(AddressPolicy.PUBLIC_ONLY, "https://hook.example.com/", "2606:4700::1", "93.184.215.14");

        assertThat(target.address().getAddress().getHostAddress()).isEqualTo("93.184.215.14");
    }

    @Test
    void dialsWhatTheOperatorOpened() {
        assertThat(check(LOOPBACK, "http://127.0.0.1:9000/").address().getPort())
                .isEqualTo(9000);
        assertThat(check(LOOPBACK, "http://localhost:9000/", "127.0.0.1", "::1"))
                .isNotNull();
        assertThat(check(LOOPBACK, "https://hook.example.com/", "127.0.0.1")).isNotNull();
        assertThatThrownBy(() -> check(LOOPBACK, "https://hook.example.com/", "10.0.0.1"))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void passesOverTheOtherAddressesOfANameTheOperatorOpened() {
        var policy = AddressPolicy.of(List.of("127.0.0.0/8"));

        var target = check(policy, "http://localhost:9000/", "::1", "127.0.0.1");

        assertThat(target.address().getAddress()).isEqualTo(address("127.0.0.1"));
        assertThatThrownBy(() -> check(policy, "http://localhost:9000/", "::1")).isInstanceOf(NotAllowed.class);
    }

    @Test
    void neverDialsTheGatewayItself() {
        var own = Set.of(
                new InetSocketAddress(address("127.0.0.1"), 6379), new InetSocketAddress(address("0.0.0.0"), 8080));
        var guard = new Guard(CallerUrlPolicy.callbacks(LOOPBACK), this::none, own, new Random(1));

        assertThatThrownBy(() -> done(guard.check("http://127.0.0.1:6379/"))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> done(guard.check("http://127.0.0.1:8080/"))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> done(guard.check("http://[::1]:8080/"))).isInstanceOf(NotAllowed.class);
        assertThat(done(guard.check("http://127.0.0.1:6380/"))).isNotNull();
    }

    private Future<List<InetAddress>> none(String host) {
        asked.add(host);
        return Future.succeededFuture(List.of());
    }

    private Guard.Target check(AddressPolicy policy, String url, String... found) {
        HostNames names = host -> {
            asked.add(host);
            return Future.succeededFuture(
                    Stream.of(found).map(GuardTest::address).toList());
        };
        return done(new Guard(CallerUrlPolicy.callbacks(policy), names, Set.of(), new Random(1)).check(url));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getAllByName(literal)[0];
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
