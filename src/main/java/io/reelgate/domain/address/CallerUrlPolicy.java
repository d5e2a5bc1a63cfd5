package io.reelgate.domain.address;

import io.reelgate.domain.address.UrlDecision.Refused;
import java.util.Optional;

/**
 * Which URLs of callers are taken, judged by their text alone (contract 3; names are never resolved here).
 *
 * @param strict true for callbacks: https only, no fragment; false for images and LoRA files
 * @param addresses what the operator opened besides the public internet; there every port is taken, and plain http
 * @param ports which are taken elsewhere
 */
public record CallerUrlPolicy(boolean strict, AddressPolicy addresses, Ports ports) {

    private static final int LONGEST = 2_048;

    /** For {@code callback_url}. */
    public static CallerUrlPolicy callbacks(AddressPolicy addresses, Ports ports) {
        return new CallerUrlPolicy(true, addresses, ports);
    }

    /** For images and LoRA files: at admission any port is taken, whoever fetches them limits it. */
    public static CallerUrlPolicy media(AddressPolicy addresses, Ports ports) {
        return new CallerUrlPolicy(false, addresses, ports);
    }

    public UrlDecision decide(String url) {
        int length = url.codePointCount(0, url.length());
        if (length > LONGEST) {
            return new Refused(UrlReason.TOO_LONG, "be a URL of at most 2048 characters", length + " characters");
        }
        Optional<UrlText> text = UrlText.parse(url);
        return text.map(parts -> decide(url, parts)).orElseGet(() -> malformed(url));
    }

    private UrlDecision decide(String url, UrlText text) {
        if (text.authority().indexOf('@') >= 0) {
            return new Refused(UrlReason.USER_INFO, "be a URL without user info", "with user info");
        }
        if (HostName.isAmbiguous(text.authority())) {
            return new Refused(UrlReason.MALFORMED, "write its host in ASCII (xn--...)", Quoted.of(text.authority()));
        }
        Optional<UrlAuthority> authority = UrlAuthority.parse(text.authority());
        return authority
                .<UrlDecision>flatMap(
                        parts -> UrlHost.parse(parts).map(host -> new UrlJudge(this, url, text, parts).judge(host)))
                .orElseGet(() -> malformed(url));
    }

    private Refused malformed(String url) {
        return new Refused(UrlReason.MALFORMED, absoluteUrl(), Quoted.of(url));
    }

    /** What is asked of any URL here, to stand after "must". */
    public String absoluteUrl() {
        return strict ? "be an absolute https URL" : "be an absolute http or https URL";
    }
}
