package io.reelgate.upstream.wavespeed;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.upstream.vendor.Answer;
import io.reelgate.upstream.vendor.Complaint;
import io.reelgate.upstream.vendor.Errors;
import io.reelgate.upstream.vendor.Reply;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The vendor's own codes (reference: upstreams, sections 0.2 and 6). Whether they stand at the top or inside {@code
 * data} is UNCONFIRMED: both places are read.
 */
final class WaveSpeedErrors implements Errors {
    private static final int OWN_CODES = 1_000;
    private static final int CONTENT = 1200;
    private static final int MEDIA = 1402;

    private static final int EXECUTION = 1403;
    private static final int TASK = 1405;

    private final String asked;

    /** Of a reply to the submit at a path, which tells the model where the reply does not. */
    WaveSpeedErrors(String path) {
        int query = path.indexOf('?');
        this.asked = query < 0 ? path : path.substring(0, query);
    }

    WaveSpeedErrors() {
        this("");
    }

    /**
     * The status that counts: an HTTP error, else the code as the HTTP status it amounts to. That a job was made and
     * failed at once (1403, 1405) is as definite as a refusal; 5000 and 5004 leave open whether one runs.
     */
    static Answer answer(Reply reply) {
        Answer coded = Answer.coded(reply);
        boolean okay = reply.status() >= 200 && reply.status() <= 299;
        return okay ? code(coded).map(code -> coded.withStatus(status(code))).orElse(coded) : coded;
    }

    private static int status(int code) {
        return switch (code) {
            case CONTENT, 1400, 1401, MEDIA -> 400;
            case EXECUTION, TASK -> 422;
            case 5003 -> 503;
            default -> 500;
        };
    }

    private static Optional<Integer> code(Answer answer) {
        return Stream.of("/code", "/data/code")
                .map(pointer -> answer.body().map(root -> root.at(pointer)))
                .flatMap(Optional::stream)
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .filter(code -> code >= OWN_CODES)
                .findFirst();
    }

    /** A documented code says what it is; only of one that says no more than that a job failed do the words count too. */
    @Override
    public Optional<Failure> meaning(Answer answer) {
        Optional<Integer> code = code(answer);
        return switch (code.orElse(0)) {
            case CONTENT -> Optional.of(Failure.of(FailCode.CONTENT_VIOLATION));
            case MEDIA -> Optional.of(unreachable(answer));
            case 0, EXECUTION, TASK -> ofContent(words(answer));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean wrote(Answer answer) {
        return answer.hasNumber("/code") || code(answer).isPresent();
    }

    /** Of our images and LoRA files the images were fetched before, so a LoRA model's complaint is about the latter. */
    private Failure unreachable(Answer answer) {
        String told = answer.text("/data/model");
        String model = told.isEmpty() ? asked : told;
        if (model.endsWith("-lora") || words(answer).toLowerCase(Locale.ROOT).contains("lora")) {
            return Failure.of(FailCode.INVALID_LORA_URL);
        }
        return model.isEmpty() && !words(answer).toLowerCase(Locale.ROOT).contains("image")
                ? Failure.of(FailCode.GENERATION_FAILED, "a file that the request names could not be fetched")
                : Failure.of(FailCode.INVALID_IMAGE_URL);
    }

    private static Optional<Failure> ofContent(String words) {
        return Complaint.meaning(words).filter(failure -> failure.code() == FailCode.CONTENT_VIOLATION);
    }

    @Override
    public boolean isAboutOurAccount(Answer answer) {
        return code(answer).isEmpty()
                && answer.status() != 429
                && answer.status() >= 400
                && answer.status() < 500
                && ofContent(words(answer)).isEmpty()
                && Complaint.isAboutOurAccount(words(answer));
    }

    private static String words(Answer answer) {
        return answer.text("/message") + " " + answer.text("/data/error");
    }
}
