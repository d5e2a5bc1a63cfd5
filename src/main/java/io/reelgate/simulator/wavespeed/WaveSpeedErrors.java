package io.reelgate.simulator.wavespeed;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;

/** WaveSpeed's errors: a code in the body, its own from 1200 on; some under HTTP 200. */
final class WaveSpeedErrors implements VendorErrors {

    @Override
    public Reply.Answer of(Trouble trouble, String message) {
        return switch (trouble) {
            case REFUSED -> error(200, 1200, message);
            case INVALID -> error(200, 1401, message);
            case NO_CREDITS -> error(400, 400, "Insufficient credits. Please top up.");
            case UNAVAILABLE -> error(503, 5003, message);
            case BROKEN -> error(500, 5000, message);
            default -> error(trouble.status(), trouble.status(), message);
        };
    }

    @Override
    public Reply.Answer inBody(int code) {
        return error(200, code, "Request failed");
    }

    private static Reply.Answer error(int status, int code, String message) {
        return new Members().with("code", code).with("message", message).answer(status);
    }
}
