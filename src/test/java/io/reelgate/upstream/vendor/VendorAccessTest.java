package io.reelgate.upstream.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorAccessTest {
    private final VendorAccess target = new VendorAccess("https://vendor.example.com:8443/mount/", "secret-key");

    @Test
    void anOwnUrlIsAPathBelowTheBaseUrl() {
        assertThat(target.pathOf("https://vendor.example.com:8443/mount/a/b?c=d%20e"))
                .hasValue("/a/b?c=d%20e");
        assertThat(target.pathOf("HTTPS://VENDOR.example.com:8443/mount/a")).hasValue("/a");
        assertThat(new VendorAccess("https://vendor.example.com", "k").pathOf("https://vendor.example.com:443/a"))
                .hasValue("/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://vendor.example.com/mount/a",
                "http://vendor.example.com:8443/mount/a",
                "https://other.example.com:8443/mount/a",
                "https://vendor.example.com:8443@other.example.com/mount/a",
                "https://vendor.example.com:8443/mounted/a",
                "https://vendor.example.com:8443/a",
                "https://vendor.example.com:8443/mount/../a",
                "https://vendor.example.com:8443/mount/./a",
                "https://vendor.example.com:8443\\mount/a",
                "mailto:vendor@example.com",
                "/mount/a",
                ""
            })
    void anotherUrlIsNone(String url) {
        assertThat(target.pathOf(url)).isEmpty();
    }

    @Test
    void theKeyIsNeverPrinted() {
        assertThat(target.toString()).doesNotContain("secret-key");
    }

    @Test
    void theOriginIsOwnWhateverThePath() {
        assertThat(target.owns("https://vendor.example.com:8443/elsewhere?a=b")).isTrue();
        assertThat(target.owns("https://vendor.example.com/mount/a")).isFalse();
        assertThat(target.owns("https://vendor.example.com:8443@other.example.com/a"))
                .isFalse();
        assertThat(target.owns("no url")).isFalse();
        assertThat(target.url("/a")).isEqualTo("https://vendor.example.com:8443/mount/a");
    }
}
