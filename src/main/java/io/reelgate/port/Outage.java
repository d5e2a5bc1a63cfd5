package io.reelgate.port;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that something stopped working and once that it works again. Safe from any thread. */
public final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String name;
    private volatile boolean lasting;

    public Outage(String name) {
        this.name = name;
    }

    public void seen(Throwable failure) {
        if (lasting) {
            return;
        }
        lasting = true;
        if (failure instanceof StoreUnavailable) {
            LOG.atWarn().addKeyValue("role", name).log("paused: {}", failure.getMessage());
        } else {
            LOG.atError().addKeyValue("role", name).setCause(failure).log("failed, goes on");
        }
    }

    public void over() {
        if (lasting) {
            lasting = false;
            LOG.atInfo().addKeyValue("role", name).log("resumed");
        }
    }
}
