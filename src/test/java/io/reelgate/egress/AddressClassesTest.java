package io.reelgate.egress;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddressString;
import io.reelgate.domain.address.AddressClass;
import io.reelgate.domain.address.IpLiteral;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressClassesTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, THIS_NETWORK",
        "0.255.255.255, THIS_NETWORK",
        "10.0.0.1, PRIVATE",
        "10.255.255.255, PRIVATE",
        "100.64.0.0, CARRIER",
        "100.100.100.200, CARRIER",
        "100.127.255.255, CARRIER",
        "127.0.0.1, LOOPBACK",
        "127.255.255.254, LOOPBACK",
        "168.63.129.16, CLOUD_HOST",
        "169.254.169.254, LINK_LOCAL",
        "172.16.0.0, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.0.0.1, PROTOCOL",
        "192.0.2.1, DOCUMENTATION",
        "192.88.99.1, RELAY",
        "192.168.0.1, PRIVATE",
        "198.18.0.0, BENCHMARK",
        "198.19.255.255, BENCHMARK",
        "198.51.100.7, DOCUMENTATION",
        "203.0.113.9, DOCUMENTATION",
        "224.0.0.1, MULTICAST",
        "239.255.255.255, MULTICAST",
        "240.0.0.1, RESERVED",
        "255.255.255.255, RESERVED",
        "::, COMPATIBLE",
        "::1, LOOPBACK",
        "::2, COMPATIBLE",
        "::7f00:1, COMPATIBLE",
        "::808:808, COMPATIBLE",
        "::1:0:0:1, UNALLOCATED",
        "::ffff:8.8.8.8, MAPPED",
        "::ffff:127.0.0.1, MAPPED",
        "::ffff:0:127.0.0.1, UNALLOCATED",
        "64:ff9b::808:808, TRANSLATED",
        "64:ff9b:1::1, TRANSLATED",
        "64:ff9b:1:ffff::1, TRANSLATED",
        "100::1, DISCARD",
        "100:0:0:1::1, PROTOCOL",
        "2001::1, TEREDO",
        "2001:0:ffff::1, TEREDO",
        "2001:2::1, BENCHMARK",
        "2001:10::1, PROTOCOL",
        "2001:20::1, PROTOCOL",
        "2001:1ff::1, PROTOCOL",
        "2001:db8::1, DOCUMENTATION",
        "2002:7f00:1::, SIX_TO_FOUR",
        "3fff::1, DOCUMENTATION",
        "3fff:fff::1, DOCUMENTATION",
        "4000::1, UNALLOCATED",
        "5f00::1, SEGMENT_ROUTING",
        "fc00::1, UNIQUE_LOCAL",
        "fdff::1, UNIQUE_LOCAL",
        "fd00:ec2::254, UNIQUE_LOCAL",
        "fe80::1, LINK_LOCAL",
        "febf::1, LINK_LOCAL",
        "fec0::1, SITE_LOCAL",
        "ff02::1, MULTICAST"
    })
    void saysWhatIsNotPublic(String literal, AddressClass expected) {
        assertThat(classify(literal)).isEqualTo(expected);
        assertThat(OpenedAddresses.NONE.allows(bytes(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.63.255.254",
                "100.128.0.1",
                "126.255.255.255",
                "128.0.0.1",
                "168.63.129.15",
                "168.63.129.17",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.1",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.3.0",
                "192.88.98.255",
                "192.88.100.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2606:4700::1",
                "2a00::1",
                "3ffe:ffff::1",
                "3fff:1000::1"
            })
    void letsTheNeighboursOfRefusedNetworksPass(String literal) {
        assertThat(classify(literal)).isEqualTo(AddressClass.PUBLIC);
        assertThat(OpenedAddresses.NONE.allows(bytes(literal))).isTrue();
    }

    /** What we read as an address must be the same address to whoever dials it, and to the library that classifies it. */
    @Test
    void readsWhatItAcceptsAsTheJdkAndTheLibraryDo() {
        Random random = new Random(4);

        assertThat(IntStream.range(0, 20_000).mapToObj(i -> spelling(random)).filter(AddressClassesTest::isAccepted))
                .hasSizeGreaterThan(5_000)
                .allSatisfy(text -> {
                    assertThat(jdk(text)).as("JDK: %s", text).isEqualTo(bytes(text));
                    assertThat(library(text)).as("library: %s", text).isEqualTo(bytes(text));
                });
    }

    private static boolean isAccepted(String text) {
        return IpLiteral.parse(text).isPresent();
    }

    /** Something like an address, often a legal one: numbers of all sizes, leading zeros, gaps, dotted tails. */
    private static String spelling(Random random) {
        if (random.nextBoolean()) {
            return join(random, ".", 3 + random.nextInt(3) / 2, AddressClassesTest::decimal);
        }
        String head = join(random, ":", random.nextInt(9), AddressClassesTest::hexadecimal);
        String tail = join(random, ":", random.nextInt(5), AddressClassesTest::hexadecimal);
        String end = random.nextInt(4) == 0 ? (tail.isEmpty() ? "" : ":") + "10.0.0." + random.nextInt(300) : "";
        return random.nextInt(3) == 0 ? head : head + "::" + tail + end;
    }

    private static String join(Random random, String between, int parts, Function<Random, String> part) {
        return String.join(
                between,
                IntStream.range(0, parts).mapToObj(i -> part.apply(random)).toList());
    }

    private static String decimal(Random random) {
        return (random.nextInt(20) == 0 ? "0" : "") + random.nextInt(random.nextInt(10) == 0 ? 300 : 256);
    }

    private static String hexadecimal(Random random) {
        return Integer.toHexString(random.nextInt(random.nextInt(20) == 0 ? 0x20000 : 0x10000));
    }

    /** The JDK unwraps mapped addresses, which nothing here accepts as public. */
    private static byte[] jdk(String text) {
        try {
            byte[] read = InetAddress.getByName(text).getAddress();
            boolean isUnwrapped = read.length == 4 && text.indexOf(':') >= 0;
            return isUnwrapped ? mapped(read) : read;
        } catch (UnknownHostException e) {
            throw new AssertionError(text, e);
        }
    }

    private static byte[] mapped(byte[] four) {
        byte[] six = new byte[16];
        six[10] = six[11] = (byte) 0xff;
        System.arraycopy(four, 0, six, 12, 4);
        return six;
    }

    private static byte[] library(String text) {
        return new IPAddressString(text).getAddress().getBytes();
    }

    @Test
    void hasAClassForEveryAddress() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] address = new byte[List.of(4, 16).get(i % 2)];
            random.nextBytes(address);
            assertThat(OpenedAddresses.NONE.classify(address)).isNotNull();
        }
    }

    private static AddressClass classify(String literal) {
        return OpenedAddresses.NONE.classify(bytes(literal));
    }

    private static byte[] bytes(String literal) {
        return IpLiteral.parse(literal).orElseThrow();
    }
}
