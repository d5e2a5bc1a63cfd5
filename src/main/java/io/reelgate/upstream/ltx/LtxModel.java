package io.reelgate.upstream.ltx;

import java.util.Set;

/**
 * What a route's {@code model} names.
 *
 * @param endpoint also the one of our modes that it serves
 */
record LtxModel(String endpoint, String name) {
    private static final Set<String> ENDPOINTS = Set.of("text-to-video", "image-to-video");

    static LtxModel of(String route) {
        int slash = route.indexOf('/');
        if (slash < 0 || !ENDPOINTS.contains(route.substring(0, slash))) {
            throw new IllegalArgumentException("must be an endpoint and a model, like text-to-video/ltx-2-fast");
        }
        return new LtxModel(route.substring(0, slash), route.substring(slash + 1));
    }

    boolean isFast() {
        return name.endsWith("-fast");
    }
}
