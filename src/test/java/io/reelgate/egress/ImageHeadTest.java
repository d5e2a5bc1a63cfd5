package io.reelgate.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.MediaFault;
import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeadTest {
    /** 50 megapixels exactly, and one row more. */
    private static final int WIDE = 10_000;

    private static final int HIGH = 5_000;

    static Stream<Arguments> pictures() {
        return Stream.of(
                Arguments.of("image/png", (Maker) Pictures::png),
                Arguments.of("image/jpeg", (Maker) (width, height) -> Pictures.jpeg(width, height, 0)),
                Arguments.of("image/jpeg", (Maker) (width, height) -> Pictures.jpeg(width, height, 3_000_000)),
                Arguments.of("image/webp", (Maker) Pictures::lossy),
                Arguments.of("image/webp", (Maker) Pictures::lossless),
                Arguments.of("image/webp", (Maker) Pictures::extended));
    }

    interface Maker {
        Buffer make(int width, int height);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void takesUpToFiftyMegapixels(String type, Maker maker) {
        assertThat(read(maker.make(WIDE, HIGH), 4_096).mediaType()).contains(type);
        assertThat(read(maker.make(1, 1), 4_096).mediaType()).contains(type);
        assertThat(read(maker.make(WIDE, HIGH + 1), 4_096).fault()).contains(MediaFault.TOO_MANY_PIXELS);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void readsThemInPiecesOfAnySize(String type, Maker maker) {
        for (int size : new int[] {1, 2, 3, 7, 29, 64_000}) {
            ImageHead head = read(maker.make(640, 480), size);

            assertThat(head.mediaType()).as("pieces of %d", size).contains(type);
            assertThat(head.fault()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void saysNothingBeforeItHasReadTheSize(String type, Maker maker) {
        Buffer picture = maker.make(640, 480);
        int needed = picture.length() - 10;

        ImageHead head = read(picture.getBuffer(0, Math.min(20, needed - 1)), 1);

        assertThat(head.mediaType()).isEmpty();
        assertThat(head.fault()).isEmpty();
    }

    @Test
    void refusesTheLargestThatHeadersCanClaim() {
        assertThat(read(Pictures.png(65_535, 65_535), 100).fault()).contains(MediaFault.TOO_MANY_PIXELS);
        assertThat(read(Pictures.png(-1, -1), 100).fault()).contains(MediaFault.TOO_MANY_PIXELS);
        assertThat(read(Pictures.jpeg(65_535, 65_535, 0), 100).fault()).contains(MediaFault.TOO_MANY_PIXELS);
        assertThat(read(Pictures.lossy(16_383, 16_383), 100).fault()).contains(MediaFault.TOO_MANY_PIXELS);
        assertThat(read(Pictures.lossless(16_384, 16_384), 100).fault()).contains(MediaFault.TOO_MANY_PIXELS);
        assertThat(read(Pictures.extended(1 << 24, 1 << 24), 100).fault()).contains(MediaFault.TOO_MANY_PIXELS);
    }

    @Test
    void refusesImagesWithoutExtent() {
        assertThat(read(Pictures.png(0, 9), 100).fault()).contains(MediaFault.NOT_AN_IMAGE);
        assertThat(read(Pictures.png(9, 0), 100).fault()).contains(MediaFault.NOT_AN_IMAGE);
        assertThat(read(Pictures.jpeg(9, 0, 0), 100).fault()).contains(MediaFault.NOT_AN_IMAGE);
        assertThat(read(Pictures.lossy(0, 9), 100).fault()).contains(MediaFault.NOT_AN_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><html></html>",
                "GIF89a..........................",
                "BM..............................",
                "RIFF....WAVEfmt ................",
                "RIFF....WEBPALPH................",
                "RIFF....WEBPVP8Z................",
                "RIFF....WEBPVP8 ................",
                "RIFX....WEBPVP8 ................",
                "{\"an\": \"object\"}",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
            })
    void refusesEverythingElse(String text) {
        assertThat(read(Buffer.buffer(text), 100).fault()).contains(MediaFault.NOT_AN_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1f8b08000000000000",
                "89504e470d0a1a0b0000000d49484452000000010000000108",
                "89504e470d0a1a0a0000000d49444154000000010000000108",
                "89504e470d0a1a0a0000000e49484452000000010000000108",
                "ffd8ffd9",
                "ffd8ffda0008010100003f00",
                "ffd8ffd8",
                "ffd8ffe00001"
            })
    void refusesBrokenHeads(String hex) {
        Buffer bytes = Buffer.buffer(HexFormat.of().parseHex(hex));

        assertThat(read(bytes, 100).fault()).contains(MediaFault.NOT_AN_IMAGE);
    }

    @Test
    void passesOverWhatStandsBetweenSegmentsAsDecodersDo() {
        Buffer jpeg = Pictures.jpeg(640, 480, 100);
        Buffer odd = Buffer.buffer(jpeg.getBytes(0, 104))
                .appendBytes(new byte[] {1, 2, 3, (byte) 0xff, 0, (byte) 0xff, 1})
                .appendBuffer(jpeg, 104, jpeg.length() - 104);

        assertThat(read(odd, 9).mediaType()).contains("image/jpeg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void readsWhatTheJdkWrites(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(321, 123, BufferedImage.TYPE_INT_RGB), format, bytes);

        assertThat(read(Buffer.buffer(bytes.toByteArray()), 50).mediaType()).contains("image/" + format);
    }

    /** Of one pixel, as Google's encoder writes them: lossy, lossless, and with alpha. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
                "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==",
                "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA=="
            })
    void readsRealWebps(String base64) {
        assertThat(read(Buffer.buffer(Base64.getDecoder().decode(base64)), 5).mediaType())
                .contains("image/webp");
    }

    private static ImageHead read(Buffer bytes, int pieces) {
        ImageHead head = new ImageHead();
        for (int at = 0; at < bytes.length(); at += pieces) {
            head.take(bytes.getBuffer(at, Math.min(bytes.length(), at + pieces)));
        }
        return head;
    }
}
