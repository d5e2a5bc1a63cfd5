package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.model.Provider;
import io.reelgate.domain.task.Attempt;
import io.reelgate.domain.task.PublicState;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.upstream.UpstreamShell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The matrix of section 11.2 (reference: upstreams) over real HTTP, from the submitter through the shell and three vendors'
 * formats: where the paid requests arrive, and what becomes of the task. The event happens at the first route of each
 * strategy.
 */
class FailoverOverHttpTest extends AtFailingVendors {
    @ParameterizedTest(name = "{0} at the submit, {1}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            silence             | AUTO     | one 1, two 0, maker 0 | unclear
            silence             | VALUE    | one 1, two 0, maker 0 | unclear
            silence             | OFFICIAL | one 0, two 0, maker 1 | unclear
            reset               | AUTO     | one 1, two 0, maker 0 | unclear
            reset               | OFFICIAL | one 0, two 0, maker 1 | unclear
            cut reply           | AUTO     | one 1, two 0, maker 0 | unclear
            cut reply           | OFFICIAL | one 0, two 0, maker 1 | unclear
            400                 | AUTO     | one 1, two 0, maker 0 | failed GENERATION_FAILED
            400                 | OFFICIAL | one 0, two 0, maker 1 | failed GENERATION_FAILED
            422                 | AUTO     | one 1, two 0, maker 0 | failed GENERATION_FAILED
            422                 | VALUE    | one 1, two 0, maker 0 | failed GENERATION_FAILED
            content             | AUTO     | one 1, two 0, maker 0 | failed CONTENT_VIOLATION
            content             | OFFICIAL | one 0, two 0, maker 1 | failed CONTENT_VIOLATION
            401                 | AUTO     | one 1, two 1, maker 0 | running
            401                 | VALUE    | one 1, two 1, maker 0 | running
            401                 | OFFICIAL | one 0, two 0, maker 1 | failed MODEL_UNAVAILABLE
            402                 | AUTO     | one 1, two 1, maker 0 | running
            402                 | OFFICIAL | one 0, two 0, maker 1 | failed MODEL_UNAVAILABLE
            403                 | AUTO     | one 1, two 1, maker 0 | running
            403                 | OFFICIAL | one 0, two 0, maker 1 | failed MODEL_UNAVAILABLE
            404                 | AUTO     | one 1, two 1, maker 0 | running
            404                 | OFFICIAL | one 0, two 0, maker 1 | failed MODEL_UNAVAILABLE
            429                 | AUTO     | one 1, two 1, maker 0 | running
            429                 | VALUE    | one 1, two 1, maker 0 | running
            429 once            | OFFICIAL | one 0, two 0, maker 2 | running
            500                 | AUTO     | one 1, two 0, maker 0 | unclear
            500                 | OFFICIAL | one 0, two 0, maker 1 | unclear
            502                 | AUTO     | one 1, two 0, maker 0 | unclear
            502                 | VALUE    | one 1, two 0, maker 0 | unclear
            504                 | AUTO     | one 1, two 0, maker 0 | unclear
            504                 | OFFICIAL | one 0, two 0, maker 1 | unclear
            503 once            | AUTO     | one 2, two 0, maker 0 | running
            503                 | AUTO     | one 3, two 1, maker 0 | running
            503                 | VALUE    | one 3, two 1, maker 0 | running
            503 once            | OFFICIAL | one 0, two 0, maker 2 | running
            200 with 402        | OFFICIAL | one 0, two 0, maker 1 | failed MODEL_UNAVAILABLE
            200 with 500        | OFFICIAL | one 0, two 0, maker 1 | unclear
            """)
    void atTheSubmit(String event, Provider provider, String posts, String outcome) {
        first(provider).submits(event);

        Task task = submitted(provider);

        assertThat(posts()).isEqualTo(posts);
        assertThat(word(task)).isEqualTo(outcome);
    }

    /** A port that is taken, and at which nobody listens. */
    @ParameterizedTest(name = "no connection, {0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            AUTO     | one 0, two 1, maker 0 | running
            VALUE    | one 0, two 1, maker 0 | running
            OFFICIAL | one 0, two 0, maker 0 | queued
            """)
    void whereThereIsNoConnection(Provider provider, String posts, String outcome) throws IOException {
        try (Socket nobody = new Socket()) {
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String url = "http://127.0.0.1:" + nobody.getLocalPort();
            UpstreamShell away =
                    shell(settings("one", "fal", url), settings("two", two), settings("maker", "apixo", url));

            Task task = submitted(target(away), provider);

            assertThat(posts()).isEqualTo(posts);
            assertThat(word(task)).isEqualTo(outcome);
            away.close().await();
        }
    }

    @ParameterizedTest(name = "{0} at a look, {1}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            silence             | AUTO     | one 1, two 0, maker 0 | running
            reset               | AUTO     | one 1, two 0, maker 0 | running
            cut reply           | AUTO     | one 1, two 0, maker 0 | running
            401                 | AUTO     | one 1, two 0, maker 0 | running
            402                 | VALUE    | one 1, two 0, maker 0 | running
            403                 | OFFICIAL | one 0, two 0, maker 1 | running
            429                 | AUTO     | one 1, two 0, maker 0 | running
            500                 | OFFICIAL | one 0, two 0, maker 1 | running
            502                 | AUTO     | one 1, two 0, maker 0 | running
            503                 | AUTO     | one 1, two 0, maker 0 | running
            504                 | OFFICIAL | one 0, two 0, maker 1 | running
            404                 | OFFICIAL | one 0, two 0, maker 1 | failed GENERATION_FAILED
            422                 | OFFICIAL | one 0, two 0, maker 1 | failed GENERATION_FAILED
            content             | AUTO     | one 1, two 0, maker 0 | failed CONTENT_VIOLATION
            content             | OFFICIAL | one 0, two 0, maker 1 | failed CONTENT_VIOLATION
            broken job          | AUTO     | one 1, two 1, maker 0 | running
            broken job          | VALUE    | one 1, two 0, maker 0 | failed GENERATION_FAILED
            broken job          | OFFICIAL | one 0, two 0, maker 1 | failed GENERATION_FAILED
            """)
    void atALook(String event, Provider provider, String posts, String outcome) {
        Task running = submitted(provider);
        assertThat(word(running)).isEqualTo("running");
        first(provider).looks(event);

        Task task = looked(running);

        assertThat(posts()).isEqualTo(posts);
        assertThat(word(task)).isEqualTo(outcome);
        assertThat(task.state().publicState()).isNotEqualTo(PublicState.PENDING);
    }

    @Test
    void aTaskThatEverybodyTurnsAwayForNowWaitsAndIsTakenLater() {
        one.submits("429 once");
        two.submits("429 once");

        Task task = submitted(Provider.AUTO);

        assertThat(word(task)).isEqualTo("running");
        assertThat(posts()).isEqualTo("one 2, two 1, maker 0");
        assertThat(task.attempts().last()).extracting(Attempt::lane).containsExactly("one", "two", "one");
        assertThat(task.attempts().last())
                .extracting(attempt -> attempt.outcome().orElse("open"))
                .containsExactly("busy", "busy", "accepted");
    }

    @Test
    void aTaskThatEverybodyTurnsAwayForGoodFails() {
        one.submits("402");
        two.submits("401");

        assertThat(word(submitted(Provider.AUTO))).isEqualTo("failed MODEL_UNAVAILABLE");
        assertThat(posts()).isEqualTo("one 1, two 1, maker 0");
    }

    @Test
    void theJobOfAnotherRouteIsLookedAtThere() {
        one.submits("401");

        Task task = submitted(Provider.AUTO);

        assertThat(((TaskState.Running) task.state()).job().route()).isEqualTo("two");
        assertThat(word(looked(task))).isEqualTo("running");
        assertThat(two.gets()).isEqualTo(1);
        assertThat(one.gets()).isZero();
    }
}
