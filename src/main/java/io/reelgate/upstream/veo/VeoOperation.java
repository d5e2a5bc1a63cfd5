package io.reelgate.upstream.veo;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.LookRules;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.Readings;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.SubmitRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Google's long-running operations (reference: upstreams, sections 0.1, 2.1 and 2.2). That one is done says nothing yet:
 * it failed where it has an error, or no video.
 *
 * @param names what operations are called at this door; nothing else is ever asked for
 * @param inlined what names a video that stands in the operation itself, by the name of its field
 * @param stored what names a video in a bucket, by its {@code gs://} address
 */
public record VeoOperation(Pattern names, Function<String, String> inlined, UnaryOperator<String> stored) {
    private static final GoogleErrors ERRORS = new GoogleErrors();
    private static final Failure FILTERED = Failure.of(FailCode.CONTENT_VIOLATION);

    public Reading readSubmit(Reply reply, String token, Instant now) {
        return new SubmitRules(this::name, ERRORS).read(Answer.of(reply), token, now);
    }

    private Optional<String> name(JsonNode body) {
        return Optional.of(body.path("name").asText(""))
                .filter(name -> names.matcher(name).matches());
    }

    public Reading readLook(Reply reply, String jobId) {
        Answer answer = Answer.of(reply);
        if (answer.succeeded() && answer.body().isEmpty()) {
            return inline(reply).orElseGet(() -> Readings.unreadable(reply));
        }
        if (!answer.succeeded() && ERRORS.isAboutOurAccount(answer)) {
            return Readings.missed(reply, Outcome.ACCOUNT);
        }
        return new LookRules(each -> state(each, jobId), ERRORS).read(answer);
    }

    private Optional<Reading> inline(Reply reply) {
        return InlineVideo.field(reply.body()).map(inlined).map(List::of).map(Readings::finished);
    }

    /** An operation may be named by the number of its project where it was asked for by the project's name. */
    private Reading state(Answer answer, String jobId) {
        if (!last(answer.text("/name")).equals(last(jobId))) {
            return Readings.unreadable(answer.reply());
        }
        return answer.text("/done").equals("true") ? done(answer) : Readings.running(answer.reply());
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private Reading done(Answer answer) {
        JsonNode body = answer.body().orElseThrow();
        if (body.path("error").isObject()) {
            return Readings.failed(ERRORS.meaning(answer).orElse(Failure.of(FailCode.GENERATION_FAILED)));
        }
        List<String> sources = sources(body.path("response")).toList();
        return sources.isEmpty()
                ? inline(answer.reply()).orElseGet(() -> none(body.path("response")))
                : Readings.finished(sources);
    }

    private Stream<String> sources(JsonNode response) {
        Stream<String> links =
                samples(response).map(sample -> sample.path("video").path("uri").asText(""));
        Stream<String> objects = StreamSupport.stream(response.path("videos").spliterator(), false)
                .map(video -> video.path("gcsUri").asText(""));
        return Stream.concat(links, objects)
                .filter(source -> !source.isEmpty())
                .map(source -> source.startsWith("gs://") ? stored.apply(source) : source);
    }

    private static Stream<JsonNode> samples(JsonNode response) {
        return StreamSupport.stream(
                response.path("generateVideoResponse").path("generatedSamples").spliterator(), false);
    }

    private static Reading none(JsonNode response) {
        boolean filtered = isFiltered(response) || isFiltered(response.path("generateVideoResponse"));
        return filtered ? Readings.failed(FILTERED) : Readings.finished(List.of());
    }

    private static boolean isFiltered(JsonNode response) {
        return response.path("raiMediaFilteredCount").asInt() > 0
                || !response.path("raiMediaFilteredReasons").isEmpty();
    }
}
