package io.reelgate.redis;

/** Who logs in. */
public record Credentials(String user, String password) {
    /** The user a password alone belongs to. */
    static final String DEFAULT_USER = "default";

    /** Never shows the password. */
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
