package io.reelgate.upstream.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComplaintTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your prompt was flagged by Website as violating content policies.",
                "Content violates provider policy, please adjust the prompt",
                "This request violates our usage guidelines",
                "rejected by the safety system",
                "The input or output was flagged as sensitive (E005)",
                "PUBLIC_ERROR_UNSAFE_IMAGE_UPLOAD",
                "public error minor upload",
                "public error prominent people upload",
                "CONTENT_VIOLATION",
                "SensitiveContentDetected",
                "IPInfringementSuspect"
            })
    void wordsAboutContentAreAViolation(String words) {
        assertThat(Complaint.meaning(words)).contains(Failure.of(FailCode.CONTENT_VIOLATION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid parameter: seed violates maximum",
                "model names are case-sensitive",
                "retry policy exhausted",
                "duration is prohibited for this tier"
            })
    void wordsThatOnlySoundLikeItAreNone(String words) {
        assertThat(Complaint.meaning(words))
                .isNotEqualTo(java.util.Optional.of(Failure.of(FailCode.CONTENT_VIOLATION)));
    }

    @ParameterizedTest
    @CsvSource({
        "cannot download image, INVALID_IMAGE_URL",
        "the image could not be loaded, INVALID_IMAGE_URL",
        "image_urls: cannot download image, INVALID_IMAGE_URL",
        "UNSUPPORTED_FORMAT, INVALID_IMAGE_URL",
        "cannot fetch the LoRA, INVALID_LORA_URL"
    })
    void mediaAreTold(String words, FailCode code) {
        assertThat(Complaint.meaning(words)).map(Failure::code).contains(code);
    }

    /** On an event loop: a vendor's reply may have 256 kB. */
    @ParameterizedTest
    @ValueSource(strings = {"image ", "violat a b c d e ", "policy a b ", "sensitive", "aaaa"})
    void anEndlessTextIsJudgedAtOnce(String word) {
        String text = word.repeat(256 * 1024 / word.length());

        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> Complaint.meaning(text));
        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> Complaint.isAboutOurAccount(text));
    }

    @Test
    void whatItBeginsWithCounts() {
        assertThat(Complaint.meaning("NSFW " + "x".repeat(100_000))).isPresent();
    }
}
