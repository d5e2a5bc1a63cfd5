package io.reelgate.simulator.media;

import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.FileReply;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.http.RouteGroup;
import io.reelgate.simulator.job.ContentHash;
import io.reelgate.simulator.job.FailureWord;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobIds;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.ledger.Ledger;
import io.reelgate.simulator.ledger.RequestEntry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /media/<job id>.mp4}, and {@code <job id>.1.mp4} and so on where there are more: the result of a job that succeeded, to anyone who has the id, for 24 hours after
 * its end, then 410. Ranges and conditional ranges as RFC 9110 says.
 */
public final class MediaRoutes implements RouteGroup {

    /** The results after the first are numbered. */
    private static final Pattern FILE = Pattern.compile("([A-Za-z0-9_-]+)(?:\\.([1-9]))?\\.mp4");

    private static final Duration KEPT = Duration.ofHours(24);

    private static final String TYPE = "video/mp4";

    private final Templates templates;
    private final JobIds ids;
    private final Ledger ledger;
    private final Clock clock;

    public MediaRoutes(Templates templates, JobIds ids, Ledger ledger, Clock clock) {
        this.templates = templates;
        this.ids = ids;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/media/:file").handler(this::answer);
        router.head("/media/:file").handler(this::answer);
    }

    private void answer(RoutingContext ctx) {
        Matcher file = FILE.matcher(ctx.pathParam("file"));
        String id = file.matches() ? file.group(1) : "";
        int number = file.matches() && file.group(2) != null ? Integer.parseInt(file.group(2)) : 0;
        Reply reply = ids.read(id).map(job -> reply(job, number, ctx)).orElseGet(() -> error(404));
        ledger.record(entry(ctx, id, reply)).onComplete(written -> reply.send(ctx));
    }

    private Reply reply(Job job, int number, RoutingContext ctx) {
        long now = clock.millis();
        if (ctx.request().getParam(ContentHost.MARK) != null && ContentHost.hasCredential(ctx.request())) {
            return error(400);
        }
        boolean there = job.stateAt(now) == JobState.SUCCESS && number < job.results();
        if (!there || job.words().has(FailureWord.MEDIA_404)) {
            return error(404);
        }
        if (now > job.finishTime().orElseThrow() + KEPT.toMillis()) {
            return error(410);
        }
        ContentHash content = job.content().result(number);
        int length = job.words().number(FailureWord.MEDIA_BYTES).orElse(0);
        Video video = templates.video(job.orientation(), content, length);
        return job.words().has(FailureWord.MEDIA_CUT)
                ? FileReply.of(video.whole(), TYPE, content.hex()).cut()
                : new FileReply(video.length(), video::bytes, TYPE, content.hex()).to(ctx.request());
    }

    private Map<String, Object> entry(RoutingContext ctx, String id, Reply reply) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("jobId", id);
        entry.put("model", ids.read(id).map(Job::model).orElse(""));
        entry.put("status", reply.status());
        Optional.ofNullable(ctx.request().getHeader("Range")).ifPresent(range -> entry.put("range", range));
        return new RequestEntry("media", clock.millis(), ctx).with(entry);
    }

    private static Reply error(int status) {
        return Replies.json(status, Envelope.error(status, status == 410 ? "Result expired" : "Not found"));
    }
}
