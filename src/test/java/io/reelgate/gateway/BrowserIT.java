package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.archive.ResultUrls;
import io.reelgate.archive.SigningKey;
import io.reelgate.domain.task.TaskId;
import io.reelgate.rig.Chromium;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result as a person meets it: its signed link opened in a browser. */
@Tag("browser")
class BrowserIT {
    private static final String SECRET = "a-signing-key-of-this-test";
    private static final String MODEL = "wan-2-5";

    @TempDir
    static Path folder;

    private static GatewayProcess gateway;
    private static Chromium browser;
    private static String taskId;
    private static String link;

    @BeforeAll
    static void start() throws Exception {
        gateway = GatewayProcess.start(folder.resolve("node"), Map.of("REELGATE_RESULTS_SIGNINGKEYS", SECRET));
        taskId = gateway.caller().accepted(MODEL, "{\"input\":{\"prompt\":\"waves\"}}");
        JsonNode ended = gateway.caller().ended(MODEL, taskId, Duration.ofMinutes(1));
        link = Http.json(ended.path("resultJson").asText()).at("/resultUrls/0").asText();
        browser = Chromium.start(Files.createDirectories(folder.resolve("profile")));
        browser.open(link);
    }

    @AfterAll
    static void stop() {
        browser.close();
        gateway.close();
    }

    @Test
    void theVideoPlaysAndSeeks() {
        JsonNode seen = browser.run("""
                const seen = (target, event) =>
                    new Promise(done => target.addEventListener(event, done, {once: true}));
                while (!document.querySelector('video')) await new Promise(done => setTimeout(done, 50));
                const video = document.querySelector('video');
                if (video.readyState < 2) await seen(video, 'loadeddata');
                video.muted = true;
                video.play();
                while (video.currentTime === 0) await seen(video, 'timeupdate');
                const played = video.currentTime;
                video.pause();
                video.currentTime = video.duration * 0.75;
                await seen(video, 'seeked');
                return {played, sought: video.currentTime, duration: video.duration, width: video.videoWidth};
                """);

        double duration = seen.get("duration").asDouble();
        assertThat(duration).isPositive();
        assertThat(seen.get("played").asDouble()).isPositive();
        assertThat(seen.get("sought").asDouble()).isBetween(duration * 0.74, duration * 0.76);
        assertThat(seen.get("width").asInt()).isPositive();
    }

    @Test
    void aLinkThatWasTamperedWithIsRefused() {
        assertThat(status(link.replaceFirst("expires=1", "expires=2"))).isEqualTo(404);
    }

    @Test
    void aLinkWhoseTimeIsOverIsRefused() {
        SigningKey key = SigningKey.of(SECRET.getBytes(StandardCharsets.UTF_8));
        TaskId id = TaskId.parse(taskId).orElseThrow();
        Instant longAgo = Instant.now().minus(Duration.ofDays(16));

        String old = new ResultUrls(gateway.url(""), List.of(key)).link(id, 0, longAgo);

        assertThat(status(link)).isEqualTo(200);
        assertThat(status(old)).isEqualTo(410);
    }

    private static int status(String url) {
        return browser.run("return (await fetch('" + url + "')).status;").asInt();
    }
}
