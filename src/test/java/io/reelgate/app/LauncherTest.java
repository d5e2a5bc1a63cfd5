package io.reelgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherTest {
    @ParameterizedTest
    @CsvSource({"1.8,true", "11,true", "17,true", "20,true", "21,false", "25,false"})
    void knowsWhichJavaIsTooOld(String version, boolean tooOld) {
        assertThat(Launcher.older(version)).isEqualTo(tooOld);
    }

    @Test
    void runsOnJava8SoThatAnOlderJavaCanSaySo() throws Exception {
        try (InputStream file = Launcher.class.getResourceAsStream("Launcher.class")) {
            byte[] start = file.readNBytes(8);

            assertThat(start[7]).as("class file version").isEqualTo((byte) 52);
        }
    }
}
