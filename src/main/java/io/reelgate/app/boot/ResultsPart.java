package io.reelgate.app.boot;

import io.reelgate.app.settings.ResultSettings;
import io.reelgate.archive.ResultUrls;
import io.reelgate.archive.SigningKey;
import io.reelgate.port.ResultStore;
import io.reelgate.port.StoreTrouble;
import io.reelgate.redis.store.StoreFacts;
import io.reelgate.results.LocalResultStore;
import io.reelgate.results.s3.S3Location;
import io.reelgate.results.s3.S3ResultStore;
import io.reelgate.results.s3.S3Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The result store and the links to it: the folder or bucket all nodes share, and the keys all nodes sign with. */
final class ResultsPart {
    private final Foundation foundation;
    private final ResultSettings settings;
    private final StoreFacts facts;

    ResultsPart(Foundation foundation) {
        this.foundation = foundation;
        this.settings = foundation.settings().results();
        this.facts = foundation.stores().facts();
    }

    /** Blocking. Refuses a folder or bucket that is not the one the other nodes use. */
    ResultStore open(Shutdown shutdown) {
        ResultStore store = settings.bucket()
                .<ResultStore>map(location -> bucket(location, shutdown))
                .orElseGet(this::folder);
        String fresh = UUID.randomUUID().toString();
        String here = store.marker(fresh).await();
        String shared = facts.state(StoreFacts.RESULT_STORE, here).await();
        if (!here.equals(shared)) {
            throw new StartRefused("the result store " + name() + " is not the one that the tasks in this Redis use:"
                    + " set results.url to a folder or bucket all nodes share (it holds the marker " + shared + ")");
        }
        if (here.equals(fresh)) {
            store.keepMarker(here).await();
        }
        return store;
    }

    private String name() {
        return settings.bucket()
                .map(S3Location::toString)
                .orElseGet(() -> settings.folder(foundation.settings().data()).toString());
    }

    private LocalResultStore folder() {
        return new LocalResultStore(
                foundation.vertx(),
                settings.folder(foundation.settings().data()),
                foundation.clock(),
                settings.retention(),
                foundation.waypoints());
    }

    private S3ResultStore bucket(S3Location location, Shutdown shutdown) {
        S3ResultStore store = new S3ResultStore(
                foundation.vertx(),
                location,
                settings.s3().credentials(),
                S3Settings.defaults(),
                foundation.clock(),
                settings.retention(),
                foundation.waypoints());
        shutdown.last("result store", () -> store.close().await());
        try {
            store.check().await();
        } catch (StoreTrouble trouble) {
            throw new StartRefused("results.url: " + location + " cannot be used: " + trouble.getMessage());
        }
        return store;
    }

    /** Blocking. Without configured keys one is made once and kept in Redis. */
    ResultUrls urls() {
        List<SigningKey> keys = new ArrayList<>();
        for (String secret : settings.signingKeys()) {
            keys.add(SigningKey.of(secret.getBytes(StandardCharsets.UTF_8)));
        }
        if (keys.isEmpty()) {
            keys.add(new SigningKey("shared", sharedSecret().getBytes(StandardCharsets.UTF_8)));
        }
        return new ResultUrls(foundation.settings().http().callersUrl(), keys);
    }

    private String sharedSecret() {
        byte[] fresh = new byte[32];
        foundation.random().nextBytes(fresh);
        return facts.state(StoreFacts.FILES_SECRET, HexFormat.of().formatHex(fresh))
                .await();
    }
}
