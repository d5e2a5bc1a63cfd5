package io.reelgate.domain.lane;

import java.util.Locale;

/** What ails a lane. What a vendor says about a request or its content is no error of the lane. */
public enum ErrorClass {
    /** No connection is to be had. */
    UNREACHABLE,
    /** Requests are taken and not answered. */
    SILENT,
    /** Answers say that the vendor is out of order, or make no sense. */
    FAULTY,
    /** It refuses for the number of requests. */
    RATE_LIMITED,
    /** Our balance there is used up. */
    OUT_OF_CREDIT,
    /** Our key is refused, or has no right to what is asked. */
    CREDENTIALS;

    /** Whether it goes away only when somebody acts. */
    public boolean needsAnOperator() {
        return this == OUT_OF_CREDIT || this == CREDENTIALS;
    }

    /** As stored, logged and measured. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ErrorClass ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
