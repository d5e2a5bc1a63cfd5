package io.reelgate.results;

/** A result cannot be fetched, at least for now; the text is for the log and names no URL. */
public class ResultUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ResultUnavailable(String message) {
        super(message, null, false, false);
    }

    /** Says the kind of a failure only: the client's own texts may hold the URL, and with it a signature. */
    static ResultUnavailable of(Throwable failure) {
        return failure instanceof ResultUnavailable told
                ? told
                : new ResultUnavailable("the upstream gave no result: " + failure.getClass().getSimpleName());
    }
}
