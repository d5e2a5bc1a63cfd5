package io.reelgate.rig.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeyRulesTest {
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([^`]+)`");

    @Test
    void knowTheKeysThatAreDocumentedAndNoOthers() throws IOException {
        String document = Files.readString(Path.of("src/docs/redis.md"));
        String table = document.substring(document.indexOf("| key | type |"), document.indexOf("## Scripts"));
        Set<String> kinds = DOCUMENTED
                .matcher(table)
                .results()
                .map(found -> new StoredKey(found.group(1), false, Map.of(), List.of()).kind())
                .collect(Collectors.toSet());

        assertThat(KeyRules.KIND_TO_LIFE.keySet()).isEqualTo(kinds);
    }
}
