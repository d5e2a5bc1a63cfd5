package io.reelgate.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.app.settings.DemoSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCredentialsTest {
    private static final DemoSettings NONE = settings(Optional.empty());

    @TempDir
    Path folder;

    @Test
    void keepsTheSameKeyAcrossStarts() {
        DemoCredentials first = load(NONE);

        assertThat(load(NONE)).isEqualTo(first);
        assertThat(first.key()).matches("rg_demo_[A-Za-z0-9_-]{43}");
        assertThat(Base64.getDecoder().decode(first.webhookSecret().substring("whsec_".length())))
                .hasSize(24);
    }

    @Test
    void isReadableByTheOwnerOnly() throws Exception {
        load(NONE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("demo-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void prefersTheConfiguredKey() {
        load(NONE);

        assertThat(load(settings(Optional.of("my-own-key-of-16-chars"))).key()).isEqualTo("my-own-key-of-16-chars");
    }

    @Test
    void saysNothingOfItsContents() {
        DemoCredentials credentials = load(NONE);

        assertThat(credentials.toString()).doesNotContain(credentials.key(), credentials.webhookSecret());
    }

    private DemoCredentials load(DemoSettings settings) {
        return DemoCredentials.load(folder, settings, new SecureRandom());
    }

    private static DemoSettings settings(Optional<String> key) {
        return new DemoSettings(true, key, Optional.empty());
    }
}
