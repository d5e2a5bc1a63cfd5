package io.reelgate.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reelgate.Policies;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.JsonValues;
import io.reelgate.domain.request.MediaReference;
import io.reelgate.domain.request.RequestValidator;
import io.reelgate.domain.request.ShippedModels;
import io.reelgate.domain.request.Validation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.ImageSize;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.VendorAccess;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A folder {@code vendor/model/mode} of four files: what the caller sent, what the vendor must get, what the vendor
 * answers, one reply every ten seconds, and what the caller sees in the end. Beside a vendor's models lies its {@code
 * routes.json}: the {@code model} of the route to it, by our model or by our model and the case's folder, and its {@code
 * baseUrl} where it has no usual one.
 */
record GoldenCase(Path folder) {
    static final Instant CREATED = Instant.ofEpochMilli(1_795_168_800_000L);

    private static final Path ROOT = Path.of("src/test/resources/golden");
    private static final Pattern SIZE = Pattern.compile("([0-9]+)x([0-9]+)");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * A reply to a {@code submit}, a {@code look}, or the {@code further} call of the look before it.
     *
     * @param request method and path of what it answers; empty for a submit, whose request is a file of its own
     */
    record Answer(String call, String request, Reply reply) {}

    static List<GoldenCase> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.endsWith("caller-request.json"))
                    .map(file -> new GoldenCase(file.getParent()))
                    .sorted((one, other) -> one.folder.compareTo(other.folder))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String vendor() {
        return ROOT.relativize(folder).getName(0).toString();
    }

    /** Where the vendor is: where it usually is, unless its routes say otherwise. */
    VendorAccess access() {
        String usual = Adapters.find(vendor()).orElseThrow().baseUrl();
        return new VendorAccess(routes().path("baseUrl").asText(usual), "vendor-key");
    }

    private JsonNode routes() {
        return json(text(ROOT.resolve(vendor()).resolve("routes.json")));
    }

    /** An image for every URL, of the size that the URL says or that the request asks for. */
    InlineMedia media() {
        return new InlineMedia(MediaReference.of(request()).stream()
                .filter(reference -> reference.kind() == MediaReference.Kind.IMAGE)
                .collect(Collectors.toMap(MediaReference::url, reference -> image(reference.url()))));
    }

    private InlineMedia.Image image(String url) {
        Matcher said = SIZE.matcher(url);
        boolean large = "1080p".equals(request().input().get("resolution"));
        ImageSize asked = large ? new ImageSize(1920, 1080) : new ImageSize(1280, 720);
        ImageSize size =
                said.find() ? new ImageSize(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2))) : asked;
        return new InlineMedia.Image("image/jpeg", Buffer.buffer("the bytes of " + url), Optional.of(size));
    }

    /** The model's name at the vendor, as a route to it would say. */
    String upstreamModel() {
        JsonNode routes = routes();
        String mode = model().id() + "/" + folder.getFileName();
        return routes.path(mode).asText(routes.path(model().id()).asText());
    }

    Model model() {
        return ShippedModels.model(folder.getParent().getFileName().toString());
    }

    GenerateRequest request() {
        Validation validation =
                RequestValidator.validate(model(), JsonValues.object(text("caller-request")), Policies.STRICT);
        return switch (validation) {
            case Validation.Valid valid -> valid.request();
            case Validation.Invalid invalid -> throw new IllegalStateException(invalid.message());
        };
    }

    Task task() {
        return Task.admitted(
                new TaskId("task_0301m7w6c380jzq0k8tae6yf2r0a"),
                new AccountId("demo"),
                model().id(),
                request(),
                CREATED,
                CREATED.plus(model().timing().deadline()));
    }

    JsonNode upstreamRequest() {
        return json(text("upstream-request"));
    }

    JsonNode callerView() {
        return json(text("caller-view"));
    }

    List<Answer> answers() {
        return StreamSupport.stream(json(text("upstream-replies")).spliterator(), false)
                .map(GoldenCase::answer)
                .toList();
    }

    private static Answer answer(JsonNode node) {
        JsonNode body = node.get("body");
        String text = body.isTextual() ? body.textValue() : body.toString();
        Optional<Duration> retryAfter = Optional.ofNullable(node.path("headers").get("Retry-After"))
                .map(header -> Duration.ofSeconds(header.asLong()));
        return new Answer(
                node.get("call").textValue(),
                node.path("request").asText(""),
                new Reply(node.get("status").intValue(), retryAfter, Buffer.buffer(text)));
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String file) {
        return text(folder.resolve(file + ".json"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return ROOT.relativize(folder).toString();
    }
}
