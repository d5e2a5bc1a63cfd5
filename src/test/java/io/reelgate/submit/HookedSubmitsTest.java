package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.task.Task;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where an upstream is told that it may tell of the end of a job. */
class HookedSubmitsTest extends AtTheSubmitters {
    @Test
    void tellsTheUpstreamWhereItMaySayThatTheJobHasEnded() {
        hints = (upstream, id) -> Optional.of("https://gateway.example/hooks/v1/" + upstream + "/" + id);
        Task task = queued();
        start();

        await().until(() -> rig.upstream.submits().size() == 1);
        assertThat(rig.upstream.hooks()).containsExactly("https://gateway.example/hooks/v1/apixo/" + task.id());
    }

    @Test
    void tellsItNothingWhereItIsNotAsked() {
        queued();
        start();

        await().until(() -> rig.upstream.submits().size() == 1);
        assertThat(rig.upstream.hooks()).isEmpty();
    }
}
