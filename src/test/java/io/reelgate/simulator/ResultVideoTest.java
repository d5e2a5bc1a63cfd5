package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultVideoTest extends AtASimulator {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        wan-2-5    | "aspect_ratio":"16:9"                         | 640 | 360
        wan-2-5    | "aspect_ratio":"9:16"                         | 360 | 640
        wan-2-5    | "aspect_ratio":"1:1"                          | 480 | 480
        wan-2-5    | "duration":5                                  | 640 | 360
        veo-3-1    | "aspect_ratio":"auto"                         | 640 | 360
        sora-2-pro | "size":"1280*720"                             | 640 | 360
        sora-2-pro | "size":"1024*1792"                            | 360 | 640
        sora-2-pro | "duration":4                                  | 360 | 640
        sora-2-pro | "mode":"image-to-video","resolution":"1080p"  | 640 | 360
        """)
    void isAFaststartMp4OfTheShapeThatWasAskedFor(String model, String parameter, int width, int height)
            throws Exception {
        String body = "{\"input\":{\"prompt\":\"a lake\"," + parameter + "}}";
        String id =
                SimulatorSite.json(site.submit(model, body)).at("/data/taskId").asText();
        site.finish(id);

        byte[] video = site.media(id, null).body();

        assertThat(boxes(video)).containsExactly("ftyp", "moov", "free", "mdat", "uuid");
        assertThat(size(video)).isEqualTo(width + "x" + height);
    }

    @Test
    void hasTypeLengthAndRangeSupport() throws Exception {
        HttpResponse<byte[]> response = site.media(finished(), null);

        HttpHeaders headers = response.headers();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(headers.firstValue("Content-Type")).contains("video/mp4");
        assertThat(headers.firstValueAsLong("Content-Length")).hasValue(response.body().length);
        assertThat(headers.firstValue("Accept-Ranges")).contains("bytes");
    }

    @Test
    void answersARangeWithExactlyThoseBytes() throws Exception {
        String id = finished();
        byte[] whole = site.media(id, null).body();

        HttpResponse<byte[]> middle = site.media(id, "bytes=100-299");
        HttpResponse<byte[]> tail = site.media(id, "bytes=-10");
        HttpResponse<byte[]> rest = site.media(id, "bytes=100-");

        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.headers().firstValue("Content-Range")).contains("bytes 100-299/" + whole.length);
        assertThat(middle.headers().firstValueAsLong("Content-Length")).hasValue(200);
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(whole, 100, 300));
        assertThat(tail.body()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 10, whole.length));
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 100, whole.length));
    }

    @Test
    void answersARangeBehindTheEndWith416() throws Exception {
        String id = finished();
        int length = site.media(id, null).body().length;

        HttpResponse<byte[]> response = site.media(id, "bytes=" + length + "-");

        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(response.headers().firstValue("Content-Range")).contains("bytes */" + length);
    }

    @Test
    void answersHeadWithTheLengthAndNoBody() throws Exception {
        String id = finished();
        int length = site.media(id, null).body().length;
        HttpRequest head = site.to("/media/" + id + ".mp4").HEAD().build();

        HttpResponse<byte[]> response = site.client().send(head, BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(length);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void isNotThereBeforeTheJobHasEnded() throws Exception {
        assertThat(site.media(site.submitPrompt("a lake"), null).statusCode()).isEqualTo(404);
    }

    @Test
    void isGoneADayLater() throws Exception {
        String id = finished();
        site.clock.advance(Duration.ofHours(24));
        assertThat(site.media(id, null).statusCode()).isEqualTo(200);
        site.clock.advance(Duration.ofMillis(1));
        assertThat(site.media(id, null).statusCode()).isEqualTo(410);
    }

    @Test
    void isAsLongAsThePromptAsks() throws Exception {
        String id = site.submitPrompt("a lake [sim:media-bytes=5000000]");
        site.finish(id);

        byte[] video = site.media(id, null).body();

        assertThat(video).hasSize(5_000_000);
        assertThat(boxes(video)).containsExactly("ftyp", "moov", "free", "mdat", "free", "uuid");
        for (String range : List.of("0-99", "4999900-4999999", "4999940-4999979", "100000-300000")) {
            String[] ends = range.split("-", 2);
            assertThat(site.media(id, "bytes=" + range).body())
                    .isEqualTo(Arrays.copyOfRange(video, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1));
        }
    }

    /** Two gigabytes are never in memory, and a range of them costs nothing. */
    @Test
    void mayBeTwoGigabytesLong() throws Exception {
        String id = site.submitPrompt("a lake [sim:media-bytes=2000000000]");
        site.finish(id);

        HttpResponse<byte[]> end = site.media(id, "bytes=1999999990-");

        assertThat(end.headers().firstValue("Content-Range")).contains("bytes 1999999990-1999999999/2000000000");
        assertThat(end.body()).hasSize(10);
    }

    @Test
    void thereAreAsManyAsThePromptAsks() throws Exception {
        String id = site.submitPrompt("a lake [sim:results=3]");
        site.finish(id);

        List<String> urls = new ArrayList<>();
        SimulatorSite.json(site.data(id).path("resultJson").asText())
                .path("resultUrls")
                .forEach(url -> urls.add(url.asText()));

        assertThat(urls).hasSize(3);
        assertThat(urls.get(2)).endsWith("/media/" + id + ".2.mp4");
        assertThat(List.of(
                        site.media(id, null).body(),
                        site.media(id + ".1", null).body(),
                        site.media(id + ".2", null).body()))
                .doesNotHaveDuplicates()
                .allSatisfy(video -> assertThat(boxes(video)).contains("moov"));
        assertThat(site.media(id + ".3", null).statusCode()).isEqualTo(404);
    }

    @Test
    void isTheSameForTheSameSeedPromptAndParameters() throws Exception {
        byte[] first = video("{\"prompt\":\"a lake\",\"seed\":7,\"duration\":5}");
        byte[] again = video("{\"duration\":5,\"seed\":7,\"prompt\":\"a lake\"}");

        assertThat(again).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"prompt":"a lake","seed":8,"duration":5}
        {"prompt":"a sea","seed":7,"duration":5}
        {"prompt":"a lake","seed":7,"duration":10}
        """)
    void isAnotherForAnotherSeedPromptOrParameter(String other) throws Exception {
        assertThat(video(other)).isNotEqualTo(video("{\"prompt\":\"a lake\",\"seed\":7,\"duration\":5}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"prompt\":\"a lake\"}", "{\"prompt\":\"a lake\",\"seed\":-1}"})
    void isAnotherEachTimeWithoutASeed(String input) throws Exception {
        assertThat(video(input)).isNotEqualTo(video(input));
    }

    private byte[] video(String input) throws Exception {
        String id = site.submit(input);
        site.finish(id);
        return site.media(id, null).body();
    }

    private String finished() throws Exception {
        String id = site.submitPrompt("a lake");
        site.finish(id);
        return id;
    }

    /** The types of the top-level boxes; fails unless they fill the file exactly. */
    private static List<String> boxes(byte[] video) {
        List<String> types = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(video);
        while (bytes.hasRemaining()) {
            int length = bytes.getInt(bytes.position());
            assertThat(length).isBetween(8, bytes.remaining());
            types.add(new String(video, bytes.position() + 4, 4, StandardCharsets.US_ASCII));
            bytes.position(bytes.position() + length);
        }
        return types;
    }

    /** Width and height of the one H.264 sample description (ISO/IEC 14496-12, VisualSampleEntry). */
    private static String size(byte[] video) {
        int entry = new String(video, StandardCharsets.ISO_8859_1).indexOf("avc1", 64);
        ByteBuffer bytes = ByteBuffer.wrap(video);
        return bytes.getShort(entry + 28) + "x" + bytes.getShort(entry + 30);
    }
}
