package io.reelgate.app.settings;

/** What a node may do; a node without a role leaves that work to others. */
public enum Role {
    INGRESS,
    GOVERNOR,
    SUBMIT,
    POLL,
    ARCHIVE,
    FANOUT,
    WEBHOOK,
    SWEEP
}
