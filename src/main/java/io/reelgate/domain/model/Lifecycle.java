package io.reelgate.domain.model;

import java.time.LocalDate;
import java.util.Optional;

/** When a model may be used; each date is the first day (UTC) of its stage. */
public record Lifecycle(LocalDate active, Optional<LocalDate> deprecated, Optional<LocalDate> retired) {

    /** The stages of a model's life. */
    public enum Stage {
        ANNOUNCED,
        ACTIVE,
        DEPRECATED,
        RETIRED
    }

    /** Whether the model takes new tasks; tasks that it has go on in any stage. */
    public boolean isOfferedOn(LocalDate day) {
        Stage stage = stageOn(day);
        return stage == Stage.ACTIVE || stage == Stage.DEPRECATED;
    }

    public Stage stageOn(LocalDate day) {
        if (retired.filter(date -> !day.isBefore(date)).isPresent()) {
            return Stage.RETIRED;
        }
        if (deprecated.filter(date -> !day.isBefore(date)).isPresent()) {
            return Stage.DEPRECATED;
        }
        return day.isBefore(active) ? Stage.ANNOUNCED : Stage.ACTIVE;
    }
}
