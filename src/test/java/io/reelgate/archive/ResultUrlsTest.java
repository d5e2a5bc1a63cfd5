package io.reelgate.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultUrlsTest {
    private static final Instant END = Instant.parse("2026-11-20T10:00:00.400Z");
    private static final Instant LATER = Instant.parse("2026-12-05T10:00:00Z");
    private static final TaskId ID = new TaskIds(new Random(1)).next(new Partition(3), END.toEpochMilli());
    private static final SigningKey OLD = new SigningKey("old", "0123456789abcdef".getBytes(UTF_8));
    private static final SigningKey NEW = new SigningKey("new", "fedcba9876543210".getBytes(UTF_8));

    private final ResultUrls target = new ResultUrls("https://gateway.test", List.of(NEW, OLD));

    @Test
    void linksAreAbsoluteAndNameTheirKey() {
        assertThat(target.link(ID, 0, END))
                .matches("https://gateway\\.test/files/" + ID
                        + "/0\\.mp4\\?expires=1796464802&signature=new\\.[A-Za-z0-9_-]{43}");
    }

    @Test
    void aLinkIsTheSameEachTime() {
        assertThat(target.link(ID, 0, END)).isEqualTo(target.link(ID, 0, END));
    }

    @Test
    void acceptsItsOwnLinksUntilTheyExpire() {
        String link = target.link(ID, 1, END);

        assertThat(judge(link, END)).contains(ResultUrls.Verdict.VALID);
        assertThat(judge(link, LATER)).contains(ResultUrls.Verdict.VALID);
        assertThat(judge(link, LATER.plusSeconds(2))).contains(ResultUrls.Verdict.EXPIRED);
    }

    @Test
    void acceptsLinksOfAnOlderKey() {
        String link = new ResultUrls("https://gateway.test", List.of(OLD)).link(ID, 0, END);

        assertThat(judge(link, END)).contains(ResultUrls.Verdict.VALID);
    }

    @Test
    void aKeyNamedAfterItselfKeepsItsNameWhenANewOneIsPutBeforeIt() {
        byte[] old = "an old secret of ours".getBytes(UTF_8);
        byte[] fresh = "a new secret of ours".getBytes(UTF_8);
        String link = new ResultUrls("https://gateway.test", List.of(SigningKey.of(old))).link(ID, 0, END);

        var rotated = new ResultUrls("https://gateway.test", List.of(SigningKey.of(fresh), SigningKey.of(old)));

        assertThat(judge(rotated, link, END)).contains(ResultUrls.Verdict.VALID);
        assertThat(rotated.link(ID, 0, END)).isNotEqualTo(link);
    }

    @Test
    void refusesLinksOfAForgottenKey() {
        var forgotten = new SigningKey("new", "anothersecretkey".getBytes(UTF_8));
        String link = new ResultUrls("https://gateway.test", List.of(forgotten)).link(ID, 0, END);

        assertThat(judge(link, END)).contains(ResultUrls.Verdict.FORGED);
    }

    @Test
    void refusesAnEarlierKeyIdInTheCurrentSignature() {
        String link = target.link(ID, 0, END).replace("signature=new.", "signature=old.");

        assertThat(judge(link, END)).contains(ResultUrls.Verdict.FORGED);
    }

    @Test
    void refusesAChangedExpiry() {
        String link = target.link(ID, 0, END).replace("expires=17", "expires=27");

        assertThat(judge(link, END)).contains(ResultUrls.Verdict.FORGED);
    }

    @Test
    void refusesAnotherResultsSignature() {
        String link = target.link(ID, 0, END).replace("/0.mp4", "/1.mp4");

        assertThat(judge(link, END)).contains(ResultUrls.Verdict.FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00.mp4", "-1.mp4", "0.MP4", "0.mp4.mp4", "0.avi", "99999.mp4", "..", ""})
    void readsNoOtherFileNames(String file) {
        assertThat(ResultLink.read(ID.value(), file, name -> List.of("1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "01", "1e9", "99999999999999999999", "+5"})
    void readsNoOtherExpiries(String expires) {
        assertThat(ResultLink.read(ID.value(), "0.mp4", name -> List.of(expires)))
                .isEmpty();
    }

    @Test
    void readsNoRepeatedParameters() {
        assertThat(ResultLink.read(ID.value(), "0.mp4", name -> List.of("1", "1")))
                .isEmpty();
    }

    @Test
    void refusesToWorkWithoutAKey() {
        assertThatThrownBy(() -> new ResultUrls("https://gateway.test", List.of()))
                .hasMessageContaining("signing key");
        assertThatThrownBy(() -> new SigningKey("k", new byte[15])).hasMessageContaining("16 bytes");
        assertThatThrownBy(() -> new SigningKey("a.b", new byte[16])).hasMessageContaining("id");
    }

    private Optional<ResultUrls.Verdict> judge(String url, Instant now) {
        return judge(target, url, now);
    }

    private static Optional<ResultUrls.Verdict> judge(ResultUrls urls, String url, Instant now) {
        String[] parts = url.split("[/?]", -1);
        Map<String, List<String>> query = Arrays.stream(parts[parts.length - 1].split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1])));
        return ResultLink.read(parts[4], parts[5], query::get).map(link -> urls.judge(link, now));
    }
}
