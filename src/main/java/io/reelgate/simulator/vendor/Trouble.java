package io.reelgate.simulator.vendor;

/** What can be wrong with a call, in a usual status and in usual words; each vendor says it in its own. */
public enum Trouble {
    UNAUTHORIZED(401, "Invalid or missing API Key"),
    UNKNOWN_MODEL(404, "Model not found"),
    UNKNOWN_JOB(404, "Task not found"),
    INVALID(400, "Invalid request"),
    REFUSED(400, "Content violates provider policy, please adjust the prompt"),
    NO_CREDITS(400, "Insufficient credits"),
    TOO_MANY(429, "Rate limit exceeded"),
    UNAVAILABLE(503, "Service unavailable"),
    BROKEN(500, "Internal server error");

    private final int status;
    private final String message;

    Trouble(int status, String message) {
        this.status = status;
        this.message = message;
    }

    public int status() {
        return status;
    }

    public String message() {
        return message;
    }
}
