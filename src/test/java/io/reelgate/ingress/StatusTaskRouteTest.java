package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTaskRouteTest extends AtTheStatus {
    @Test
    void tellsARunningTaskAndWhenToAskAgain() {
        var answer = status(RUNNING.value());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"" + RUNNING
                        + "\",\"state\":\"processing\",\"createTime\":" + CREATED.toEpochMilli()
                        + ",\"model\":\"sora-2-pro\",\"progress\":40,\"progressSource\":\"upstream\","
                        + "\"etaMs\":0,\"attempts\":1,\"version\":3}}");
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
        assertThat(header(answer, "ETag")).isEqualTo("W/\"3-40\"");
    }

    @Test
    void tellsAnEndedTaskWithoutAdvice() {
        var answer = status(ENDED.value());

        assertThat(answer.body())
                .contains("\"state\":\"success\"")
                .contains("\"resultJson\":\"{\\\"resultUrls\\\":[\\\"https://gateway.example/files/0.mp4\\\"]}\"")
                .contains("\"costTime\":30000");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void answersForeignUnknownAndImpossibleIdsWithTheSameBytes() {
        var unknown = status(UNKNOWN.value());
        var foreign = status(FOREIGN.value());
        var impossible = status("task_1%27%00");
        var ofAnotherModel = edge.getAs(Edge.KEY, "/api/v1/statusTask/veo-3-1?taskId=" + RUNNING);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(List.of(foreign, impossible, ofAnotherModel)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(Edge.withoutRequestId(answer.body())).isEqualTo(Edge.withoutRequestId(unknown.body()));
            assertThat(Edge.withoutRequestId(answer.headers().map().toString()))
                    .isEqualTo(Edge.withoutRequestId(unknown.headers().map().toString()));
        });
    }

    @Test
    void answersABatchInRequestOrder() {
        var answer = status(String.join(",", ENDED.value(), FOREIGN.value(), "x", RUNNING.value(), ENDED.value()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"code\":200,\"message\":\"success\",\"data\":[{\"taskId\":\"" + ENDED + "\",\"state\":")
                .contains("},{\"taskId\":\"" + FOREIGN + "\",\"code\":404},{\"taskId\":\"x\",\"code\":404},"
                        + "{\"taskId\":\"" + RUNNING + "\",\"state\":\"processing\"")
                .endsWith("}]}");
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
        assertThat(edge.accounts.reads).hasValue(1);
    }

    @Test
    void answersAListOfOneAsAListOnlyWhereItIsOne() {
        assertThat(status(RUNNING + "," + UNKNOWN).body()).contains("\"data\":[");
        assertThat(status(RUNNING.value()).body()).contains("\"data\":{");
    }

    @Test
    void takesAHundredIdsAndRefusesOneMore() {
        String hundred = String.join("%2C", Collections.nCopies(100, RUNNING.value()));

        assertThat(status(hundred).statusCode()).isEqualTo(200);
        assertThat(status(hundred + "," + RUNNING).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "'', taskId must be given once (was missing)",
        "?taskId=, taskId must not be empty",
        "?taskId=a&taskId=b, taskId must be given once (was repeated)",
        "'?taskId=a,', taskId must not be empty",
        "'?taskId=a,,b', taskId must not be empty",
        "?other=a, taskId must be given once (was missing)"
    })
    void refusesAQueryThatIsNotClear(String query, String message) {
        var answer = edge.getAs(Edge.KEY, "/api/v1/statusTask/sora-2-pro" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\":\"" + message + "\"", "\"param\":\"taskId\"");
    }

    @Test
    void takesASemicolonForAPartOfTheId() {
        assertThat(status("a;taskId=" + RUNNING).statusCode()).isEqualTo(404);
    }

    @Test
    void answersAnUnknownModelFirst() {
        var answer = edge.getAs(Edge.KEY, "/api/v1/statusTask/gpt-9");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Unknown model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3-40\"", "\"3-40\"", "\"x\", W/\"3-40\"", "*"})
    void answers304ToWhoeverHasTheAnswer(String tag) {
        var answer = status(RUNNING.value(), "If-None-Match", tag);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "ETag")).isEqualTo("W/\"3-40\"");
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
    }

    @Test
    void answersAgainOnceProgressWasMade() {
        edge.tasks.put(running(3, 41));

        assertThat(status(RUNNING.value(), "If-None-Match", "W/\"3-40\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void tagsABatchAsAWhole() {
        String tag = header(status(RUNNING + "," + ENDED), "ETag");

        assertThat(status(RUNNING + "," + ENDED, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        edge.tasks.put(running(4, 40));
        assertThat(status(RUNNING + "," + ENDED, "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesReadsBeyondTheirBudget() {
        edge.accounts.readsRefusedMillis = 2001;

        var answer = status(RUNNING.value());

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body())
                .contains("Rate limit exceeded: 1200 status reads per minute for sora-2-pro, retry in 3 s")
                .contains("\"type\":\"rate_limit\"");
        assertThat(header(answer, "Retry-After")).isEqualTo("3");
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"status\";q=1200;w=60");
    }

    @Test
    void answers503WhenTheStoreIsDown() {
        edge.tasks.down = true;

        var answer = status(RUNNING.value());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("1");
    }
}
