package io.reelgate.upstream;

import io.reelgate.domain.lane.ErrorClass;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a reply says about the lane, not about the request or its job. */
final class LaneErrors {
    private static final Pattern CREDIT =
            Pattern.compile("credit|balance|quota|billing|arrear|insufficient", Pattern.CASE_INSENSITIVE);

    private LaneErrors() {}

    /** Empty where the vendor works and takes our calls. */
    static Optional<ErrorClass> of(Reading reading, Reply reply) {
        return switch (reading.outcome()) {
            case ACCOUNT -> Optional.of(account(reply));
            case BUSY -> Optional.of(reply.status() == 503 ? ErrorClass.FAULTY : ErrorClass.RATE_LIMITED);
            case OVERLOADED -> Optional.of(ErrorClass.FAULTY);
            case UNCLEAR, UNREADABLE -> Optional.of(broken(reply));
            case ACCEPTED, REFUSED, ABSENT, RUNNING, FURTHER, FINISHED, FAILED, BROKE_DOWN -> Optional.empty();
            case UNREACHABLE, WITHHELD -> Optional.empty();
        };
    }

    /** A 403 that does not speak of money may be about one request or model only: so it takes several of them. */
    private static ErrorClass account(Reply reply) {
        boolean credit = reply.status() == 402
                || CREDIT.matcher(reply.body().toString(StandardCharsets.UTF_8)).find();
        if (credit) {
            return ErrorClass.OUT_OF_CREDIT;
        }
        return reply.status() == 403 ? ErrorClass.FAULTY : ErrorClass.CREDENTIALS;
    }

    /** Who gave up waiting for somebody else says that nobody answered. */
    private static ErrorClass broken(Reply reply) {
        return switch (reply.status()) {
            case 408, 499, 504 -> ErrorClass.SILENT;
            default -> ErrorClass.FAULTY;
        };
    }
}
