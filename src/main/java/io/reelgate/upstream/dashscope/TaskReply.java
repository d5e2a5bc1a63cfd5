package io.reelgate.upstream.dashscope;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.LookRules;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Readings;
import java.util.List;

/** What DashScope says of a task (reference: upstreams, sections 0.1 and 3). */
final class TaskReply {
    private static final Failure CANCELED = Failure.of(FailCode.GENERATION_FAILED, "the job was cancelled");
    private static final Failure FORGOTTEN = Failure.of(FailCode.GENERATION_FAILED, "the job is not known any more");

    private static final LookRules RULES = new LookRules(TaskReply::state, new DashscopeErrors());

    private TaskReply() {}

    static Reading read(Answer answer, String jobId) {
        boolean another = answer.succeeded() && !answer.text("/output/task_id").equals(jobId) && !isUnknown(answer);
        return another ? Readings.unreadable(answer.reply()) : RULES.read(answer);
    }

    /** Older than a day, or never there: such an answer need not name the task. */
    private static boolean isUnknown(Answer answer) {
        return answer.text("/output/task_id").isEmpty() && status(answer).equals("UNKNOWN");
    }

    private static String status(Answer answer) {
        return answer.text("/output/task_status");
    }

    private static Reading state(Answer answer) {
        return switch (status(answer)) {
            case "PENDING", "RUNNING", "SUSPENDED" -> Readings.running(answer.reply());
            case "SUCCEEDED" -> video(answer);
            case "FAILED" ->
                DashscopeErrors.isItsOwn(answer)
                        ? Readings.brokeDown(RULES.failure(answer))
                        : Readings.failed(RULES.failure(answer));
            case "CANCELED" -> Readings.failed(CANCELED);
            case "UNKNOWN" -> Readings.failed(FORGOTTEN);
            default -> Readings.unreadable(answer.reply());
        };
    }

    private static Reading video(Answer answer) {
        String url = answer.text("/output/video_url");
        return Readings.finished(url.isEmpty() ? List.of() : List.of(url));
    }
}
