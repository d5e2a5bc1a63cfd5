package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.archive.ResultUrls;
import io.reelgate.archive.SigningKey;
import io.reelgate.redis.store.StoreFacts;
import io.reelgate.results.LocalResultStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The result store and the links to it: the folder all nodes share, and the keys all nodes sign with. */
final class ResultsPart {
    private final Foundation foundation;
    private final Settings.Results settings;
    private final StoreFacts facts;

    ResultsPart(Foundation foundation) {
        this.foundation = foundation;
        this.settings = foundation.settings().results();
        this.facts = foundation.stores().facts();
    }

    /** Blocking. Refuses a folder that is not the one the other nodes use. */
    LocalResultStore open() {
        Path folder = settings.folder(foundation.settings().data());
        LocalResultStore store = new LocalResultStore(
                foundation.vertx(), folder, foundation.clock(), settings.retention(), foundation.waypoints());
        String here = store.marker(UUID.randomUUID().toString()).await();
        String shared = facts.state(StoreFacts.RESULT_STORE, here).await();
        if (!here.equals(shared)) {
            throw new StartRefused("the result folder " + folder + " is not the one that the tasks in this Redis"
                    + " use: set results.url to a folder all nodes share (it holds the marker " + shared + ")");
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
