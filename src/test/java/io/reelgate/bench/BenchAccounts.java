package io.reelgate.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A configuration file with an account for every key. */
final class BenchAccounts {
    private BenchAccounts() {}

    static String name(int index) {
        return "bench-%04d".formatted(index);
    }

    static String yaml(List<String> keys) throws NoSuchAlgorithmException {
        StringBuilder yaml = new StringBuilder("accounts:\n");
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (int index = 0; index < keys.size(); index++) {
            byte[] hash = sha256.digest(keys.get(index).getBytes(StandardCharsets.UTF_8));
            yaml.append("  - {id: %s, keyHashes: [%s]}%n"
                    .formatted(name(index), HexFormat.of().formatHex(hash)));
        }
        return yaml.toString();
    }
}
