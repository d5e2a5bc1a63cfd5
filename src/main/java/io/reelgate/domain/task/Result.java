package io.reelgate.domain.task;

/**
 * One re-hosted result.
 *
 * @param url absolute, signed, fixed when the task ends
 * @param bytes the length of the file
 * @param contentType as served
 * @param sha256 lower-case hex of the bytes
 */
public record Result(String url, long bytes, String contentType, String sha256) {}
