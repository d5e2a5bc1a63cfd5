package io.reelgate.results.s3;

import io.reelgate.port.StoreTrouble;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** An answer of the store with its whole, small body. */
record S3Reply(int status, MultiMap headers, Buffer body) {
    private static final int LONGEST_TEXT = 200;

    boolean good() {
        return status >= 200 && status < 300;
    }

    boolean missing() {
        return status == 404;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    Future<S3Reply> orTrouble(String doing) {
        return good() ? Future.succeededFuture(this) : Future.failedFuture(trouble(doing));
    }

    /** Code and message only: the rest of an error may repeat what was signed. */
    StoreTrouble trouble(String doing) {
        StringBuilder text = new StringBuilder(doing + ": the store answered " + status);
        S3Xml.first(body, "Code").ifPresent(code -> text.append(' ').append(plain(code)));
        S3Xml.first(body, "Message")
                .ifPresent(message -> text.append(" (").append(plain(message)).append(')'));
        return new StoreTrouble(text.toString());
    }

    private static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) : line;
    }
}
