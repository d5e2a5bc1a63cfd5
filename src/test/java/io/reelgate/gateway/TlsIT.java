package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.redis.servers.TlsRedis;
import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis over TLS with an authority of its own and a user of the gateway alone. */
class TlsIT {
    private static final String MODEL = "ltx-2-19b";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** What src/docs/redis.md tells operators to allow. */
    private static final String RULES = "~reelgate:* +@all -@dangerous +info";

    @TempDir
    Path folder;

    @Test
    void runsATaskWithAUserAndAnAuthority() {
        try (TlsRedis redis = TlsRedis.start(false, RULES);
                GatewayProcess gateway = GatewayProcess.start(folder, settings(redis))) {
            runsATask(gateway.caller());
        }
    }

    @Test
    void runsATaskWhereRedisAsksForACertificate() {
        try (TlsRedis redis = TlsRedis.start(true, RULES)) {
            Map<String, String> settings = settings(redis);
            settings.put(
                    "REELGATE_REDIS_TLS_CERTIFICATE",
                    redis.certificates().clientCertificate().toString());
            settings.put(
                    "REELGATE_REDIS_TLS_KEY", redis.certificates().clientKey().toString());
            try (GatewayProcess gateway = GatewayProcess.start(folder, settings)) {
                runsATask(gateway.caller());
            }
        }
    }

    private static void runsATask(Caller caller) {
        String id = caller.accepted(MODEL, "{\"input\":{\"prompt\":\"a quiet harbour\"}}");
        assertThat(caller.ended(MODEL, id, PATIENCE).get("state").asText()).isEqualTo("success");
    }

    private static Map<String, String> settings(TlsRedis redis) {
        return new HashMap<>(Map.of(
                "REELGATE_REDIS_URL",
                redis.url(),
                "REELGATE_REDIS_TLS_CA",
                redis.certificates().authority().toString()));
    }
}
