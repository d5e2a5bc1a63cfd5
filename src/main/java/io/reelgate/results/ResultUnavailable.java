package io.reelgate.results;

/** A result cannot be fetched, at least for now; the text is for the log and names no URL. */
public class ResultUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ResultUnavailable(String message) {
        super(message, null, false, false);
    }
}
