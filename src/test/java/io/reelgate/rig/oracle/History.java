package io.reelgate.rig.oracle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.reelgate.rig.ClientLog.Outcome;
import io.reelgate.rig.ClientLog.Submit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that was written down about one run.
 *
 * @param resubmits how often a task may be posted again after an outcome that nobody knows
 */
public record History(
        List<Submit> submits, List<Seen> seen, List<Post> posts, List<Delivery> callbacks, Image image, int resubmits) {

    /** A public state that a client was shown. */
    public record Seen(String taskId, String state) {}

    /**
     * A paid request as the vendor got it, in the order of time.
     *
     * @param job whether it made a job
     * @param status as it was answered, 0 for not at all
     */
    public record Post(long time, String prompt, boolean job, int status) {
        /** Whether the answer proves that no job came of it and that the vendor may be asked again. */
        boolean invitesAnother() {
            return !job && (status == 429 || status == 503);
        }
    }

    /** A delivery as the endpoint got it. */
    public record Delivery(String webhookId, String taskId, String state) {}

    Stream<Submit> accepted() {
        return submits.stream().filter(submit -> submit.outcome() == Outcome.ACCEPTED);
    }

    /** How many jobs the vendor made of a prompt. */
    public long jobs(String prompt) {
        return posts.stream()
                .filter(post -> post.prompt().equals(prompt) && post.job())
                .count();
    }

    /** The internal state of the task that came of an accepted submit; empty where none came. */
    public Optional<String> state(String prompt) {
        return accepted()
                .filter(submit -> submit.prompt().equals(prompt))
                .flatMap(submit -> submit.taskId().stream())
                .findFirst()
                .flatMap(image::state);
    }

    Map<String, List<Post>> promptToPosts() {
        return posts.stream().collect(groupingBy(Post::prompt, LinkedHashMap::new, toList()));
    }

    Map<String, List<Delivery>> taskToCallbacks() {
        return callbacks.stream().collect(groupingBy(Delivery::taskId));
    }
}
