package io.reelgate.rig.oracle;

import io.reelgate.rig.ClientLog.Outcome;
import io.reelgate.rig.ClientLog.Submit;
import io.reelgate.rig.oracle.History.Post;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The money rule: one job a task at most, no paid request after an outcome that is not known, none for what was refused. */
final class Money {
    private Money() {}

    static Stream<Complaint> findings(History history) {
        Map<String, Submit> promptToSubmit = new HashMap<>();
        history.submits().forEach(submit -> promptToSubmit.put(submit.prompt(), submit));
        Stream<Complaint> posts = history.promptToPosts().entrySet().stream()
                .flatMap(entry ->
                        posts(Optional.ofNullable(promptToSubmit.get(entry.getKey())), entry.getValue(), history));
        return Stream.of(posts, unbought(history), repeatedPrompts(history)).flatMap(each -> each);
    }

    private static Stream<Complaint> posts(Optional<Submit> submit, List<Post> posts, History history) {
        String subject = submit.flatMap(Submit::taskId).orElse(posts.getFirst().prompt());
        return Stream.of(refused(submit, posts), jobs(posts, history.resubmits()), repeated(posts, history.resubmits()))
                .flatMap(Optional::stream)
                .map(text -> new Complaint(subject, text));
    }

    private static Optional<String> refused(Optional<Submit> submit, List<Post> posts) {
        return submit.filter(each -> each.outcome() == Outcome.REFUSED)
                .map(each -> "was refused with " + each.status() + " and posted " + posts.size() + " times");
    }

    private static Optional<String> jobs(List<Post> posts, int resubmits) {
        long jobs = posts.stream().filter(Post::job).count();
        return jobs > 1 + resubmits ? Optional.of("has " + jobs + " jobs at the vendor") : Optional.empty();
    }

    /** Each further request must follow an answer that invites it. */
    private static Optional<String> repeated(List<Post> posts, int resubmits) {
        List<Post> all = posts.subList(0, posts.size() - 1);
        long uninvited = all.stream().filter(post -> !post.invitesAnother()).count();
        return uninvited > resubmits
                ? Optional.of(
                        "was posted again " + uninvited + " times after an outcome that does not allow it: " + posts)
                : Optional.empty();
    }

    /** A success that nobody sold is another task's video. */
    private static Stream<Complaint> unbought(History history) {
        Set<String> bought = new HashSet<>();
        history.posts().stream().filter(Post::job).forEach(post -> bought.add(post.prompt()));
        return history.accepted()
                .filter(submit ->
                        submit.taskId().flatMap(history.image()::state).equals(Optional.of("succeeded")))
                .filter(submit -> !bought.contains(submit.prompt()))
                .map(submit -> new Complaint(submit.taskId().orElse(""), "succeeded without a job at the vendor"));
    }

    /** The join is by prompt, so a prompt that stands twice in the client log would hide what this rule looks for. */
    private static Stream<Complaint> repeatedPrompts(History history) {
        Set<String> known = new HashSet<>();
        return history.submits().stream()
                .map(Submit::prompt)
                .filter(prompt -> !known.add(prompt))
                .map(prompt -> new Complaint(prompt, "was submitted twice by the client itself"));
    }
}
