package io.reelgate.ingress;

import io.reelgate.domain.model.Model;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.web.Envelope;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes status answers. */
final class StatusAnswers {
    private final Snapshots snapshots;
    private final Clock clock;

    StatusAnswers(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    Future<Void> one(RoutingContext context, Model model, Task task) {
        Map<String, Object> snapshot = snapshots.of(task, clock.instant());
        adviseRetry(context, model, List.of(task));
        return send(context, EntityTags.of(snapshot), snapshot);
    }

    /** In the order asked for; what is not there is told as such in its place. */
    Future<Void> batch(RoutingContext context, Model model, List<String> ids, Map<TaskId, Task> found) {
        List<Map<String, Object>> views =
                ids.stream().map(id -> view(id, found)).toList();
        adviseRetry(context, model, found.values());
        return send(context, EntityTags.of(views), views);
    }

    private Map<String, Object> view(String id, Map<TaskId, Task> found) {
        return TaskId.parse(id)
                .map(found::get)
                .map(task -> snapshots.of(task, clock.instant()))
                .orElseGet(() -> missing(id));
    }

    private static Map<String, Object> missing(String id) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("taskId", id);
        view.put("code", 404);
        return view;
    }

    private static void adviseRetry(RoutingContext context, Model model, Collection<Task> tasks) {
        if (tasks.stream().anyMatch(task -> !task.state().terminal())) {
            long interval = model.timing().advice().interval().toMillis();
            context.response().putHeader(Headers.RETRY_AFTER, Long.toString(Headers.seconds(interval)));
        }
    }

    private static Future<Void> send(RoutingContext context, String tag, Object data) {
        context.response().putHeader(HttpHeaders.ETAG, tag);
        if (EntityTags.known(context.request(), tag)) {
            Envelope.notModified(context);
        } else {
            Envelope.ok(context, data);
        }
        return Future.succeededFuture();
    }
}
