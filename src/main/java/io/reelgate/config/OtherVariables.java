package io.reelgate.config;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Variables that look like settings and are none. */
final class OtherVariables {
    /** Read by the tests, the log configuration and the client. */
    private static final Set<String> OURS =
            Set.of("REELGATE_TEST_REDIS", "REELGATE_LOG_LEVEL", "REELGATE_URL", "REELGATE_KEY");

    /** What Kubernetes tells every pod about a service called reelgate. */
    private static final Pattern SERVICE =
            Pattern.compile("REELGATE_SERVICE_(HOST|PORT(_\\w+)?)=.*|REELGATE_PORT(_[0-9]+_(TCP|UDP))?=(tcp|udp)://.*"
                    + "|REELGATE_PORT_[0-9]+_(TCP|UDP)_(PROTO|PORT|ADDR)=.*");

    private OtherVariables() {}

    static boolean contain(Map.Entry<String, String> variable) {
        return OURS.contains(variable.getKey())
                || SERVICE.matcher(variable.getKey() + "=" + variable.getValue())
                        .matches();
    }
}
