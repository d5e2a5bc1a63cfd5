package io.reelgate.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.task.Task;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operations of the socket (contract, section 8). */
class StreamTest extends AtAStream {
    @Test
    void answersASubscriptionWithTheCurrentStateAndThenEveryChange() {
        Task task = world.admitted(World.OWN);
        Listener listener = site.connect();
        listener.send(subscribe(task));
        listener.task(id(task), "pending");
        Task running = world.running(task);
        listener.task(id(task), "processing");
        world.failed(running);
        listener.task(id(task), "failed");
        assertThat(listener.frames.getFirst())
                .isEqualTo(new JsonObject().put("type", "subscribed").put("taskIds", new JsonArray().add(id(task))));
        assertThat(listener.versions(id(task))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void sendsExactlyTheStatusData() {
        Task task = world.failed(world.running(world.admitted(World.OWN)));
        Listener listener = site.connect();
        listener.send(subscribe(task));
        JsonObject data = Listener.data(listener.task(id(task), "failed"));
        assertThat(data).isEqualTo(new JsonObject(world.snapshots.of(task, World.NOW)));
    }

    @Test
    void tellsAllTasksOfTheAccountAndNoOthers() {
        Task before = world.admitted(World.OWN);
        Task ended = world.failed(world.admitted(World.OWN));
        Task foreign = world.admitted(World.FOREIGN);
        Listener listener = site.connect();
        listener.send(all());
        listener.task(id(before), "pending");
        Task later = world.admitted(World.OWN);
        world.running(foreign);
        listener.task(id(later), "pending");
        assertThat(listener.frames.getFirst())
                .isEqualTo(new JsonObject().put("type", "subscribed").put("all", true));
        assertThat(listener.versions(id(ended))).isEmpty();
        assertThat(listener.versions(id(foreign))).isEmpty();
    }

    @Test
    void namesForeignAndUnknownTasksAlikeAndSubscribesTheRest() {
        Task own = world.admitted(World.OWN);
        Task foreign = world.admitted(World.FOREIGN);
        Listener listener = site.connect();
        listener.send("{\"op\":\"subscribe\",\"taskIds\":[\"" + id(foreign) + "\",\"" + id(own) + "\",\"" + UNKNOWN
                + "\",\"junk\"]}");
        assertThat(listener.frame("error"))
                .isEqualTo(new JsonObject()
                        .put("type", "error")
                        .put("code", 404)
                        .put("message", "Task not found: " + id(foreign) + ", " + UNKNOWN + ", junk"));
        listener.task(id(own), "pending");
        assertThat(listener.frame("subscribed").getJsonArray("taskIds")).containsExactly(id(own));
        assertThat(listener.versions(id(foreign))).isEmpty();
    }

    @Test
    void replaysEveryEventAfterTheOffset() {
        Task task = world.admitted(World.OWN);
        Listener first = site.connect();
        first.send(subscribe(task));
        first.task(id(task), "pending");
        String last = first.lastOffset();
        first.close();
        Task ended = world.failed(world.running(task));
        Listener second = site.connect();
        second.send(subscribeSince(last, task));
        second.task(id(ended), "failed");
        assertThat(second.versions(id(task))).containsExactly(2L, 3L);
    }

    @Test
    void replaysEndedTasksToWhoeverSubscribedToAll() {
        Task task = world.admitted(World.OWN);
        String last = world.log.all(task.id().partition()).getLast().offset();
        world.failed(task);
        Task unborn = world.failed(world.admitted(World.OWN));
        Listener listener = site.connect();
        listener.send(allSince(last));
        listener.task(id(task), "failed");
        listener.task(id(unborn), "failed");
        assertThat(listener.versions(id(unborn))).containsExactly(1L, 2L);
    }

    @Test
    void replaysPageAfterPage() {
        Task first = world.admitted(World.OWN);
        String last = world.log.all(first.id().partition()).getLast().offset();
        for (int i = 0; i < 700; i++) {
            world.failed(world.admitted(World.OWN));
        }
        Listener listener = site.connect();
        listener.send(allSince(last));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> listener.ofType("task").size() == 1401);
        List<String> offsets = listener.ofType("task").stream()
                .map(frame -> frame.getString("offset"))
                .toList();
        assertThat(offsets).isSorted();
    }

    @Test
    void saysResetAndSendsAFreshSnapshotWhenTheLogWasTrimmed() {
        Task task = world.admitted(World.OWN);
        String last = world.log.all(task.id().partition()).getLast().offset();
        Task running = world.running(task);
        world.log.trim(task.id().partition());
        Listener listener = site.connect();
        listener.send(subscribeSince(last, task));
        listener.task(id(task), "processing");
        world.failed(running);
        listener.task(id(task), "failed");
        assertThat(listener.frames.stream().map(frame -> frame.getString("type")))
                .startsWith("subscribed", "reset", "task");
        assertThat(listener.versions(id(task))).containsExactly(2L, 3L);
    }

    @Test
    void saysResetToAnOffsetTheLogNeverGave() {
        Task task = world.admitted(World.OWN);
        Listener listener = site.connect();
        listener.send(allSince("9999999999999-0"));
        listener.frame("reset");
        listener.task(id(task), "pending");
        world.failed(task);
        listener.task(id(task), "failed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nonsense                                              | the message must be one JSON object
        []                                                    | the message must be one JSON object
        {"op":"ping"} {}                                      | the message must be one JSON object
        {"op":"ping","op":"ping"}                             | the message must be one JSON object
        {"op":[[[[[[1]]]]]]}                                  | the message must be one JSON object
        {"op":"dance"}                                        | op must be one of subscribe, unsubscribe, ping
        {"op":"ping","x":1}                                   | unknown field x
        {"op":"subscribe"}                                    | give either taskIds or "all":true
        {"op":"subscribe","all":true,"taskIds":["a"]}         | give either taskIds or "all":true
        {"op":"subscribe","all":false}                        | all must be true
        {"op":"subscribe","taskIds":[]}                       | taskIds must be an array of 1 to 256 task ids
        {"op":"subscribe","taskIds":[1]}                      | taskIds must be an array of 1 to 256 task ids
        {"op":"subscribe","all":true,"since":"yesterday"}     | since must be an offset of a task frame
        {"op":"subscribe","all":true,"since":5}               | since must be an offset of a task frame
        {"op":"unsubscribe","all":true,"since":"1-1"}         | unknown field since
        """)
    void answersWhatItDoesNotUnderstandWithAnErrorAndStaysOpen(String message, String error) {
        Listener listener = site.connect();
        listener.send(message);
        assertThat(listener.frame("error"))
                .isEqualTo(
                        new JsonObject().put("type", "error").put("code", 400).put("message", error));
        listener.send("{\"op\":\"ping\"}");
        listener.frame("pong");
    }

    @Test
    void unsubscribesSingleTasks() {
        Task one = world.admitted(World.OWN);
        Task other = world.admitted(World.OWN);
        Listener listener = site.connect();
        listener.send(subscribe(one, other));
        listener.task(id(one), "pending");
        listener.send("{\"op\":\"unsubscribe\",\"taskIds\":[\"" + id(one) + "\"]}");
        listener.frame("unsubscribed");
        world.running(one);
        world.running(other);
        listener.task(id(other), "processing");
        assertThat(listener.versions(id(one))).containsExactly(1L);
    }

    @Test
    void tailsOnlyWhatSomebodyWatches() {
        Task task = world.admitted(World.OWN);
        Listener listener = site.connect();
        listener.send(all());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> world.log.tailed().equals(Set.of(task.id().partition())));
        listener.send("{\"op\":\"unsubscribe\",\"all\":true}");
        listener.frame("unsubscribed");
        world.log.tailed().clear();
        Listener second = site.connect();
        second.send("{\"op\":\"ping\"}");
        second.frame("pong");
        await().during(Duration.ofMillis(50)).until(() -> world.log.tailed().isEmpty());
    }

    @Test
    void estimatesProgressBetweenTwoStates() {
        Task task = world.running(world.admitted(World.OWN));
        Listener listener = site.connect();
        listener.send(subscribe(task));
        JsonObject frame = listener.frame("progress");
        assertThat(frame.containsKey("offset")).isFalse();
        assertThat(Listener.data(frame))
                .isEqualTo(new JsonObject()
                        .put("taskId", id(task))
                        .put("progress", 47)
                        .put("progressSource", "estimated")
                        .put("etaMs", 50_000));
    }

    @Test
    void tellsTheUpstreamsOwnProgress() {
        Task task = world.running(world.admitted(World.OWN));
        Listener listener = site.connect();
        listener.send(subscribe(task));
        listener.frame("progress");
        world.progressed(task, 71);
        JsonObject frame = listener.frame(one ->
                "progress".equals(one.getString("type")) && Listener.data(one).getInteger("progress") == 71);
        assertThat(Listener.data(frame).getString("progressSource")).isEqualTo("upstream");
    }

    @Test
    void tellsNoProgressOfATaskThatHasEnded() {
        Task task = world.running(world.admitted(World.OWN));
        Task witness = world.running(world.admitted(World.OWN));
        Listener listener = site.connect();
        listener.send(subscribe(task, witness));
        listener.frame("progress");
        world.failed(task);
        JsonObject end = listener.task(id(task), "failed");
        int after = listener.frames.indexOf(end);
        await().atMost(Duration.ofSeconds(20)).until(() -> listener.frames.size() > after + 3);
        assertThat(listener.frames.stream().skip(after + 1).toList())
                .allSatisfy(frame ->
                        assertThat(Listener.data(frame).getString("taskId")).isEqualTo(id(witness)));
    }
}
