package io.reelgate.ingress;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusCodec;
import io.reelgate.bus.BusMessage.Admit;
import io.reelgate.bus.BusMessage.Admitted;
import io.reelgate.domain.account.Account;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.Idempotency;
import io.reelgate.domain.request.RequestPolicy;
import io.reelgate.domain.request.RequestValidator;
import io.reelgate.domain.request.Validation;
import io.reelgate.web.ApiError;
import io.reelgate.web.Caller;
import io.reelgate.web.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** {@code POST /api/v1/generateTask/{model}}: from bytes to an admission, in the contract's order of checks. */
final class GenerateTaskRoute implements Route {
    static final String PATH = "/api/v1/generateTask/:model";

    private final EdgeServices services;
    private final Bodies bodies;
    private final KeyAuthentication authentication;
    private final PromptCheck prompts;
    private final RouteCheck routes;
    private final AdmissionAnswers answers;
    private final DeliveryOptions options;
    private final String governorHere = Address.ADMIT.textOnThisLoop();

    /** On the event loop that it will serve. */
    GenerateTaskRoute(IngressSettings settings, EdgeServices services, Bodies bodies, KeyRing keys) {
        this.services = services;
        this.bodies = bodies;
        this.authentication = new KeyAuthentication(keys, KeyRing.ADMISSIONS_TRUST_MILLIS);
        this.prompts = new PromptCheck(services, keys);
        this.routes = new RouteCheck(services);
        this.answers = new AdmissionAnswers(settings.publicUrl(), keys);
        this.options = BusCodec.within(settings.admitTimeout().toMillis());
    }

    @Override
    public void mount(Router router) {
        router.post(PATH).order(Doors.BEFORE_DOORS).handler(authentication).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        Optional<Model> model = services.offered(context.pathParam("model"));
        if (model.isEmpty()) {
            Failures.answer(context, UnknownModel.refusal(services.offered()));
            return;
        }
        bodies.collect(context.request())
                .compose(body -> admit(context, model.get(), body))
                .compose(outcome -> answers.send(context, model.get(), outcome))
                .onFailure(fault -> Failures.answer(context, fault));
    }

    private Future<Optional<AdmissionOutcome>> admit(RoutingContext context, Model model, Buffer body) {
        return prompts.pass(context, admitOf(context, model, body))
                .compose(routes::pass)
                .compose(admit -> ask(context.vertx().eventBus(), admit))
                .map(Message::body)
                .map(Admitted::outcome);
    }

    /** The governor of this event loop, or where it has none any other of this node. */
    private Future<Message<Admitted>> ask(EventBus bus, Admit admit) {
        return bus.<Admitted>request(governorHere, admit, options)
                .recover(failure -> nobodyThere(failure)
                        ? bus.request(Address.ADMIT.text(), admit, options)
                        : Future.failedFuture(failure));
    }

    private static boolean nobodyThere(Throwable failure) {
        return failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS;
    }

    private Admit admitOf(RoutingContext context, Model model, Buffer body) {
        MediaTypes.requireJson(context.request());
        Caller caller = Caller.of(context);
        try {
            return checked(context, caller, model, body);
        } catch (Refusal refusal) {
            throw withPolicy(refusal, caller.account().limitsFor(model.id(), model.limits()));
        }
    }

    private Admit checked(RoutingContext context, Caller caller, Model model, Buffer body) {
        Optional<Idempotency> idempotency = IdempotencyKeys.of(context.request(), model, body);
        Validation validation = RequestValidator.validate(model, StrictJson.object(body), policyFor(caller.account()));
        return switch (validation) {
            case Validation.Valid valid ->
                new Admit(caller.account(), caller.keyHash(), model, valid.request(), idempotency);
            case Validation.Invalid invalid -> throw new Refusal(ApiError.invalid(invalid.faults()));
        };
    }

    private RequestPolicy policyFor(Account account) {
        return account.provider().isEmpty()
                ? services.policy()
                : services.policy().withAccountProvider(account.provider());
    }

    private static Refusal withPolicy(Refusal refusal, Limits limits) {
        return new Refusal(refusal.error().with(Map.of("RateLimit-Policy", RateHeaders.policy(limits))));
    }
}
