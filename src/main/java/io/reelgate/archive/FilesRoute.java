package io.reelgate.archive;

import io.reelgate.port.ResultStore;
import io.reelgate.port.ResultStore.Place;
import io.reelgate.port.ResultStore.Wish;
import io.reelgate.web.ApiError;
import io.reelgate.web.Envelope;
import io.reelgate.web.ErrorType;
import io.reelgate.web.Route;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /files/{taskId}/{n}.mp4}: a result for whoever holds its link, no key needed. A link that we did not
 * sign is 404, one whose time is over 410, and neither tells whether there is a file. Bytes go from the file to the
 * socket without passing through the heap.
 */
public final class FilesRoute implements Route {
    private static final Logger LOG = LoggerFactory.getLogger(FilesRoute.class);
    private static final String PATH = "/files/:taskId/:file";

    private final ResultStore store;
    private final ResultUrls urls;
    private final Clock clock;

    public FilesRoute(ResultStore store, ResultUrls urls, Clock clock) {
        this.store = store;
        this.urls = urls;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.route(HttpMethod.GET, PATH).handler(this::serve);
        router.route(HttpMethod.HEAD, PATH).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        ResultLink.read(context.pathParam("taskId"), context.pathParam("file"), context::queryParam)
                .ifPresentOrElse(link -> serve(context, link), () -> unknown(context));
    }

    private void serve(RoutingContext context, ResultLink link) {
        switch (urls.judge(link, clock.instant())) {
            case VALID -> locate(context, link);
            case EXPIRED -> Envelope.fail(context, ApiError.of(410, ErrorType.NOT_FOUND, "The result has expired"));
            case FORGED -> unknown(context);
        }
    }

    private static void unknown(RoutingContext context) {
        Envelope.fail(context, ApiError.notFound("Unknown result"));
    }

    private void locate(RoutingContext context, ResultLink link) {
        boolean head = context.request().method().equals(HttpMethod.HEAD);
        Duration left = Duration.ofSeconds(secondsLeft(link));
        store.serve(link.id(), link.index(), new Wish(head, left))
                .onSuccess(place -> answer(context, link, place))
                .onFailure(context::fail);
    }

    private void answer(RoutingContext context, ResultLink link, Place place) {
        switch (place) {
            case Place.LocalFile file ->
                open(context, file.path())
                        .onSuccess(found ->
                                found.ifPresentOrElse(open -> send(context, link, open), () -> unknown(context)))
                        .onFailure(context::fail);
            case Place.Redirect redirect -> redirect(context, redirect.url());
            case Place.Missing missing -> unknown(context);
        }
    }

    /** To be asked for anew each time: the URL ends long before the link does. */
    private static void redirect(RoutingContext context, String url) {
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, url)
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .end();
    }

    private long secondsLeft(ResultLink link) {
        return link.expires() - clock.instant().getEpochSecond();
    }

    private static Future<Optional<OpenFile>> open(RoutingContext context, Path path) {
        return context.vertx()
                .executeBlocking(() -> OpenFile.open(path), false)
                .map(Optional::of)
                .recover(FilesRoute::emptyIfGone);
    }

    /** A sweep may come between finding and opening. */
    private static Future<Optional<OpenFile>> emptyIfGone(Throwable failure) {
        return failure instanceof NoSuchFileException
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(failure);
    }

    private void send(RoutingContext context, ResultLink link, OpenFile file) {
        context.request().connection().exceptionHandler(FilesRoute::left);
        new FileAnswer(context, link, file)
                .send(secondsLeft(link))
                .onFailure(failure -> giveUp(context, failure))
                .onComplete(sent -> file.close());
    }

    /** A player that seeks cuts its connection: unheard, each cut would be an error in the log. */
    private static void left(Throwable cut) {
        LOG.debug("client left: {}", String.valueOf(cut));
    }

    /** Nobody may wait for bytes that will not come; mostly it was the client who left. */
    private static void giveUp(RoutingContext context, Throwable failure) {
        LOG.atDebug()
                .addKeyValue("path", context.normalizedPath())
                .log("not sent to its end: {}", String.valueOf(failure));
        if (context.response().headWritten()) {
            context.response().reset();
        } else {
            context.fail(failure);
        }
    }
}
