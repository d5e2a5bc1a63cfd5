package io.reelgate.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.model.Lifecycle.Stage;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {

    private static final Lifecycle LIFECYCLE = new Lifecycle(
            LocalDate.parse("2026-01-01"),
            Optional.of(LocalDate.parse("2026-06-01")),
            Optional.of(LocalDate.parse("2026-12-01")));

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, ANNOUNCED",
        "2026-01-01, ACTIVE",
        "2026-05-31, ACTIVE",
        "2026-06-01, DEPRECATED",
        "2026-11-30, DEPRECATED",
        "2026-12-01, RETIRED"
    })
    void changesStageOnItsDates(LocalDate day, Stage stage) {
        assertThat(LIFECYCLE.stageOn(day)).isEqualTo(stage);
    }
}
