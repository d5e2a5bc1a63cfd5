package io.reelgate.results.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {
    @Test
    void amazonsBucketsStandBeforeTheHost() {
        S3Location target = S3Location.of("s3://my-bucket/a/b/", Optional.empty(), "eu-central-1", Optional.empty());

        assertThat(target.host()).isEqualTo("my-bucket.s3.eu-central-1.amazonaws.com");
        assertThat(target.port()).isEqualTo(443);
        assertThat(target.path("marker")).isEqualTo("/a/b/marker");
    }

    /** Certificates of stores cover one label before the host. */
    @Test
    void bucketsWithDotsStandInThePath() {
        S3Location target = S3Location.of("s3://my.bucket", Optional.empty(), "us-east-1", Optional.empty());

        assertThat(target.host()).isEqualTo("s3.us-east-1.amazonaws.com");
        assertThat(target.path("marker")).isEqualTo("/my.bucket/marker");
        assertThatThrownBy(() ->
                        S3Location.of("s3://my.bucket", Optional.empty(), "us-east-1", Optional.of(false)))
                .hasMessageStartingWith("s3.pathStyle must be true");
    }

    @Test
    void otherBucketsStandInThePath() {
        S3Location target = at("http://minio.internal:9000/s3/", Optional.empty());

        assertThat(target.host()).isEqualTo("minio.internal");
        assertThat(target.port()).isEqualTo(9000);
        assertThat(target.path("marker")).isEqualTo("/s3/bucket/marker");
    }

    @Test
    void otherBucketsStandBeforeTheHostWhereAsked() {
        S3Location target = at("https://r2.example.com", Optional.of(false));

        assertThat(target.host()).isEqualTo("bucket.r2.example.com");
        assertThat(target.path("marker")).isEqualTo("/marker");
    }

    private static S3Location at(String endpoint, Optional<Boolean> pathStyle) {
        return S3Location.of("s3://bucket", Optional.of(URI.create(endpoint)), "us-east-1", pathStyle);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://", "s3://ab", "s3://Bucket", "s3://bucket//a", "s3://bucket/a b", "s3://bucket/../a"})
    void refusesOtherUrls(String url) {
        assertThatThrownBy(() -> S3Location.of(url, Optional.empty(), "us-east-1", Optional.empty()))
                .hasMessageStartingWith("url must be s3://<bucket>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "https://user@host", "https:///path", "https://host?query", "host"})
    void refusesOtherEndpoints(String endpoint) {
        assertThatThrownBy(() -> at(endpoint, Optional.empty())).hasMessageStartingWith("s3.endpoint must be");
    }
}
