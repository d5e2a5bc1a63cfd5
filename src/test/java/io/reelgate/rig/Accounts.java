package io.reelgate.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Accounts of a test, each with one key: their tasks spread over partitions, so that all nodes have work. */
public record Accounts(List<String> keys) {
    public static Accounts many(int accounts) {
        return new Accounts(IntStream.range(0, accounts)
                .mapToObj("rg_account_%04d_0123456789abcdef"::formatted)
                .toList());
    }

    /** Writes a folder for the setting {@code conf.dir} that knows them. */
    public Path conf(Path folder) {
        StringBuilder yaml = new StringBuilder("accounts:\n");
        for (int index = 0; index < keys.size(); index++) {
            yaml.append("  - {id: account-%04d, keyHashes: [%s], webhookSecrets: [%s]}%n"
                    .formatted(index, hash(keys.get(index)), GatewayProcess.SECRET));
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("reelgate.yaml"), yaml);
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
