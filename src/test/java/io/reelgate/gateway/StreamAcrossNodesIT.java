package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Node A holds the sockets, node B submits, polls and archives. */
class StreamAcrossNodesIT {
    private static final String MODEL = "wan-2-5";
    private static final String TASK = "{\"input\":{\"prompt\":\"waves [sim:takes=5000]\"}}";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private GatewayProcess sockets;
    private GatewayProcess pollers;

    @BeforeEach
    void start() {
        Map<String, String> shared = new HashMap<>();
        shared.put("REELGATE_REDIS_URL", RedisForTests.url());
        shared.put("REELGATE_REDIS_PREFIX", RedisForTests.freshPrefix());
        shared.put("REELGATE_RESULTS_URL", "file:" + folder.resolve("results"));
        shared.put("REELGATE_NODE_ROLES", "ingress,governor,fanout");
        sockets = GatewayProcess.start(folder.resolve("a"), shared);
        shared.put("REELGATE_NODE_ROLES", "submit,poll,archive,webhook,sweep");
        pollers = GatewayProcess.start(folder.resolve("b"), shared);
    }

    @AfterEach
    void stop() {
        pollers.close();
        sockets.close();
    }

    @Test
    void aSocketSeesEveryStateOfATaskInOrder() {
        try (Socket socket = Socket.open(sockets)) {
            socket.send("{\"op\":\"subscribe\",\"all\":true}");
            socket.awaitType("subscribed", PATIENCE);
            String taskId = sockets.caller().accepted(MODEL, TASK);

            await().atMost(PATIENCE).until(() -> socket.states(taskId).contains("success"));

            assertThat(socket.states(taskId)).containsExactly("pending", "processing", "success");
            assertThat(socket.frames("progress")).isNotEmpty();
        }
    }

    @Test
    void aReconnectWithTheLastOffsetMissesNothing() {
        List<String> taskIds;
        String offset;
        try (Socket first = Socket.open(sockets)) {
            first.send("{\"op\":\"subscribe\",\"all\":true}");
            first.awaitType("subscribed", PATIENCE);
            taskIds = IntStream.range(0, 20)
                    .mapToObj(index -> sockets.caller().accepted(MODEL, TASK))
                    .toList();
            offset = await().atMost(PATIENCE).until(() -> lastOffset(first), found -> !found.isEmpty());
        }
        sockets.caller().allEnded(MODEL, taskIds, PATIENCE);

        try (Socket second = Socket.open(sockets)) {
            second.send("{\"op\":\"subscribe\",\"all\":true,\"since\":\"" + offset + "\"}");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(taskIds)
                            .allSatisfy(id -> assertThat(second.states(id)).contains("success")));
            assertThat(second.frames("lagged")).isEmpty();
        }
    }

    private static String lastOffset(Socket socket) {
        List<JsonNode> frames = socket.frames("task");
        return frames.isEmpty() ? "" : frames.getLast().get("offset").asText();
    }
}
