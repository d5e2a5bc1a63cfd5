package io.reelgate.simulator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostIdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void certifiesItsHostsAndIsSignedByItself() throws Exception {
        var target = HostIdentity.of(List.of("example.com", "huggingface.co"), NOW, new SecureRandom());

        var certificate = target.certificate();

        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(List.of(2, "example.com"), List.of(2, "huggingface.co"));
        assertThat(certificate.getNotBefore()).isEqualTo("2026-11-19T10:00:00Z");
        assertThat(certificate.getNotAfter()).isEqualTo("2036-11-17T10:00:00Z");
        assertThat(certificate.getBasicConstraints()).as("it signs nobody else").isEqualTo(-1);
    }

    @Test
    void isTheSameAsAFile() throws Exception {
        var target = HostIdentity.of(List.of("example.com"), NOW, new SecureRandom());

        var read = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(target.pem().getBytes(StandardCharsets.US_ASCII)));

        assertThat(read).isEqualTo(target.certificate());
    }

    @Test
    void isNewEachTime() {
        var one = HostIdentity.of(List.of("example.com"), NOW, new SecureRandom());
        var other = HostIdentity.of(List.of("example.com"), NOW, new SecureRandom());

        assertThat(one.certificate().getPublicKey())
                .isNotEqualTo(other.certificate().getPublicKey());
        assertThat(one.certificate().getSerialNumber())
                .isNotEqualTo(other.certificate().getSerialNumber());
    }

    /** Their lengths take one byte, two, and three. */
    @Test
    void holdsFewHostsAndMany() throws Exception {
        for (int many : List.of(1, 10, 20, 200)) {
            List<String> hosts = IntStream.range(0, many)
                    .mapToObj(each -> "host" + each + ".example")
                    .toList();

            var target = HostIdentity.of(hosts, NOW, new SecureRandom());

            assertThat(target.certificate().getSubjectAlternativeNames()).hasSize(many);
        }
    }

    @Test
    void outlivesTheCentury() {
        var target = HostIdentity.of(List.of("example.com"), Instant.parse("2049-06-01T00:00:00Z"), new SecureRandom());

        assertThat(target.certificate().getNotBefore()).isEqualTo("2049-05-31T00:00:00Z");
        assertThat(target.certificate().getNotAfter()).isEqualTo("2059-05-30T00:00:00Z");
    }

    @Test
    void mustBeSomebody() {
        assertThatThrownBy(() -> HostIdentity.of(List.of(), NOW, new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
