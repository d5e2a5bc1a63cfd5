package io.reelgate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.app.boot.DemoCredentials;
import io.reelgate.app.boot.Started;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartReportTest {
    private static final DemoCredentials DEMO = new DemoCredentials("rg_demo_abc", "whsec_xyz");

    @Test
    void tellsWhereItListensAndHowToStop() {
        assertThat(text(Optional.empty()))
                .contains("is up after 2.5 s.")
                .contains("http://localhost:8080\n")
                .contains("http://127.0.0.1:8081/health/ready")
                .endsWith("Stop it with Ctrl-C; the next start goes on where this one stopped.");
    }

    @Test
    void showsTheDemoKeyAndACommandToPasteWithIt() {
        assertThat(text(Optional.of(DEMO)))
                .contains("demo key    rg_demo_abc\n", "whsec_xyz")
                .contains("curl -s http://localhost:8080/api/v1/generateTask/ltx-2-19b"
                        + " -H 'Authorization: Bearer rg_demo_abc'");
    }

    @Test
    void showsNoKeyWithoutADemoAccount() {
        assertThat(text(Optional.empty())).doesNotContain("key", "curl");
    }

    @Test
    void tellsEachNote() {
        assertThat(text(Optional.empty())).contains("  note        one\n  note        two\n");
    }

    private static String text(Optional<DemoCredentials> demo) {
        return StartReport.text(new Started(
                "http://localhost:8080",
                "http://127.0.0.1:8081",
                Duration.ofMillis(2_500),
                demo,
                List.of("one", "two")));
    }
}
