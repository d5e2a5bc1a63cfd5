package io.reelgate.simulator.job;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Failures on demand. A prompt that contains {@code [sim:word]} or {@code [sim:word=number]} gets what the word says;
 * several words may stand in one prompt (of two about the same step, the first counts) and unknown ones are ignored.
 * The codes are part of job ids and never change.
 */
public enum FailureWord {
    ERROR_500(1, "500", Phase.SUBMIT, 0, "The submit is answered 500; no job is made."),
    HTML_502(2, "502", Phase.SUBMIT, 0, "The submit is answered 502 with an HTML body; no job is made."),
    UNAVAILABLE_503(
            3, "503", Phase.SUBMIT, 2, "The first =N submits (2) of this input are answered 503 with Retry-After: 1."),
    TOO_MANY_429(
            4, "429", Phase.SUBMIT, 2, "The first =N submits (2) of this input are answered 429 with Retry-After: 1."),
    BODY_ERROR(
            5,
            "200-error",
            Phase.SUBMIT,
            500,
            "The submit is answered HTTP 200 with =N (500) as the code in the body; no job is made."),
    REFUSED(6, "refused", Phase.SUBMIT, 0, "The submit is answered 400, content violates provider policy."),
    NO_CREDITS(7, "no-credits", Phase.SUBMIT, 0, "The submit is answered 400, insufficient credits."),
    HANG_SUBMIT(8, "hang-submit", Phase.SUBMIT, 0, "The submit is read and never answered; no job is made."),
    REPLY_LOST(9, "reply-lost", Phase.SUBMIT, 0, "The job is made, then the connection is closed without an answer."),
    TRUNCATED(10, "truncated", Phase.SUBMIT, 0, "The job is made, the answer stops in the middle of its JSON."),
    EMPTY_ID(11, "empty-id", Phase.SUBMIT, 0, "The job is made, the answer says success with an empty task id."),
    TOO_MANY_BARE(12, "429-bare", Phase.SUBMIT, 2, "As 429, without Retry-After."),
    HANG_ACCEPTED(13, "hang-accepted", Phase.SUBMIT, 0, "The job is made, the submit is never answered."),

    CONTENT_VIOLATION(20, "content-violation", Outcome.CONTENT_VIOLATION, "The job fails by moderation at its end."),
    BAD_IMAGE(21, "bad-image", Outcome.BAD_IMAGE, "The job fails at its end, its image cannot be fetched."),
    BAD_LORA(22, "bad-lora", Outcome.BAD_LORA, "The job fails at its end, its LoRA cannot be downloaded."),
    TIMEOUT(23, "timeout", Outcome.TIMEOUT, "The job fails at its end with the vendor's own timeout."),
    UNAVAILABLE(24, "unavailable", Outcome.MODEL_UNAVAILABLE, "The job fails at its end, the model is unavailable."),
    FAIL(25, "fail", Outcome.GENERATION_FAILED, "The job fails at its end for the vendor's own reasons."),
    HANG(26, "hang", Outcome.NEVER, "The job never ends, it stays in processing."),
    STOPPED(
            27,
            "stopped",
            Outcome.STOPPED,
            "The job is stopped at its end, not by us; vendors without a word for it fail it."),
    FORGOTTEN(28, "forgotten", Outcome.FORGOTTEN, "The job is not known any more at its end."),

    POLL_500(
            40,
            "poll-500",
            Phase.POLL,
            0,
            "Polls are answered 500 from the submit until a quarter of the job's time after its end."),
    POLL_429(41, "poll-429", Phase.POLL, 0, "As poll-500, with 429 and Retry-After: 1."),
    POLL_BODY_ERROR(
            42, "poll-200-error", Phase.POLL, 500, "As poll-500, with HTTP 200 and the code =N (500) in the body."),
    POLL_TRUNCATED(
            43, "poll-truncated", Phase.POLL, 0, "As poll-500, with answers that stop in the middle of their JSON."),
    POLL_HANG(44, "poll-hang", Phase.POLL, 0, "As poll-500, with polls that are never answered."),
    POLL_429_BARE(45, "poll-429-bare", Phase.POLL, 0, "As poll-500, with 429 and no Retry-After."),
    POLL_502(46, "poll-502", Phase.POLL, 0, "As poll-500, with 502 and an HTML body."),

    NO_RESULT(60, "no-result", Phase.RESULT, 0, "The job succeeds with an empty list of results."),
    MEDIA_404(61, "media-404", Phase.RESULT, 0, "The job succeeds, its result is answered 404."),
    MEDIA_CUT(62, "media-cut", Phase.RESULT, 0, "The job succeeds, its result breaks off halfway."),
    MEDIA_BYTES(
            63, "media-bytes", Phase.RESULT, 1_000_000, "The result is =N bytes long (1000000), by a box of zeros."),
    RESULTS(64, "results", Phase.RESULT, 2, "The job has =N results (2), at most 10."),

    SLOW(80, "slow", Phase.ANSWER, 1000, "Submit and polls are answered =N milliseconds (1000) late, in real time."),
    DRIP(82, "drip", Phase.ANSWER, 1000, "Answers come in ten pieces over =N milliseconds (1000), in real time."),
    HOOK_LOST(100, "hook-lost", Phase.HOOK, 0, "The webhook that was asked for is never sent."),
    HOOK_TWICE(101, "hook-twice", Phase.HOOK, 0, "The webhook is sent twice."),
    HOOK_FORGED(102, "hook-forged", Phase.HOOK, 0, "The webhook has the signature of another body."),
    TAKES(81, "takes", Phase.TIMING, 1000, "The job takes =N milliseconds (1000) whatever the model and the speed.");

    /** The step a word is about. */
    public enum Phase {
        SUBMIT,
        POLL,
        OUTCOME,
        RESULT,
        ANSWER,
        HOOK,
        TIMING
    }

    private static final Map<String, FailureWord> TEXT_TO_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FailureWord::text, Function.identity()));
    private static final Map<Integer, FailureWord> CODE_TO_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FailureWord::code, Function.identity()));

    private final int code;
    private final String text;
    private final Phase phase;
    private final Outcome outcome;
    private final int defaultNumber;
    private final String sentence;

    FailureWord(int code, String text, Phase phase, int defaultNumber, String sentence) {
        this(code, text, phase, Outcome.SUCCESS, defaultNumber, sentence);
    }

    FailureWord(int code, String text, Outcome outcome, String sentence) {
        this(code, text, Phase.OUTCOME, outcome, 0, sentence);
    }

    FailureWord(int code, String text, Phase phase, Outcome outcome, int defaultNumber, String sentence) {
        this.code = code;
        this.text = text;
        this.phase = phase;
        this.outcome = outcome;
        this.defaultNumber = defaultNumber;
        this.sentence = sentence;
    }

    static Optional<FailureWord> ofText(String text) {
        return Optional.ofNullable(TEXT_TO_WORD.get(text));
    }

    static Optional<FailureWord> ofCode(int code) {
        return Optional.ofNullable(CODE_TO_WORD.get(code));
    }

    int code() {
        return code;
    }

    int defaultNumber() {
        return defaultNumber;
    }

    Outcome outcome() {
        return outcome;
    }

    /** What stands after {@code sim:} in the prompt. */
    public String text() {
        return text;
    }

    /** The step the word is about. */
    public Phase phase() {
        return phase;
    }

    /** What the word does, for people. */
    public String sentence() {
        return sentence;
    }
}
