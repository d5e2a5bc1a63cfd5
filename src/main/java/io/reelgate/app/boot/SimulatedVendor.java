package io.reelgate.app.boot;

import io.reelgate.upstream.Adapters;
import io.reelgate.upstream.UpstreamSettings;
import io.reelgate.upstream.google.ServiceAccount;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** How a vendor is reached that the simulator stands in for: on its own paths, by what it lets in. */
record SimulatedVendor(URI simulator, Adapters.Vendor vendor) {
    private static final String PLACE = "/projects/simulated/locations/us-central1";
    private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "localhost");
    private static final String TOKENS = "/token";

    URI baseUrl() {
        return URI.create(origin() + vendor.mount() + (wantsAccount() ? PLACE : ""));
    }

    private String origin() {
        return simulator.toString().replaceFirst("/$", "");
    }

    private boolean wantsAccount() {
        return vendor.entry() == Adapters.Entry.SERVICE_ACCOUNT;
    }

    /** Its own host; that of this machine has another name, under which it is the content host of some vendors. */
    List<String> mediaHosts() {
        String host = simulator.getHost();
        return THIS_MACHINE.contains(host) ? THIS_MACHINE : List.of(host);
    }

    Optional<UpstreamSettings.Cloud> cloud() {
        return wantsAccount() ? Optional.of(new UpstreamSettings.Cloud(account(), Optional.empty())) : Optional.empty();
    }

    private ServiceAccount account() {
        return new ServiceAccount(
                SimulatorPart.KEY + "@simulated",
                "",
                Keys.PAIR.getPrivate(),
                Optional.of("simulated"),
                URI.create(origin() + TOKENS));
    }

    /** Made once where it is needed; it opens nothing but the simulator, so that it may be short. */
    private static final class Keys {
        private static final int BITS = 1_024;
        private static final KeyPair PAIR = made();

        private static KeyPair made() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                return generator.generateKeyPair();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has RSA", e);
            }
        }
    }
}
