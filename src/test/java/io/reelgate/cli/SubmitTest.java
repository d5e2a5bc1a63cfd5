package io.reelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class SubmitTest {
    @TempDir
    private Path folder;

    private ScriptedGateway gateway;

    @BeforeEach
    void open(Vertx vertx) {
        gateway = new ScriptedGateway(vertx);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private Run submit(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "submit";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Run.of(Run.in(gateway, folder, false, Map.of()), all);
    }

    private JsonObject body(int index) {
        return new JsonObject(gateway.received.get(index).body());
    }

    @Test
    void printsTheTaskId() {
        gateway.accept("task_1");
        Run run = submit("sora-2-pro", "--prompt", "a cat");
        assertThat(run).isEqualTo(new Run(0, "task_1\n", ""));
        assertThat(gateway.received.getFirst().call()).isEqualTo("POST /api/v1/generateTask/sora-2-pro");
        assertThat(gateway.received.getFirst().authorization()).isEqualTo("Bearer rg_test");
        assertThat(body(0)).isEqualTo(new JsonObject("{\"input\":{\"prompt\":\"a cat\"}}"));
    }

    @Test
    void printsJsonLinesWhenAsked() {
        gateway.accept("task_1");
        assertThat(submit("sora-2-pro", "--prompt", "a cat", "--json").out())
                .isEqualTo("{\"taskId\":\"task_1\",\"model\":\"sora-2-pro\"}\n");
    }

    @Test
    void takesInputsAsTheyLook() {
        gateway.accept("task_1");
        submit(
                "ltx-2-19b",
                "--prompt=5",
                "--input=duration=10",
                "--input=aspect_ratio=16:9",
                "--input=enable_prompt_expansion=false",
                "--input=image_urls=https://example.com/a.png?x=1",
                "--input=image_urls=https://example.com/b.png",
                "--input=loras=[{\"path\":\"https://example.com/l\",\"scale\":0.7}]",
                "--input=size=720*1280");
        assertThat(body(0)).isEqualTo(new JsonObject("""
            {"input":{"prompt":"5","duration":10,"aspect_ratio":"16:9","enable_prompt_expansion":false,
             "image_urls":["https://example.com/a.png?x=1","https://example.com/b.png"],
             "loras":[{"path":"https://example.com/l","scale":0.7}],"size":"720*1280"}}\
            """));
    }

    @Test
    void completesARequestFromAFile() throws IOException {
        Files.writeString(
                folder.resolve("request.json"),
                "{\"provider\":\"official\",\"input\":{\"prompt\":\"old\",\"duration\":8}}");
        gateway.accept("task_1");
        submit("sora-2-pro", "--file=request.json", "--prompt=new", "--callback=https://example.com/hook");
        assertThat(body(0)).isEqualTo(new JsonObject("""
            {"provider":"official","input":{"prompt":"new","duration":8},
             "request_type":"callback","callback_url":"https://example.com/hook"}\
            """));
    }

    @Test
    void countsTheIdempotencyKeyUp() {
        gateway.accept("task_1");
        gateway.accept("task_2");
        assertThat(submit("sora-2-pro", "--prompt=a", "--count=2", "--idempotency-key=k")
                        .out())
                .isEqualTo("task_1\ntask_2\n");
        assertThat(gateway.received)
                .extracting(ScriptedGateway.Received::idempotencyKey)
                .containsExactly("k-1", "k-2");
    }

    @Test
    void tellsARefusalInOneLine() {
        gateway.refuse(400, "input.duration must be one of 4, 8, 12 (was 10)", null);
        assertThat(submit("sora-2-pro", "--prompt=a", "--input=duration=10"))
                .isEqualTo(
                        new Run(2, "", "reelgate: refused (400): input.duration must be one of 4, 8, 12 (was 10)\n"));
    }

    @Test
    void saysHowManyWereSubmittedBeforeTheRefusal() {
        gateway.accept("task_1");
        gateway.refuse(429, "Rate limit exceeded", "12");
        assertThat(submit("sora-2-pro", "--prompt=a", "--count=3"))
                .isEqualTo(new Run(
                        1,
                        "task_1\n",
                        "reelgate: refused (429): Rate limit exceeded; try again in 12 s (1 of 3 submitted)\n"));
    }

    @Test
    void followsTheTasksWhenAsked() {
        gateway.accept("task_1");
        gateway.onConnection((socket, operation) ->
                socket.writeTextMessage(ScriptedGateway.frame("1-0", ScriptedGateway.task("task_1", "success", 4))));
        Run run = submit("sora-2-pro", "--prompt=a", "--watch");
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).containsExactly("task_1", "task_1 sora-2-pro success http://files/task_1/0.mp4");
    }

    @Test
    void readsTheDemoKeyWhereThereIsOne() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/demo-key"), "rg_demo\nwhsec_x\n");
        gateway.accept("task_1");
        Surroundings surroundings =
                new Surroundings(Clock.systemUTC(), Map.of("REELGATE_URL", gateway.url()), folder, false);
        assertThat(Run.of(surroundings, "submit", "sora-2-pro", "--prompt=a").exit())
                .isZero();
        assertThat(gateway.received.getFirst().authorization()).isEqualTo("Bearer rg_demo");
    }

    @Test
    void saysWhereAKeyMayComeFrom() {
        Surroundings surroundings = new Surroundings(Clock.systemUTC(), Map.of(), folder, false);
        assertThat(Run.of(surroundings, "submit", "sora-2-pro", "--prompt=a"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "reelgate: no API key: give --key, set REELGATE_KEY, or run where a gateway keeps"
                                + " data/demo-key\n"));
    }

    @Test
    void tellsFaultsOfUseInOneLine() {
        assertThat(submit("m", "--input=x").err()).isEqualTo("reelgate: --input must be NAME=VALUE (was x)\n");
        assertThat(submit("m", "--count=0").err()).isEqualTo("reelgate: --count must be at least 1 (was 0)\n");
        assertThat(submit("m", "--file=none.json").err()).startsWith("reelgate: cannot read ");
        assertThat(submit("m", "--base-url=ftp://x").err())
                .isEqualTo("reelgate: --base-url must be an http or https address (was ftp://x)\n");
        assertThat(submit("m", "--base-url=http://127.0.0.1:1").err())
                .isEqualTo("reelgate: cannot reach http://127.0.0.1:1: connection refused\n");
        assertThat(submit().exit()).isEqualTo(2);
    }
}
