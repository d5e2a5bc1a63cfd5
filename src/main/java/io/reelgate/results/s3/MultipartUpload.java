package io.reelgate.results.s3;

import io.reelgate.port.StoreTrouble;
import io.reelgate.results.MeasuredBody;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Stores a body whose length is not known: in parts, each held in memory until the store has taken it. Nothing is visible
 * until the last one was taken; what fails is aborted.
 */
final class MultipartUpload {
    private final S3Door door;
    private final String path;
    private final int partSize;
    private final List<String> tags = new ArrayList<>();
    private final Promise<Void> read = Promise.promise();
    private Buffer part = Buffer.buffer();
    private String id = "";

    MultipartUpload(S3Door door, String path, int partSize) {
        this.door = door;
        this.path = path;
        this.partSize = partSize;
    }

    /** {@code body} must be paused. */
    Future<Void> store(MeasuredBody body) {
        body.exceptionHandler(read::tryFail);
        return door.ask(S3Call.of(HttpMethod.POST, path)
                        .query("uploads", "")
                        .header("Content-Type", S3ResultStore.CONTENT_TYPE))
                .compose(reply -> reply.orTrouble("beginning an upload"))
                .compose(this::begun)
                .compose(begun -> upload(body).recover(this::abort));
    }

    private Future<Void> begun(S3Reply reply) {
        id = S3Xml.first(reply.body(), "UploadId").orElse("");
        return id.isEmpty()
                ? Future.failedFuture(new StoreTrouble("the store named no upload"))
                : Future.succeededFuture();
    }

    /** A body that has broken off meanwhile takes no handlers any more. */
    private Future<Void> upload(MeasuredBody body) {
        if (read.future().failed()) {
            return read.future();
        }
        body.handler(piece -> take(body, piece));
        body.endHandler(end -> read.tryComplete());
        body.resume();
        return read.future()
                .compose(all -> body.bytes() > 0 ? Future.succeededFuture() : body.shortfall())
                .compose(some -> part.length() > 0 ? send() : Future.succeededFuture())
                .compose(sent -> complete());
    }

    private void take(MeasuredBody body, Buffer piece) {
        part.appendBuffer(piece);
        if (part.length() >= partSize) {
            body.pause();
            send().onSuccess(sent -> body.resume()).onFailure(read::tryFail);
        }
    }

    /** The store compares the part with its MD5 before it takes it. */
    private Future<Void> send() {
        Buffer content = part;
        part = Buffer.buffer(partSize / 2);
        String number = Integer.toString(tags.size() + 1);
        return door.ask(S3Call.of(HttpMethod.PUT, path)
                        .query("partNumber", number)
                        .query("uploadId", id)
                        .header("Content-MD5", md5(content))
                        .body(content))
                .compose(reply -> reply.orTrouble("storing part " + number))
                .compose(this::taken);
    }

    private Future<Void> taken(S3Reply reply) {
        return reply.header("ETag")
                .map(tag -> {
                    tags.add(tag);
                    return Future.<Void>succeededFuture();
                })
                .orElseGet(() -> Future.failedFuture(new StoreTrouble("the store gave a part no ETag")));
    }

    private static String md5(Buffer content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(content.getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    /**
     * The answer may be 200 and tell a failure in its body, because the store begins it before it is done. An upload that is
     * missing was completed by an earlier try whose answer was lost, or else the object is found missing afterwards.
     */
    private Future<Void> complete() {
        StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
        for (int number = 1; number <= tags.size(); number++) {
            String tag = tags.get(number - 1).replace("&", "&amp;").replace("<", "&lt;");
            xml.append("<Part><PartNumber>").append(number).append("</PartNumber><ETag>");
            xml.append(tag).append("</ETag></Part>");
        }
        xml.append("</CompleteMultipartUpload>");
        return door.ask(S3Call.of(HttpMethod.POST, path).query("uploadId", id).body(Buffer.buffer(xml.toString())))
                .compose(reply -> reply.missing() ? Future.succeededFuture() : completed(reply));
    }

    private static Future<Void> completed(S3Reply answer) {
        return answer.orTrouble("completing an upload")
                .compose(reply -> S3Xml.first(reply.body(), "ETag").isPresent()
                        ? Future.succeededFuture()
                        : Future.failedFuture(reply.trouble("completing an upload")));
    }

    /** Parts of an upload that is not aborted either, the bucket's own rules have to remove. */
    private Future<Void> abort(Throwable failure) {
        return door.ask(S3Call.of(HttpMethod.DELETE, path).query("uploadId", id))
                .transform(aborted -> Future.failedFuture(failure));
    }
}
