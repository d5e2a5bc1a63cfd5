package io.reelgate.app.boot;

import io.reelgate.app.settings.DemoSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The demo account's API key and callback secret: the configured ones, else those kept in {@code demo-key} of the data
 * folder, else new ones. Two lines, key first, readable by the owner only, so that a restart keeps them.
 */
public record DemoCredentials(String key, String webhookSecret) {
    private static final String FILE = "demo-key";

    static DemoCredentials load(Path dataFolder, DemoSettings settings, SecureRandom random) {
        try {
            DemoCredentials kept = kept(dataFolder).orElseGet(() -> create(random));
            DemoCredentials used = new DemoCredentials(
                    settings.key().orElse(kept.key), settings.webhookSecret().orElse(kept.webhookSecret));
            used.keep(dataFolder);
            return used;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the demo key in " + dataFolder.resolve(FILE), e);
        }
    }

    private static Optional<DemoCredentials> kept(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() < 2 ? Optional.empty() : Optional.of(new DemoCredentials(lines.get(0), lines.get(1)));
    }

    private static DemoCredentials create(SecureRandom random) {
        byte[] key = new byte[32];
        byte[] secret = new byte[24];
        random.nextBytes(key);
        random.nextBytes(secret);
        return new DemoCredentials(
                "rg_demo_" + Base64.getUrlEncoder().withoutPadding().encodeToString(key),
                "whsec_" + Base64.getEncoder().encodeToString(secret));
    }

    private void keep(Path dataFolder) throws IOException {
        Files.createDirectories(dataFolder);
        Path fresh = Files.createTempFile(
                dataFolder,
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, key + "\n" + webhookSecret + "\n");
        Files.move(fresh, dataFolder.resolve(FILE), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** Leaves both out. */
    @Override
    public String toString() {
        return "DemoCredentials";
    }
}
