package io.reelgate.upstream.apixo;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Complaint;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.Readings;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.VendorJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/**
 * What an answer to a look means. Only what the vendor plainly says about this very job ends it; everything else is a
 * failed look, and the deadline is the last resort.
 */
final class LookReply {
    private static final Failure NO_RESULT = Failure.of(FailCode.GENERATION_FAILED, "there is no result");
    private static final Failure FORGOTTEN = Failure.of(FailCode.GENERATION_FAILED, "the job is not known any more");

    private LookReply() {}

    static Reading read(Reply reply, String jobId) {
        Optional<ApixoEnvelope> envelope = ApixoEnvelope.of(reply);
        int status = ApixoEnvelope.status(reply, envelope).orElse(0);
        return envelope.map(each -> answered(status, each, reply, jobId)).orElse(unanswered(status, reply));
    }

    private static Reading answered(int status, ApixoEnvelope envelope, Reply reply, String jobId) {
        return switch (status) {
            case 200 -> envelope.text("taskId").equals(jobId) ? state(envelope, reply) : unreadable(reply);
            case 404 -> failed(FORGOTTEN);
            case 400, 422 -> failed(refusal(envelope));
            case 403 -> forbidden(envelope, reply);
            default -> unanswered(status, reply);
        };
    }

    private static Reading unanswered(int status, Reply reply) {
        return switch (status) {
            case 401, 402, 403 -> new Reading(missed(reply), Outcome.ACCOUNT);
            case 429, 503 -> new Reading(missed(reply), Outcome.BUSY);
            default -> unreadable(reply);
        };
    }

    private static Reading state(ApixoEnvelope envelope, Reply reply) {
        return switch (envelope.text("state")) {
            case "pending", "processing" ->
                new Reading(new Observation.StillRunning(progress(envelope), reply.retryAfter()), Outcome.RUNNING);
            case "success" -> results(envelope).map(LookReply::finished).orElse(unreadable(reply));
            case "failed" -> Readings.failed(failure(envelope));
            default -> unreadable(reply);
        };
    }

    /** Not documented by the vendor; taken where it is a whole percentage. */
    private static OptionalInt progress(ApixoEnvelope envelope) {
        JsonNode progress = envelope.data().path("progress");
        return progress.isInt() && progress.intValue() >= 0 && progress.intValue() <= 100
                ? OptionalInt.of(progress.intValue())
                : OptionalInt.empty();
    }

    private static Reading finished(List<String> sources) {
        return sources.isEmpty() ? failed(NO_RESULT) : new Reading(new Observation.Finished(sources), Outcome.FINISHED);
    }

    /** {@code resultJson} is JSON within a JSON string; empty when it cannot be read. */
    private static Optional<List<String>> results(ApixoEnvelope envelope) {
        return VendorJson.object(envelope.text("resultJson").getBytes(StandardCharsets.UTF_8))
                .map(result -> result.path("resultUrls"))
                .filter(JsonNode::isArray)
                .map(LookReply::texts)
                .filter(urls -> urls.stream().allMatch(LookReply::isHttp));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static boolean isHttp(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    private static Optional<Failure> failure(ApixoEnvelope envelope) {
        return Complaint.meaning(envelope.text("failCode")).or(() -> Complaint.meaning(envelope.text("failMsg")));
    }

    private static Failure refusal(ApixoEnvelope envelope) {
        return Complaint.meaning(envelope.complaint()).orElse(Failure.of(FailCode.GENERATION_FAILED));
    }

    private static Reading forbidden(ApixoEnvelope envelope, Reply reply) {
        return Complaint.meaning(envelope.complaint())
                .filter(failure -> failure.code() == FailCode.CONTENT_VIOLATION)
                .map(LookReply::failed)
                .orElse(new Reading(missed(reply), Outcome.ACCOUNT));
    }

    private static Reading failed(Failure failure) {
        return new Reading(new Observation.JobFailed(failure), Outcome.FAILED);
    }

    private static Reading unreadable(Reply reply) {
        return new Reading(missed(reply), Outcome.UNREADABLE);
    }

    private static Observation missed(Reply reply) {
        return new Observation.LookFailed(reply.retryAfter());
    }
}
