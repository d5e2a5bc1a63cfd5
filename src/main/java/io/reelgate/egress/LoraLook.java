package io.reelgate.egress;

import io.reelgate.egress.Journey.End;
import io.reelgate.port.CallerMedia.Finding;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks whether there is a LoRA file, by HEAD, and where a server does not take that, by a GET of one byte: links signed
 * for GET answer 403 or 404 to anything else. The file itself is never read.
 */
final class LoraLook {
    private static final Map<String, String> HEADERS = Map.of("User-Agent", "reelgate");
    private static final Map<String, String> ONE_BYTE = Map.of("User-Agent", "reelgate", "Range", "bytes=0-0");
    private static final Set<Integer> NO_HEAD = Set.of(400, 403, 404, 405, 501);
    private static final Pattern TOTAL = Pattern.compile("bytes [0-9]+-[0-9]+/([0-9]{1,18})");

    private final Look look;
    private final Journey journey;
    private final Leash leash;
    private final String url;

    LoraLook(Look look, Journey journey, Leash leash, String url) {
        this.look = look;
        this.journey = journey;
        this.leash = leash;
        this.url = url;
    }

    Future<Finding> run() {
        return look.run(this::head, this::oneByte);
    }

    /** The GET takes a turn of its own, after that of the HEAD has ended. */
    private Future<Finding> head() {
        return journey.ask(HttpMethod.HEAD, HEADERS, url, this::judgeHead)
                .compose(found -> found.map(Future::succeededFuture).orElseGet(this::oneByte));
    }

    private Future<Optional<Finding>> judgeHead(End end) {
        if (end instanceof End.Answered(HttpClientResponse response) && NO_HEAD.contains(response.statusCode())) {
            leash.drop();
            return Future.succeededFuture(Optional.empty());
        }
        return look.judge(end, this::found).map(Optional::of);
    }

    private Future<Finding> oneByte() {
        return journey.ask(HttpMethod.GET, ONE_BYTE, url, end -> look.judge(end, this::found));
    }

    private Future<Finding> found(HttpClientResponse response) {
        leash.drop();
        boolean usable = response.statusCode() >= 200 && response.statusCode() < 300;
        return usable
                ? Future.succeededFuture(new Finding.Usable("", length(response), Optional.empty()))
                : look.refused();
    }

    private static long length(HttpClientResponse response) {
        if (response.statusCode() == 206) {
            String range = response.getHeader(HttpHeaders.CONTENT_RANGE);
            Matcher matcher = TOTAL.matcher(range == null ? "" : range);
            return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
        }
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : -1;
    }
}
