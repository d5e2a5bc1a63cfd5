package io.reelgate.egress;

import io.reelgate.egress.Journey.End;
import io.reelgate.port.CallerMedia.Finding;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/** Fetches an image and looks at its bytes. */
final class ImageLook {
    private static final Map<String, String> HEADERS = Map.of("User-Agent", "reelgate", "Accept", "image/*");

    private final Look look;
    private final Journey journey;
    private final Leash leash;
    private final String url;
    private final boolean keep;
    private long length;

    ImageLook(Look look, Journey journey, Leash leash, String url, boolean keep) {
        this.look = look;
        this.journey = journey;
        this.leash = leash;
        this.url = url;
        this.keep = keep;
    }

    Future<Finding> run() {
        return look.run(this::fetch, this::fetch);
    }

    /** How many bytes have come by all tries. */
    long length() {
        return length;
    }

    private Future<Finding> fetch() {
        return journey.ask(HttpMethod.GET, HEADERS, url, this::judge);
    }

    private Future<Finding> judge(End end) {
        return look.judge(end, this::read);
    }

    private Future<Finding> read(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return look.refused();
        }
        ImageReading reading = new ImageReading(leash, keep);
        return reading.read(response).onComplete(any -> length += reading.length());
    }
}
