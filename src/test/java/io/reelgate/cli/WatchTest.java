package io.reelgate.cli;

import static io.reelgate.cli.ScriptedGateway.error;
import static io.reelgate.cli.ScriptedGateway.frame;
import static io.reelgate.cli.ScriptedGateway.progress;
import static io.reelgate.cli.ScriptedGateway.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class WatchTest {
    private ScriptedGateway gateway;
    private Vertx later;

    @BeforeEach
    void open(Vertx vertx) {
        later = vertx;
        gateway = new ScriptedGateway(vertx);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private Run watch(String... arguments) {
        return Run.of(Run.piped(gateway), arguments);
    }

    @Test
    void writesALinePerChangeAndSucceedsWhenAllDo() {
        gateway.onConnection((socket, operation) -> {
            socket.writeTextMessage(frame("1-0", task("a", "pending", 1)));
            socket.writeTextMessage(progress("a", 40));
            socket.writeTextMessage(frame("2-0", task("a", "processing", 2)));
            socket.writeTextMessage(frame("3-0", task("a", "processing", 3)));
            socket.writeTextMessage(frame("4-0", task("a", "success", 4)));
        });
        assertThat(watch("watch", "a"))
                .isEqualTo(new Run(
                        0,
                        "a sora-2-pro pending\na sora-2-pro processing\na sora-2-pro success http://files/a/0.mp4\n",
                        ""));
        assertThat(gateway.operations)
                .containsExactly(new JsonObject().put("op", "subscribe").put("taskIds", new JsonArray().add("a")));
    }

    @Test
    void endsWithOneWhenSomeFail() {
        gateway.onConnection((socket, operation) -> {
            socket.writeTextMessage(frame("1-0", task("a", "success", 1)));
            socket.writeTextMessage(frame("2-0", task("b", "failed", 1)));
        });
        Run run = watch("watch", "a", "b");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines()).contains("b sora-2-pro failed GENERATION_FAILED: no luck");
    }

    @Test
    void endsWithOneWhenSomeAreUnknown() {
        gateway.onConnection((socket, operation) -> {
            socket.writeTextMessage(error(404, "Task not found: b"));
            socket.writeTextMessage(frame("1-0", task("a", "success", 1)));
        });
        Run run = watch("watch", "a", "b");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("reelgate: task not found: b\n");
    }

    @Test
    void resumesFromTheLastOffsetAfterADisconnect() {
        gateway.onConnection((socket, operation) -> {
            socket.writeTextMessage(frame("1-0", task("a", "success", 4)));
            socket.writeTextMessage(frame("2-0", task("b", "processing", 2)))
                    .onComplete(written -> socket.close((short) 1001, "draining"));
        });
        gateway.onConnection((socket, operation) -> {
            socket.writeTextMessage(frame("2-0", task("b", "processing", 2)));
            socket.writeTextMessage(frame("3-0", task("b", "success", 3)));
        });
        Run run = watch("watch", "a", "b");
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSize(3);
        assertThat(gateway.operations.getLast())
                .isEqualTo(new JsonObject()
                        .put("op", "subscribe")
                        .put("taskIds", new JsonArray().add("b"))
                        .put("since", "2-0"));
    }

    @Test
    void subscribesAgainWhenTheStoreDidNotAnswer() {
        gateway.onConnection((socket, operation) -> socket.writeTextMessage(
                gateway.operations.size() == 1 ? error(503, "try again") : frame("1-0", task("a", "success", 1))));
        assertThat(watch("watch", "a").exit()).isZero();
    }

    @Test
    void subscribesToManyInSeveralMessages() {
        String[] ids = IntStream.range(0, 600).mapToObj(i -> "t" + i).toArray(String[]::new);
        gateway.onConnection((socket, operation) -> operation
                .getJsonArray("taskIds")
                .forEach(id -> socket.writeTextMessage(frame("1-0", task((String) id, "success", 1)))));
        String[] arguments = Stream.concat(Stream.of("watch"), Stream.of(ids)).toArray(String[]::new);
        assertThat(watch(arguments).exit()).isZero();
        assertThat(gateway.operations)
                .extracting(operation -> operation.getJsonArray("taskIds").size())
                .containsExactly(256, 256, 88);
    }

    @Test
    void asksForTheStatusWhereThereIsNoSocket() {
        gateway.reply(new JsonArray().add(task("a", "processing", 2)).add(task("b", "success", 2)));
        gateway.reply(task("a", "success", 3));
        Run run = watch("watch", "a", "b", "--model", "sora-2-pro");
        assertThat(run.exit()).isZero();
        assertThat(gateway.received)
                .extracting(ScriptedGateway.Received::call)
                .containsExactly(
                        "GET /api/v1/statusTask/sora-2-pro?taskId=a%2Cb", "GET /api/v1/statusTask/sora-2-pro?taskId=a");
    }

    @Test
    void saysThatTheModelIsNeededWhereThereIsNoSocket() {
        Run run = watch("watch", "a");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("no WebSocket at ws://").contains("--model");
    }

    @Test
    void endsWhenTheKeyIsRevoked() {
        gateway.onConnection((socket, operation) -> socket.close((short) 4401, "the API key is no longer valid"));
        assertThat(watch("watch", "a"))
                .isEqualTo(new Run(
                        2, "", "reelgate: the gateway closed the connection: the API key is no longer valid\n"));
    }

    @Test
    void tellsThatNobodyAnswers() {
        Run run = watch("watch", "a", "--base-url", "http://127.0.0.1:1");
        assertThat(run)
                .isEqualTo(
                        new Run(2, "", "reelgate: cannot reach ws://127.0.0.1:1/api/v1/stream: connection refused\n"));
    }

    @Test
    void writesTheStatusDataAsJsonLines() {
        gateway.onConnection((socket, operation) -> {
            socket.writeTextMessage(frame("1-0", task("a", "processing", 2)));
            socket.writeTextMessage(progress("a", 40));
            socket.writeTextMessage(frame("2-0", task("a", "success", 3)));
        });
        assertThat(watch("watch", "a", "--json").lines())
                .extracting(JsonObject::new)
                .containsExactly(task("a", "processing", 2), task("a", "success", 3));
    }

    @Test
    void redrawsBarsInATerminal() {
        gateway.onConnection((socket, operation) -> {
            socket.writeTextMessage(frame("1-0", task("a", "processing", 2)));
            socket.writeTextMessage(progress("a", 50));
            later.setTimer(600, timer -> socket.writeTextMessage(frame("2-0", task("a", "success", 3))));
        });
        Run run = Run.of(Run.in(gateway, Path.of("nowhere"), true, Map.of("NO_COLOR", "1")), "watch", "a");
        assertThat(run.out())
                .contains("a processing [########--------]  50% 7 s left\n")
                .contains("\u001b[1A\r\u001b[J")
                .endsWith("a success 61 s http://files/a/0.mp4\n");
    }
}
