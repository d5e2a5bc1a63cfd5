package io.reelgate.ops;

import io.reelgate.domain.route.Lane;
import io.reelgate.port.StoreTrouble;
import io.reelgate.port.lane.LaneRecord;
import io.reelgate.web.ApiError;
import io.reelgate.web.Envelope;
import io.reelgate.web.ErrorType;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /admin/v1/upstreams}: what is known of each lane, and the word of an operator about it. */
final class UpstreamsAdmin {
    static final String ROOT = "/admin/v1";

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamsAdmin.class);
    private static final String PATH = ROOT + "/upstreams";
    private static final String BEARER = "Bearer ";

    private final AdminPorts ports;

    UpstreamsAdmin(AdminPorts ports) {
        this.ports = ports;
    }

    void answer(HttpServerRequest request) {
        Future.succeededFuture(request)
                .compose(this::data)
                .onSuccess(data -> send(request, data))
                .onFailure(failure -> Envelope.fail(request.response(), "", refusal(failure)));
    }

    private static void send(HttpServerRequest request, Object data) {
        request.response().putHeader("Content-Type", "application/json").end(Envelope.success(data));
    }

    private Future<?> data(HttpServerRequest request) {
        authorise(request);
        List<String> parts = parts(request.path());
        if (request.query() != null && !request.query().isEmpty()) {
            throw new Refused(error(400, ErrorType.INVALID_REQUEST, "there are no parameters here (was " + request.query() + ")"));
        }
        return switch (parts.size()) {
            case 0 -> only(HttpMethod.GET, request, all());
            case 1 -> only(HttpMethod.GET, request, one(known(parts.getFirst())));
            case 2 -> only(HttpMethod.POST, request, said(known(parts.getFirst()), parts.get(1)));
            default -> throw notFound();
        };
    }

    private void authorise(HttpServerRequest request) {
        String key = ports.key()
                .orElseThrow(() -> new Refused(
                        error(403, ErrorType.AUTHENTICATION, "the admin API is off: set ops.adminKey")));
        String given = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        if (!same(BEARER + key, given)) {
            throw new Refused(error(401, ErrorType.AUTHENTICATION, "Invalid or missing admin key")
                    .with(Map.of("WWW-Authenticate", "Bearer")));
        }
    }

    /** In a time that tells nothing about the key. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** What follows {@link #PATH}. */
    private static List<String> parts(String path) {
        if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
            throw notFound();
        }
        return Stream.of(path.substring(PATH.length()).split("/", -1)).skip(1).toList();
    }

    private String known(String name) {
        if (!isLane(name)) {
            throw new Refused(error(
                    400,
                    ErrorType.INVALID_REQUEST,
                    "an upstream's name is <upstream> or <upstream>.<credential>, of letters, digits, - and _ (was " + name
                            + ")"));
        }
        if (!ports.nameToFacts().containsKey(name)) {
            throw new Refused(error(
                    404,
                    ErrorType.NOT_FOUND,
                    "no upstream " + name + " is in use; there are "
                            + String.join(", ", new TreeSet<>(ports.nameToFacts().keySet()))));
        }
        return name;
    }

    private static boolean isLane(String name) {
        Lane lane = Lane.of(name);
        return Lane.isPart(lane.upstream())
                && lane.credential().map(Lane::isPart).orElse(true);
    }

    /** Nothing is done for another method. */
    private static Future<?> only(HttpMethod method, HttpServerRequest request, Supplied answer) {
        if (!request.method().equals(method)) {
            throw new Refused(error(405, ErrorType.INVALID_REQUEST, "use " + method + " here")
                    .with(Map.of("Allow", method.name())));
        }
        return answer.get();
    }

    /** An answer that is only made when it is wanted. */
    @FunctionalInterface
    private interface Supplied {
        Future<?> get();
    }

    private Supplied all() {
        List<String> names = List.copyOf(new TreeSet<>(ports.nameToFacts().keySet()));
        return () -> ports.store().read(names).compose(records -> views(names, records));
    }

    private Future<?> views(List<String> names, List<LaneRecord> records) {
        List<Future<Map<String, Object>>> views = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            views.add(view(names.get(index), records.get(index)).map(LaneView::data));
        }
        return Future.all(views).map(all -> Map.of("items", all.list()));
    }

    private Supplied one(String name) {
        return () -> ports.store()
                .read(List.of(name))
                .compose(records -> view(name, records.getFirst()))
                .map(LaneView::dataWithLine);
    }

    private Future<LaneView> view(String name, LaneRecord record) {
        return ports.store()
                .usage(name)
                .map(usage -> new LaneView(
                        name,
                        ports.nameToFacts().get(name),
                        record,
                        usage,
                        ports.gate().budget(name),
                        ports.board().looking(name),
                        ports.clock().instant()));
    }

    private Supplied said(String name, String word) {
        return switch (word) {
            case "disable" -> () -> disable(name, true);
            case "enable" -> () -> disable(name, false);
            default -> throw notFound();
        };
    }

    private Future<?> disable(String name, boolean disabled) {
        return ports.store()
                .disable(name, disabled)
                .onSuccess(done -> LOG.atWarn()
                        .addKeyValue("upstream", name)
                        .log(disabled ? "disabled by an operator" : "enabled by an operator"))
                .compose(done -> one(name).get());
    }

    private static ApiError refusal(Throwable failure) {
        if (failure instanceof Refused refused) {
            return refused.error;
        }
        return failure instanceof StoreTrouble
                ? ApiError.unavailable("Redis cannot be asked now", 1)
                : error(500, ErrorType.INTERNAL, "Internal error");
    }

    private static Refused notFound() {
        return new Refused(error(404, ErrorType.NOT_FOUND, "there is nothing here; try GET " + PATH));
    }

    private static ApiError error(int code, ErrorType type, String message) {
        return ApiError.of(code, type, message);
    }

    /** Thrown where a request is found to be wrong. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient ApiError error;

        Refused(ApiError error) {
            super(error.message(), null, false, false);
            this.error = error;
        }
    }
}
