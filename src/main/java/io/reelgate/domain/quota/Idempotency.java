package io.reelgate.domain.quota;

/**
 * A caller's idempotency key and what it stands for.
 *
 * @param keyHash SHA-256 (hex) of the header's value
 * @param fingerprint SHA-256 (hex) of model and body bytes: the same key with another fingerprint is refused
 */
public record Idempotency(String keyHash, String fingerprint) {}
