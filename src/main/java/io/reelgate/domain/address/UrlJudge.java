package io.reelgate.domain.address;

import io.reelgate.domain.address.UrlDecision.Allowed;
import io.reelgate.domain.address.UrlDecision.Refused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Judges a URL that has been read, by its host first, since what the operator opened relaxes scheme and port. */
record UrlJudge(CallerUrlPolicy policy, String url, UrlText text, UrlAuthority authority) {

    UrlDecision judge(UrlHost host) {
        return switch (host) {
            case UrlHost.Name name -> judgeName(name.ascii());
            case UrlHost.Address address -> judgeAddress(address.bytes());
            case UrlHost.OddNumber number -> notPublic(UrlReason.ADDRESS, number.text());
        };
    }

    private UrlDecision judgeName(String name) {
        HostOpening opening = policy.addresses().opening(name);
        if (!opening.named() && (HostName.isLocal(name) || HostName.isSingleLabel(name))) {
            return notPublic(UrlReason.LOCAL_NAME, name);
        }
        return judgeForm(opening, name, Optional.empty());
    }

    private UrlDecision judgeAddress(byte[] bytes) {
        boolean opened = policy.addresses().opens(bytes);
        if (!opened && policy.addresses().classify(bytes) != AddressClass.PUBLIC) {
            return notPublic(UrlReason.ADDRESS, authority.host());
        }
        return judgeForm(opened ? HostOpening.ALL : HostOpening.NONE, authority.host(), Optional.of(address(bytes)));
    }

    private UrlDecision judgeForm(HostOpening opening, String host, Optional<InetAddress> literal) {
        int port = authority.portOr(text.secure() ? 443 : 80);
        if (policy.strict() && !opening.plain() && !text.secure()) {
            return new Refused(UrlReason.INSECURE, policy.absoluteUrl(), Quoted.of(url));
        }
        if (policy.strict() && text.hasFragment()) {
            return new Refused(UrlReason.FRAGMENT, "be a URL without a fragment", Quoted.of(url));
        }
        if (!opening.everyPort() && !policy.ports().contains(port)) {
            return new Refused(UrlReason.PORT, "use port " + policy.ports(), String.valueOf(port));
        }
        return new Allowed(new CallerUrl(text.secure(), host, port, text.target(), literal));
    }

    private static Refused notPublic(UrlReason reason, String host) {
        return new Refused(reason, "name a public host", Quoted.of(host));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are always an address", e);
        }
    }
}
