package io.reelgate.port;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.fault.MediaFault;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Media of callers that are as their URLs are told to be; all others are usable. Answers on whatever thread the test
 * completes a finding, as the port may.
 */
public final class FakeMedia implements CallerMedia {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Future<Finding>> urlToFinding = new ConcurrentHashMap<>();
    private volatile Runnable whileLooking = () -> {};

    /** What is found there; a host that hangs is a future that is not complete. */
    public void at(String url, Future<Finding> finding) {
        urlToFinding.put(url, finding);
    }

    public void at(String url, MediaFault fault) {
        at(url, Future.succeededFuture(new Finding.Unusable(fault)));
    }

    public void at(String url, Buffer bytes) {
        at(url, Future.succeededFuture(image(bytes)));
    }

    /** A usable image; its bytes are told only to those who want to keep them. */
    public static Finding image(Buffer bytes) {
        return new Finding.Usable("image/png", bytes.length(), Optional.of(bytes));
    }

    public void whileLooking(Runnable action) {
        whileLooking = action;
    }

    /** What was looked at, in order: {@code image}, {@code kept image} or {@code lora}, and the URL. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public Future<Finding> image(AccountId whom, String url, boolean keep) {
        asked.add((keep ? "kept image " : "image ") + url);
        return found(url).map(finding -> keep ? finding : withoutBytes(finding));
    }

    @Override
    public Future<Finding> lora(AccountId whom, String url) {
        asked.add("lora " + url);
        return found(url).map(FakeMedia::withoutBytes);
    }

    private Future<Finding> found(String url) {
        whileLooking.run();
        return urlToFinding.getOrDefault(url, Future.succeededFuture(image(Buffer.buffer("image"))));
    }

    private static Finding withoutBytes(Finding finding) {
        return finding instanceof Finding.Usable usable
                ? new Finding.Usable(usable.mediaType(), usable.length(), Optional.empty())
                : finding;
    }
}
