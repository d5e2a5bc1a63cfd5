package io.reelgate.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.poll.LookCap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookCapsTest {
    private static final Map<String, String> VENDOR = Map.of(
            "REELGATE_UPSTREAMS_APIXO_BASEURL", "https://vendor.example.com",
            "REELGATE_UPSTREAMS_APIXO_APIKEY", "a-key-of-the-vendor");

    @TempDir
    Path folder;

    @Test
    void aVendorIsLookedAtAThousandTimesASecondUnlessToldOtherwise() {
        assertThat(inUse(VENDOR)).containsExactly(new LookCap("apixo", 1_000, 128));

        assertThat(inUse(with(VENDOR, "REELGATE_UPSTREAMS_APIXO_LOOKSPERSECOND", "7")))
                .containsExactly(new LookCap("apixo", 7, 128));
    }

    @Test
    void aVendorThatTakesFewerLooksIsLookedAtAsOftenAsItSays() {
        assertThat(inUse(Map.of("REELGATE_UPSTREAMS_DASHSCOPE_APIKEY", "a-key-of-the-vendor")))
                .containsExactly(new LookCap("dashscope", 20, 128));
    }

    @Test
    void whatIsNotInUseIsOnlyVisitedSeldom() {
        assertThat(caps(VENDOR)).contains(new LookCap("fal", 1_000, 128, true));
        assertThat(caps(Map.of())).contains(new LookCap("fal", 30_000, 128));
    }

    @Test
    void theSimulatorIsLookedAtFasterAsItIsFasterUnlessToldOtherwise() {
        Map<String, String> fast = Map.of("REELGATE_SIMULATOR_SPEED", "30");

        assertThat(inUse(fast)).contains(new LookCap("apixo", 30_000, 128), new LookCap("dashscope", 600, 128));
        assertThat(inUse(with(fast, "REELGATE_UPSTREAMS_APIXO_LOOKSPERSECOND", "20")))
                .contains(new LookCap("apixo", 20, 128));
        assertThat(inUse(Map.of("REELGATE_SIMULATOR_SPEED", "0.0001")))
                .extracting(LookCap::perSecond)
                .containsOnly(1);
    }

    @Test
    void noMoreAtOnceThanTheNodeMay() {
        assertThat(inUse(with(VENDOR, "REELGATE_POLL_CONCURRENCY", "9")))
                .extracting(LookCap::atOnce)
                .containsExactly(9);
    }

    @Test
    void lessThanOneLookASecondIsRefused() {
        assertThatThrownBy(() -> caps(Map.of("REELGATE_UPSTREAMS_APIXO_LOOKSPERSECOND", "0")))
                .hasMessageContaining("upstreams.apixo")
                .hasMessageContaining("looksPerSecond must be 1 or more (was 0)");
    }

    @Test
    void everyCredentialIsLookedAtByItself() throws IOException {
        Files.writeString(folder.resolve("reelgate.yaml"), """
            upstreams:
              dashscope: {credentials: {eu: {apiKey: k}, us: {apiKey: l}, off: {}}}
            """);

        Map<String, String> environment = Map.of("REELGATE_CONF_DIR", folder.toString());

        assertThat(inUse(environment))
                .containsExactly(new LookCap("dashscope.eu", 20, 128), new LookCap("dashscope.us", 20, 128));
        assertThat(caps(environment))
                .contains(new LookCap("dashscope", 20, 128, true), new LookCap("dashscope.off", 20, 128, true));
    }

    private static List<LookCap> inUse(Map<String, String> environment) {
        return caps(environment).stream().filter(cap -> !cap.idle()).toList();
    }

    private static List<LookCap> caps(Map<String, String> environment) {
        Configuration configuration = Configuration.load(environment);
        return new LookCaps(configuration.settings()).of(configuration.catalogue());
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }
}
