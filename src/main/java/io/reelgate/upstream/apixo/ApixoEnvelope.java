package io.reelgate.upstream.apixo;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.VendorJson;
import java.util.Optional;

/**
 * The envelope of every answer; {@code data} is a JSON null, absent or anything else.
 *
 * @param code 200, in some vintages 0, or an HTTP-like status
 */
record ApixoEnvelope(int code, String message, JsonNode data) {
    private static final int OKAY = 200;

    /** Empty for HTML, cut JSON and everything else that is not an envelope. */
    static Optional<ApixoEnvelope> of(Reply reply) {
        return VendorJson.object(reply.body().getBytes())
                .filter(root -> root.path("code").isInt())
                .map(root -> new ApixoEnvelope(
                        root.path("code").intValue(), root.path("message").asText(""), root.path("data")));
    }

    /**
     * The status that counts: the HTTP status where it is an error, else the code in the body; empty when a success
     * carries no envelope.
     */
    static Optional<Integer> status(Reply reply, Optional<ApixoEnvelope> envelope) {
        if (reply.status() < 200 || reply.status() > 299) {
            return Optional.of(reply.status());
        }
        return envelope.map(each -> each.code() == 0 ? OKAY : each.code());
    }

    String text(String field) {
        return data.path(field).asText("");
    }

    /** All that the vendor says about an error; only to be classified, never to be shown. */
    String complaint() {
        return String.join(" ", message, text("error"), text("failCode"), text("failMsg"));
    }
}
