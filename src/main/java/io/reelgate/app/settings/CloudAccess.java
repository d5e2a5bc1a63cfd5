package io.reelgate.app.settings;

import io.reelgate.upstream.google.ServiceAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Access to a vendor in Google's cloud.
 *
 * @param serviceAccount its JSON, or the path of the file that it is in
 * @param project unless set the account's own
 * @param location unless set us-central1
 * @param bucket where results are to be put, {@code gs://...}; without one they come inside of replies
 */
public record CloudAccess(
        Optional<String> serviceAccount, Optional<String> project, Optional<String> location, Optional<String> bucket) {
    private static final String USUAL_LOCATION = "us-central1";
    private static final String EVERYWHERE = "global";

    public CloudAccess {
        serviceAccount = serviceAccount.filter(text -> !text.isBlank());
    }

    boolean isSet() {
        return serviceAccount.isPresent() || project.isPresent() || location.isPresent() || bucket.isPresent();
    }

    void check(String field) {
        try {
            if (account().isPresent() && projectName().isEmpty()) {
                throw new IllegalArgumentException("names no project: set " + field + ".project");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ".serviceAccount " + e.getMessage());
        }
        require(location, "[a-z0-9-]{2,40}", field + ".location must be a place such as us-central1, or global");
        require(project, "[A-Za-z0-9:._-]{1,80}", field + ".project must be the name of a project");
        require(bucket, "gs://[^/\\s]+(/\\S*)?", field + ".bucket must be gs://<bucket>, with a folder or without");
    }

    private static void require(Optional<String> value, String pattern, String otherwise) {
        if (value.filter(text -> !text.matches(pattern)).isPresent()) {
            throw new IllegalArgumentException(otherwise + " (was " + value.get() + ")");
        }
    }

    /** Reads a file where one is named; fails with what is wrong about the setting. */
    public Optional<ServiceAccount> account() {
        return serviceAccount.map(CloudAccess::json).map(ServiceAccount::parse);
    }

    private static String json(String text) {
        return text.strip().startsWith("{") ? text : file(text);
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "must be the JSON of a service account, or a file with it that can be read");
        }
    }

    private Optional<String> projectName() {
        return project.or(() -> account().flatMap(ServiceAccount::project));
    }

    /** All that calls are mounted below; {@code baseUrl} in the place of Google's host. */
    URI address(Optional<String> baseUrl) {
        String where = location.orElse(USUAL_LOCATION);
        String host = where.equals(EVERYWHERE) ? "" : where + "-";
        String base = baseUrl.orElse("https://" + host + "aiplatform.googleapis.com/v1")
                .replaceFirst("/$", "");
        return URI.create(base + "/projects/" + projectName().orElse("unknown") + "/locations/" + where);
    }

    /** Leaves the account out. */
    @Override
    public String toString() {
        return "CloudAccess[" + project + " " + location + "]";
    }
}
