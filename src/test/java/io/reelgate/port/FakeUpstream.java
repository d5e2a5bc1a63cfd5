package io.reelgate.port;

import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.route.Lane;
import io.reelgate.domain.route.RouteChoice;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A vendor that says what the test tells it to, and counts what it is asked. */
public final class FakeUpstream implements Upstream {
    private final List<String> submits = new CopyOnWriteArrayList<>();
    private final List<Job> looks = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Function<String, Future<Observation>> answer =
            token -> Future.succeededFuture(new Observation.Accepted(token, "job-of-" + token));
    private volatile Function<Job, Future<Observation>> sight =
            job -> Future.succeededFuture(new Observation.Finished(List.of("https://cdn.example.com/0.mp4")));
    private final List<Intent> questions = new CopyOnWriteArrayList<>();
    private volatile Function<Intent, Observation> knowledge = intent -> new Observation.TimePassed();
    private volatile Runnable whileOpening = () -> {};
    private volatile Runnable beforeWriting = () -> {};
    private volatile Future<Void> opening = Future.succeededFuture();
    private volatile boolean reachable = true;
    private volatile boolean routed = true;
    private volatile boolean inlining;
    private volatile Future<Void> ready = Future.succeededFuture();
    private final List<InlineMedia> media = new CopyOnWriteArrayList<>();
    private final List<String> hooks = new CopyOnWriteArrayList<>();

    /** What a submit with a token comes to. */
    public FakeUpstream answering(Function<String, Future<Observation>> next) {
        answer = next;
        return this;
    }

    /** What a look at a job shows. */
    public FakeUpstream showing(Function<Job, Future<Observation>> next) {
        sight = next;
        return this;
    }

    public void reachable(boolean now) {
        reachable = now;
    }

    public void routed(boolean now) {
        routed = now;
    }

    /** Whether it wants images in the request itself. */
    public void inlining(boolean now) {
        inlining = now;
    }

    /** Whether a submit is worth preparing. */
    public void ready(Future<Void> now) {
        ready = now;
    }

    /** What came along with each paid request, in order. */
    public List<InlineMedia> media() {
        return media;
    }

    /** Where it was asked to tell of the end of a job. */
    public List<String> hooks() {
        return hooks;
    }

    public void whileOpening(Runnable action) {
        whileOpening = action;
    }

    /** What happens between the question about an intent and the first byte. */
    public void beforeWriting(Runnable action) {
        beforeWriting = action;
    }

    /** A connection is there when this is complete. */
    public void opening(Future<Void> next) {
        opening = next;
    }

    /** The tokens of all paid requests, in order. */
    public List<String> submits() {
        return submits;
    }

    public List<Job> looks() {
        return looks;
    }

    /** How often a connection was asked for. */
    public int opened() {
        return opened.get();
    }

    public int released() {
        return released.get();
    }

    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public RouteChoice choose(Task task, Set<String> passedOver) {
        if (passedOver.contains("apixo")) {
            return new RouteChoice.Later(Instant.EPOCH, RouteChoice.Why.CLOSED);
        }
        return routed
                ? new RouteChoice.Taken(new Lane("apixo"), new Route(Provider.AUTO, "apixo", task.model(), true))
                : new RouteChoice.Nowhere(RouteChoice.Why.OFF);
    }

    @Override
    public boolean inlinesMedia(String route) {
        return inlining;
    }

    @Override
    public Future<Void> ready(String route) {
        return ready;
    }

    @Override
    public Future<Line> open(String route) {
        opened.incrementAndGet();
        whileOpening.run();
        return reachable ? opening.map(open -> new FakeLine()) : Future.failedFuture("connection refused");
    }

    @Override
    public Future<Observation> reconcile(Intent intent, String model) {
        questions.add(intent);
        return Future.succeededFuture(knowledge.apply(intent));
    }

    /** What the vendor says of an unclear submit; one that cannot be asked, unless told otherwise. */
    public void knowing(Function<Intent, Observation> next) {
        knowledge = next;
    }

    /** What it was asked about, in order. */
    public List<Intent> questions() {
        return questions;
    }

    @Override
    public Future<Observation> look(Job job, String model) {
        looks.add(job);
        return counted(sight.apply(job));
    }

    private Future<Observation> counted(Future<Observation> call) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        return call.onComplete(done -> atOnce.decrementAndGet());
    }

    private final class FakeLine implements Line {
        @Override
        public Line telling(String url) {
            hooks.add(url);
            return this;
        }

        @Override
        public Future<Observation> submit(
                String token, String model, GenerateRequest request, InlineMedia inlined, BooleanSupplier fence) {
            beforeWriting.run();
            if (!fence.getAsBoolean()) {
                release();
                return Future.succeededFuture(new Observation.Postponed(Optional.of(token), Instant.EPOCH));
            }
            submits.add(token);
            media.add(inlined);
            return counted(answer.apply(token));
        }

        @Override
        public void release() {
            released.incrementAndGet();
        }
    }
}
