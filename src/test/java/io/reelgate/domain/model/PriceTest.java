package io.reelgate.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.config.ConfFolder;
import io.reelgate.config.bind.Variables;
import io.reelgate.config.models.ModelFiles;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default prices of contract 4. */
class PriceTest {

    private static final Catalogue CATALOGUE = ModelFiles.read(
                    ConfFolder.of(Variables.of(Map.of())).models(), Variables.of(Map.of()))
            .orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "ltx-2-19b, resolution, 480p, 5, 200000",
        "ltx-2-19b, resolution, 720p, 10, 600000",
        "ltx-2-19b, resolution, 1080p, 20, 2000000",
        "wan-2-5, resolution, 720p, 5, 400000",
        "wan-2-5, resolution, 1080p, 10, 1300000",
        "sora-2-pro, size, 720*1280, 4, 1200000",
        "sora-2-pro, size, 1280*720, 8, 2400000",
        "sora-2-pro, size, 1024*1792, 12, 6000000",
        "sora-2-pro, size, 1792*1024, 4, 2000000",
        "sora-2-pro, resolution, 720p, 12, 3600000",
        "sora-2-pro, resolution, 1080p, 12, 8400000",
        "veo-3-1, mode, fast, , 200000",
        "veo-3-1, mode, quality, , 1500000"
    })
    void isExactInMicroUsd(String model, String field, String value, Long seconds, long microUsd) {
        Map<String, Object> input = new HashMap<>(Map.of(field, value));
        if (seconds != null) {
            input.put("duration", seconds);
        }

        assertThat(CATALOGUE.find(model).orElseThrow().price().microUsd(input)).isEqualTo(microUsd);
    }
}
