package io.reelgate.simulator.fal;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.Product;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.OurInput;
import io.reelgate.simulator.vendor.Required;
import io.reelgate.simulator.vendor.SubmitFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.Understanding;
import java.util.Map;

/** A submit into the queue: the model is the path, its input the whole body. */
final class QueueSubmit implements SubmitFormat {

    @Override
    public Understanding understand(Asked asked) {
        String path = asked.ctx().request().path().substring(1);
        Endpoint endpoint = Endpoint.of(path);
        if (!endpoint.isKnown()) {
            return new Understanding.Faulty(Trouble.UNKNOWN_MODEL);
        }
        if (asked.body().isEmpty()) {
            return new Understanding.Faulty(Trouble.INVALID, "The body must be a JSON object");
        }
        return Required.missing(asked.members(), endpoint.required())
                .<Understanding>map(field -> new Understanding.Faulty(Trouble.INVALID, "Field required: " + field))
                .orElseGet(() -> wanted(path, endpoint, asked));
    }

    private static Understanding wanted(String path, Endpoint endpoint, Asked asked) {
        OurInput input = new OurInput(asked.members())
                .same("prompt", "aspect_ratio", "seed")
                .resolution()
                .with("mode", endpoint.mode());
        if (asked.member("video_size") instanceof Map<?, ?> size
                && size.get("width") instanceof Number width
                && size.get("height") instanceof Number height) {
            input.size(width.intValue(), height.intValue());
        }
        return new Understanding.Wanted(
                new Product(FalFormat.NAME, path),
                endpoint.model(),
                input.map(),
                asked.members(),
                asked.query("fal_webhook"));
    }

    @Override
    public Reply.Answer accepted(String id, Job job, Asked asked) {
        return queued(id, job, asked).with("queue_position", 0).answer(200);
    }

    /** A job in the queue, with its three addresses. */
    static Members queued(String id, Job job, Asked asked) {
        String application = job.product().model().split("/", -1)[1];
        String url = asked.origin() + "/fal-ai/" + application + "/requests/" + id;
        return new Members()
                .with("status", "IN_QUEUE")
                .with("request_id", id)
                .with("response_url", url)
                .with("status_url", url + "/status")
                .with("cancel_url", url + "/cancel");
    }
}
