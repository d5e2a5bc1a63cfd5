package io.reelgate.domain.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlReferenceTest {
    private static final CallerUrl BASE = new CallerUrl(true, "a", 443, "/b/c/d;p?q", Optional.empty());

    /** The examples of RFC 3986, 5.4, but for those of other schemes. */
    @ParameterizedTest
    @CsvSource({
        "g, /b/c/g",
        "./g, /b/c/g",
        "g/, /b/c/g/",
        "/g, /g",
        "?y, /b/c/d;p?y",
        "g?y, /b/c/g?y",
        "#s, /b/c/d;p?q#s",
        "g#s, /b/c/g#s",
        "g?y#s, /b/c/g?y#s",
        ";x, /b/c/;x",
        "g;x?y#s, /b/c/g;x?y#s",
        "'', /b/c/d;p?q",
        "., /b/c/",
        "./, /b/c/",
        ".., /b/",
        "../, /b/",
        "../g, /b/g",
        "../.., /",
        "../../, /",
        "../../g, /g",
        "../../../g, /g",
        "../../../../g, /g",
        "/./g, /g",
        "/../g, /g",
        "g., /b/c/g.",
        ".g, /b/c/.g",
        "..g, /b/c/..g",
        "./../g, /b/g",
        "./g/., /b/c/g/",
        "g/./h, /b/c/g/h",
        "g/../h, /b/c/h",
        "g;x=1/./y, /b/c/g;x=1/y",
        "g?y/./x, /b/c/g?y/./x",
        "g#s/../x, /b/c/g#s/../x",
        "/a//b, /a//b"
    })
    void readsRelativeOnesByTheRfc(String reference, String target) {
        assertThat(UrlReference.resolve(BASE, reference)).isEqualTo("https://a:443" + target);
    }

    @Test
    void leavesWholeOnesAsTheyAre() {
        assertThat(UrlReference.resolve(BASE, "http://g/../x")).isEqualTo("http://g/../x");
        assertThat(UrlReference.resolve(BASE, "file:///etc/passwd")).isEqualTo("file:///etc/passwd");
        assertThat(UrlReference.resolve(BASE, "//g:81/x")).isEqualTo("https://g:81/x");
        assertThat(UrlReference.resolve(BASE, "//")).isEqualTo("https://");
    }

    @Test
    void knowsHostsThatAreAddresses() {
        CallerUrl base = new CallerUrl(false, "2606:4700::1", 81, "/", Optional.empty());

        assertThat(UrlReference.resolve(base, "x")).isEqualTo("http://[2606:4700::1]:81/x");
    }
}
