package io.reelgate.upstream;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.apixo.ApixoAdapter;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A vendor that fetches no URLs: images stand in the request, as Base64 in the order of {@code image_urls}. */
record InliningVendor(ApixoAdapter other) implements VendorAdapter {
    @Override
    public boolean inlinesMedia() {
        return true;
    }

    @Override
    public Call submit(String model, String token, GenerateRequest request, InlineMedia media) {
        JsonArray images = new JsonArray();
        for (Object url : (List<?>) request.input().getOrDefault("image_urls", List.of())) {
            InlineMedia.Image image = media.find(url.toString()).orElseThrow();
            images.add(new JsonObject().put("mimeType", image.mediaType()).put("data", image.bytes()));
        }
        Buffer body = new JsonObject().put("model", model).put("images", images).toBuffer();
        return new Call(HttpMethod.POST, "/generate", Map.of("Authorization", "Bearer k"), Optional.of(body));
    }

    @Override
    public Call look(String model, String jobId) {
        return other.look(model, jobId);
    }

    @Override
    public Reading readSubmit(Reply reply, String token, Instant now) {
        return other.readSubmit(reply, token, now);
    }

    @Override
    public Reading readLook(Reply reply, String jobId) {
        return other.readLook(reply, jobId);
    }
}
