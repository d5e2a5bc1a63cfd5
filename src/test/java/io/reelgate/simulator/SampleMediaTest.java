package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.simulator.SimulatorSettings.SampleSite;
import io.reelgate.simulator.job.DurationRange;
import io.reelgate.simulator.sample.HostIdentity;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleMediaTest {
    private record Answered(HttpClientResponse head, Buffer body) {}

    @TempDir
    Path ledger;

    private final Vertx vertx = Vertx.vertx();
    private final HostIdentity identity =
            HostIdentity.of(List.of("example.com", "huggingface.co"), Instant.now(), new SecureRandom());
    private Simulator simulator;
    private HttpClient client;

    @BeforeEach
    void start() {
        var usual = new DurationRange(Duration.ofSeconds(1), Duration.ofSeconds(1));
        var settings = new SimulatorSettings("127.0.0.1", 0, 1, "a signing key for tests", ledger, Set.of())
                .with(new SampleSite(0, identity));
        simulator = Simulator.start(vertx, 2, settings, (model, input) -> usual, Clock.systemUTC())
                .await();
        client = vertx.createHttpClient(new HttpClientOptions()
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(identity.pem()))));
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com,    /ref.jpg,                                        image/jpeg",
        "example.com,    /deep/below/frame.JPEG,                          image/jpeg",
        "example.com,    /a.png,                                          image/png",
        "example.com,    /a.webp,                                         image/webp",
        "huggingface.co, /username/model.safetensors?download=true,       application/octet-stream"
    })
    void servesAnyPathByItsEndingAsTheHostsItIs(String host, String path, String type) {
        Answered answered = get(host, path);

        assertThat(answered.head().statusCode()).isEqualTo(200);
        assertThat(answered.head().getHeader("Content-Type")).isEqualTo(type);
        assertThat(answered.head().getHeader("Content-Length"))
                .isEqualTo(Integer.toString(answered.body().length()));
    }

    @ParameterizedTest
    @CsvSource({"/", "/index.html", "/jpg", "/a.gif", "/a.jpg/more"})
    void hasNothingElse(String path) {
        assertThat(get("example.com", path).head().statusCode()).isEqualTo(404);
    }

    @Test
    void answersHeadAndRanges() {
        Answered head = ask(HttpMethod.HEAD, "huggingface.co", "/m.safetensors", "");
        Answered part = ask(HttpMethod.GET, "huggingface.co", "/m.safetensors", "bytes=0-7");

        assertThat(head.head().statusCode()).isEqualTo(200);
        assertThat(head.head().getHeader("Content-Length")).isEqualTo("245");
        assertThat(head.body().length()).isZero();
        assertThat(part.head().statusCode()).isEqualTo(206);
        assertThat(part.head().getHeader("Content-Range")).isEqualTo("bytes 0-7/245");
        assertThat(part.body().length()).isEqualTo(8);
    }

    @Test
    void servesRealPictures() throws Exception {
        for (String path : List.of("/a.jpg", "/a.png")) {
            var picture = ImageIO.read(
                    new ByteArrayInputStream(get("example.com", path).body().getBytes()));
            assertThat(picture.getWidth() + "x" + picture.getHeight()).isEqualTo("1280x720");
        }
        Answered answered = get("example.com", "/a.webp");
        assertThat(answered.head().statusCode()).isEqualTo(200);
        Buffer webp = answered.body();
        assertThat(webp.getString(0, 4) + webp.getString(8, 16)).isEqualTo("RIFFWEBPVP8L");
        assertThat(webp.getIntLE(4)).isEqualTo(webp.length() - 8);
        int size = webp.getIntLE(21);
        assertThat((size & 0x3FFF) + 1).isEqualTo(1280);
        assertThat((size >> 14 & 0x3FFF) + 1).isEqualTo(720);
    }

    @Test
    void servesARealLoraFile() throws Exception {
        byte[] file = get("huggingface.co", "/m.safetensors").body().getBytes();
        int length = (int)
                java.nio.ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();

        var header = SimulatorSite.json(new String(file, 8, length, java.nio.charset.StandardCharsets.UTF_8));

        assertThat(header.at("/lora.up.weight/data_offsets/1").asInt()).isEqualTo(file.length - 8 - length);
    }

    @Test
    void listsTheFilesUnderTheirNamesOnBothPorts() {
        var https = get("example.com", "/samples/").body();
        var plain = plain("/samples/");

        assertThat(https)
                .hasToString("[\"lighthouse.jpg\",\"lighthouse.png\",\"lighthouse.webp\",\"style.safetensors\"]");
        assertThat(plain.body()).isEqualTo(https);
        assertThat(plain("/samples/lighthouse.webp").head().statusCode()).isEqualTo(200);
        assertThat(plain("/lighthouse.webp").head().statusCode()).isEqualTo(404);
    }

    @Test
    void isNobodyElse() {
        assertThatThrownBy(() -> get("example.org", "/a.jpg"))
                .rootCause()
                .hasMessageContaining("No subject alternative DNS name matching example.org found");
    }

    @Test
    void writesDownWhatIsFetched() {
        get("example.com", "/ref.jpg?x=1");

        assertThat(plain("/_simulator/ledger?kind=sample").body().toString())
                .contains("\"path\":\"/ref.jpg\"", "\"host\":\"example.com\"", "\"status\":200");
    }

    private Answered get(String host, String path) {
        return ask(HttpMethod.GET, host, path, "");
    }

    private Answered plain(String path) {
        return ask(new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(simulator.port())
                .setURI(path));
    }

    /** As the guarded client does: another address, but Host and SNI of the name. */
    private Answered ask(HttpMethod method, String host, String path, String range) {
        RequestOptions request = new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(simulator.samplesPort(), "127.0.0.1"))
                .setHost(host)
                .setPort(443)
                .setSsl(true)
                .setURI(path);
        return ask(range.isEmpty() ? request : request.putHeader("Range", range));
    }

    private Answered ask(RequestOptions options) {
        return client.request(options)
                .compose(request -> request.send())
                .compose(head -> head.body().map(body -> new Answered(head, body)))
                .await();
    }
}
