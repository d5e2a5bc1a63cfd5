package io.reelgate.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
    @TempDir
    private Path folder;

    @Test
    void readsCertificatesFromPem() throws Exception {
        KeyPair keys = KeyPair.shared();

        assertThat(Trust.ofPem(keys.pem(folder)).everywhere()).containsExactly(keys.certificate());
    }

    @Test
    void refusesAFileWithoutCertificates() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
        Path missing = folder.resolve("missing.pem");

        assertThatThrownBy(() -> Trust.ofPem(empty)).hasMessage(empty + " holds no certificate");
        assertThatThrownBy(() -> Trust.ofPem(nonsense)).hasMessage(nonsense + " cannot be read as PEM certificates");
        assertThatThrownBy(() -> Trust.ofPem(missing)).hasMessage(missing + " cannot be read as PEM certificates");
    }
}
