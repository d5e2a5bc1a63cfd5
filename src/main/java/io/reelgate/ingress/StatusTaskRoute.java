package io.reelgate.ingress;

import io.reelgate.domain.model.Model;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.web.ApiError;
import io.reelgate.web.Caller;
import io.reelgate.web.Route;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /api/v1/statusTask/{model}?taskId=}: one task, or up to a hundred. */
final class StatusTaskRoute implements Route {
    static final String PREFIX = "/api/v1/statusTask/";
    static final String PATH = PREFIX + ":model";

    private final EdgeServices services;
    private final KeyAuthentication authentication;
    private final ReadBudget budget;
    private final TaskReader tasks;
    private final LongPoll longPoll;
    private final StatusAnswers answers;

    StatusTaskRoute(IngressSettings settings, EdgeServices services, KeyRing keys) {
        this.services = services;
        this.authentication = new KeyAuthentication(keys, KeyRing.READS_TRUST_MILLIS);
        this.budget = new ReadBudget(services.accounts());
        this.tasks = new TaskReader(services.tasks());
        this.longPoll = new LongPoll(settings.longPollMost(), tasks);
        this.answers = new StatusAnswers(services.snapshots(), services.clock());
    }

    @Override
    public void mount(Router router) {
        router.get(PATH).order(Doors.BEFORE_DOORS).handler(authentication).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        try {
            Model model = services.catalogue()
                    .find(context.pathParam("model"))
                    .orElseThrow(() -> UnknownModel.refusal(services.offered()));
            serve(context, model, StatusQuery.of(context.request()));
        } catch (Refusal refusal) {
            Failures.answer(context, refusal);
        }
    }

    private void serve(RoutingContext context, Model model, StatusQuery query) {
        budget.take(Caller.of(context).account(), model)
                .compose(taken -> query.batch() ? batch(context, model, query) : one(context, model, query))
                .onFailure(fault -> Failures.answer(context, fault));
    }

    private Future<Void> batch(RoutingContext context, Model model, StatusQuery query) {
        return tasks.visible(Caller.of(context), model, query.ids())
                .compose(found -> answers.batch(context, model, query.ids(), found));
    }

    private Future<Void> one(RoutingContext context, Model model, StatusQuery query) {
        List<String> ids = query.ids();
        return tasks.visible(Caller.of(context), model, ids)
                .map(found -> theOnly(found, ids.getFirst()))
                .compose(task -> longPoll.await(context, task))
                .compose(task -> answers.one(context, model, task));
    }

    /** One text for every reason: nobody learns whether an id exists. */
    private static Task theOnly(Map<TaskId, Task> found, String id) {
        return TaskId.parse(id)
                .flatMap(parsed -> Optional.ofNullable(found.get(parsed)))
                .orElseThrow(() -> new Refusal(ApiError.notFound("Task not found")));
    }
}
