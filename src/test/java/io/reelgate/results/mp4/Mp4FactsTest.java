package io.reelgate.results.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.VideoFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mp4FactsTest {
    @ParameterizedTest
    @CsvSource({"landscape, 640, 360", "portrait, 360, 640", "square, 480, 480"})
    void readsSizeAndDuration(String template, int width, int height) throws IOException {
        VideoFacts facts = facts(video(template), 1000);

        assertThat(facts.width()).isEqualTo(OptionalInt.of(width));
        assertThat(facts.height()).isEqualTo(OptionalInt.of(height));
        assertThat(facts.durationMillis().orElseThrow()).isBetween(500L, 60_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 64, 100_000})
    void theSizeOfThePiecesDoesNotMatter(int piece) throws IOException {
        byte[] video = video("landscape");

        assertThat(facts(video, piece)).isEqualTo(facts(video, video.length));
    }

    @Test
    void readsADescriptionBehindTheDataToo() throws IOException {
        byte[] video = video("landscape");
        ByteBuffer turned = ByteBuffer.allocate(video.length + 16 + 100_000);
        turned.putInt(1)
                .put(ascii("mdat"))
                .putLong(16 + 100_000)
                .put(new byte[100_000])
                .put(video);

        assertThat(facts(turned.array(), 4096)).isEqualTo(facts(video, 4096)).isNotEqualTo(VideoFacts.UNKNOWN);
    }

    @Test
    void keepsOnlyWhatDescribes() throws IOException {
        byte[] video = video("landscape");

        assertThat(description(video, 4096).orElseThrow().length).isLessThan(video.length / 2);
    }

    @Test
    void garbageSaysNothing() {
        byte[] garbage = new byte[200_000];
        for (int seed = 0; seed < 50; seed++) {
            new Random(seed).nextBytes(garbage);
            assertThat(facts(garbage, 1000)).isEqualTo(VideoFacts.UNKNOWN);
        }
        assertThat(facts(ascii("<html>not found</html>"), 10)).isEqualTo(VideoFacts.UNKNOWN);
        assertThat(facts(new byte[0], 10)).isEqualTo(VideoFacts.UNKNOWN);
    }

    /** Whatever byte is wrong: it says something or nothing, and nothing takes long or much. */
    @Test
    void damagedDescriptionsDoNoHarm() throws IOException {
        byte[] video = Arrays.copyOf(video("landscape"), 4000);
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = video.clone();
            for (int wrong = 0; wrong < 3; wrong++) {
                damaged[32 + random.nextInt(1000)] = (byte) random.nextInt();
            }
            assertThat(facts(damaged, 4000)).isNotNull();
        }
    }

    @Test
    void neverKeepsADescriptionThatIsTooLarge() {
        ByteBuffer large = ByteBuffer.allocate(8 + Mp4Boxes.MOST);
        large.putInt(large.capacity()).put(ascii("moov"));

        assertThat(description(large.array(), 100_000)).isEmpty();
    }

    @Test
    void keepsNoBrandsWithoutEnd() throws IOException {
        byte[] video = video("landscape");
        ByteBuffer brands = ByteBuffer.allocate(1000 * 1000 + video.length);
        for (int box = 0; box < 1000; box++) {
            brands.putInt(1000).put(ascii("ftyp")).put(new byte[992]);
        }

        assertThat(description(brands.put(video).array(), 4096).orElseThrow().length)
                .isLessThan(video.length);
        assertThat(description(box("ftyp", new byte[Mp4Boxes.MOST_FTYP], video), 4096))
                .isEmpty();
    }

    /** Each would be some objects of the reader's. */
    @Test
    void readsNoDescriptionOfTenThousandTracks() throws IOException {
        ByteBuffer tracks = ByteBuffer.allocate(16 * 10_000);
        while (tracks.hasRemaining()) {
            tracks.putInt(16).put(ascii("trak")).putInt(8).put(ascii("hdlr"));
        }

        assertThat(Pruned.of(box("moov", tracks.array(), new byte[0]))).isEmpty();
    }

    @Test
    void aDurationOfAllOnesIsUnknown() throws IOException {
        byte[] video = video("landscape");
        int header = new String(video, StandardCharsets.ISO_8859_1).indexOf("mvhd");
        ByteBuffer.wrap(video).putInt(header + 4 + 16, -1);

        assertThat(facts(video, 4096).width()).isEqualTo(OptionalInt.of(640));
        assertThat(facts(video, 4096).durationMillis()).isEmpty();
    }

    private static byte[] box(String type, byte[] content, byte[] behind) {
        ByteBuffer box = ByteBuffer.allocate(8 + content.length + behind.length);
        return box.putInt(8 + content.length)
                .put(ascii(type))
                .put(content)
                .put(behind)
                .array();
    }

    @Test
    void believesNoSizeBeyondItsBox() {
        ByteBuffer lying = ByteBuffer.allocate(16);
        lying.putInt(16).put(ascii("moov")).putInt(Integer.MAX_VALUE).put(ascii("mvhd"));

        assertThat(description(lying.array(), 16)).isPresent();
        assertThat(facts(lying.array(), 16)).isEqualTo(VideoFacts.UNKNOWN);
        assertThat(Pruned.of(lying.array())).isEmpty();
    }

    @Test
    void boxesInEachOtherWithoutEndAreNotFollowed() {
        int depth = 3000;
        ByteBuffer deep = ByteBuffer.allocate(depth * 8);
        for (int level = 0; level < depth; level++) {
            deep.putInt((depth - level) * 8).put(ascii("moov"));
        }

        assertThat(facts(deep.array(), 1000)).isEqualTo(VideoFacts.UNKNOWN);
        assertThat(Pruned.of(deep.array())).isEmpty();
    }

    private static VideoFacts facts(byte[] file, int piece) {
        return description(file, piece).map(Mp4Facts::of).orElse(VideoFacts.UNKNOWN);
    }

    private static Optional<byte[]> description(byte[] file, int piece) {
        Mp4Boxes target = new Mp4Boxes();
        for (int from = 0; from < file.length; from += piece) {
            target.pass(Arrays.copyOfRange(file, from, Math.min(file.length, from + piece)));
        }
        return target.description();
    }

    private static byte[] video(String template) throws IOException {
        try (InputStream video = Mp4FactsTest.class.getResourceAsStream("/simulator/" + template + ".mp4")) {
            return video.readAllBytes();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
