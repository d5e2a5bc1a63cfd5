package io.reelgate.upstream.vendor;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.ResultCall;
import java.time.Instant;
import java.util.Optional;

/**
 * One vendor's wire format: requests out, replies in, no I/O, no clock. Safe from any thread. What a vendor says is
 * never passed on as it stands: its reasons, ids and addresses are not for our callers.
 */
public interface VendorAdapter {
    /**
     * {@code model} is the model's name at this vendor; {@code token} goes along where the vendor keeps a tag; {@code media}
     * has every image of the request where {@link #inlinesMedia}, and none otherwise. Throws {@link Unsendable} where the
     * vendor could not take it.
     */
    Call submit(String model, String token, GenerateRequest request, InlineMedia media);

    /** The same, and asks the vendor to tell when the job has ended, where it takes such a wish with the request. */
    default Call submit(String model, String token, GenerateRequest request, InlineMedia media, Hook hook) {
        return submit(model, token, request, media);
    }

    /** Whether this vendor fetches no URLs and wants the bytes of images in the request itself. */
    default boolean inlinesMedia() {
        return false;
    }

    /** Whether this is what a route may call a model here. */
    default boolean knows(String model) {
        return true;
    }

    /** Whether the vendor can take a request at all, as far as its own fields tell. */
    default boolean takes(String model, GenerateRequest request) {
        return true;
    }

    Call look(String model, String jobId);

    /** Whether this vendor documents that it takes nothing for a job that it gave up for reasons of its own. */
    default boolean failedJobsAreFree() {
        return false;
    }

    /** What a reply to a submit means; {@code token} is the intent it answers, {@code now} when it came. */
    Reading readSubmit(Reply reply, String token, Instant now);

    /** The same of a reply to {@code call}, for vendors whose reply may leave out what their request said. */
    default Reading readSubmit(Reply reply, Call call, String token, Instant now) {
        return readSubmit(reply, token, now);
    }

    /** What a reply to a look means. */
    Reading readLook(Reply reply, String jobId);

    /** What a reply to the further call of {@code first} means; there is no third one. */
    default Reading readFurther(Reading first, Reply reply, String jobId) {
        return first;
    }

    /**
     * Asks for the job of a submit whose outcome is unknown, by its token or the time of its intent; empty where the vendor
     * documents no such question.
     */
    default Optional<Call> reconcile(String model, Intent intent) {
        return Optional.empty();
    }

    /**
     * What a reply to {@link #reconcile} means. That no job was found proves something only where the vendor promises
     * that a request it has not listed by then never becomes one.
     */
    default Reading readReconcile(Reply reply, Intent intent, Instant now) {
        return new Reading(new Observation.StillUnclear(), Reading.Outcome.UNREADABLE);
    }

    /** How a result is asked for that a look named so; with our credential where it is the vendor's own host that has it. */
    default ResultCall fetch(String source) {
        return ResultCall.get(source);
    }

    /** Whether a token of the account may go to where a result lies; of vendors that have tokens instead of keys. */
    default boolean trusts(String url) {
        return false;
    }
}
