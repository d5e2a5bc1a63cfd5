package io.reelgate.ingress;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Collection;
import java.util.stream.Collectors;

/** Which methods a path knows: the toolkit tells only whoever lets it write the answer itself. */
final class AllowedMethods {
    private AllowedMethods() {}

    static String of(Router router, String path) {
        return router.getRoutes().stream()
                .filter(route -> route.methods() != null && route.getPath() != null)
                .filter(route -> matches(route.getPath(), path))
                .map(Route::methods)
                .flatMap(Collection::stream)
                .map(HttpMethod::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Segment by segment; a pattern's segment that starts with a colon stands for any, a star for all the rest. */
    private static boolean matches(String pattern, String path) {
        String[] wanted = pattern.split("/", -1);
        String[] given = path.split("/", -1);
        for (int at = 0; at < wanted.length; at++) {
            if (wanted[at].equals("*")) {
                return true;
            }
            if (at >= given.length || !(wanted[at].startsWith(":") || wanted[at].equals(given[at]))) {
                return false;
            }
        }
        return wanted.length == given.length;
    }
}
