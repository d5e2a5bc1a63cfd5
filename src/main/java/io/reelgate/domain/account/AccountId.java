package io.reelgate.domain.account;

import java.util.regex.Pattern;

/** Names an account in keys, logs and metrics; lower-case letters, digits, hyphen and underscore. */
public record AccountId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9_-]{1,64}");

    public AccountId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("account id must match [a-z0-9_-]{1,64} (was " + value + ")");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
