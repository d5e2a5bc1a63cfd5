package io.reelgate.app.settings;

import io.reelgate.domain.address.HostName;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sample media of the simulator ({@code simulator.media}).
 *
 * @param port of the simulator, beside its own, for https
 * @param hosts names that lead to it, for callers' media; none for no sample media
 */
public record SampleMedia(int port, List<String> hosts) {
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

    public SampleMedia {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535 (was " + port + ")");
        }
        hosts.forEach(SampleMedia::check);
    }

    private static void check(String host) {
        if (!HOST.matcher(host).matches() || HostName.endsInNumber(host)) {
            throw new IllegalArgumentException("hosts must be names such as example.com (was " + host + ")");
        }
    }
}
