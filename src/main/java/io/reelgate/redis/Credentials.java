package io.reelgate.redis;

/** Who logs in. */
public record Credentials(String user, String password) {
    private static final String DEFAULT_USER = "default";

    /** {@code user} may be empty: Redis has one for logins with a password alone. */
    public static Credentials of(String user, String password) {
        return new Credentials(user.isEmpty() ? DEFAULT_USER : user, password);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
