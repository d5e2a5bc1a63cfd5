package io.reelgate.cli;

import static io.reelgate.cli.ScriptedGateway.error;
import static io.reelgate.cli.ScriptedGateway.frame;
import static io.reelgate.cli.ScriptedGateway.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class StatusTest {
    private ScriptedGateway gateway;

    @BeforeEach
    void open(Vertx vertx) {
        gateway = new ScriptedGateway(vertx);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private Run status(String... arguments) {
        return Run.of(Run.piped(gateway), arguments);
    }

    @Test
    void printsATable() {
        gateway.reply(new JsonArray()
                .add(task("a", "processing", 2))
                .add(new JsonObject().put("taskId", "b").put("code", 404))
                .add(task("c", "success", 2)));
        assertThat(status("status", "a", "b", "c", "--model=sora-2-pro"))
                .isEqualTo(new Run(1, """
                    TASK  MODEL       STATE       PROGRESS  TIME  RESULT
                    a     sora-2-pro  processing  10%
                    c     sora-2-pro  success     100%      61 s  http://files/c/0.mp4
                    """, "reelgate: task not found: b\n"));
    }

    @Test
    void needsNoModelWhereThereIsASocket() {
        gateway.onConnection((socket, operation) -> {
            socket.writeTextMessage(error(404, "Task not found: b"));
            socket.writeTextMessage(frame("1-0", task("a", "pending", 1)));
        });
        Run run = status("status", "a", "b", "--json");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines()).extracting(JsonObject::new).containsExactly(task("a", "pending", 1));
    }

    @Test
    void printsNothingButTheFaultForASingleUnknownTask() {
        gateway.refuse(404, "Task not found", null);
        assertThat(status("status", "a", "--model=sora-2-pro"))
                .isEqualTo(new Run(1, "", "reelgate: task not found: a\n"));
    }

    @Test
    void tellsARefusedKey() {
        gateway.refuse(401, "Invalid or missing API Key", null);
        assertThat(status("status", "a", "--model=sora-2-pro"))
                .isEqualTo(new Run(2, "", "reelgate: refused (401): Invalid or missing API Key\n"));
    }
}
