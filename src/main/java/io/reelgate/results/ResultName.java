package io.reelgate.results;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a result is called in every store: {@code <partition>/<leading digits of the creation time>/<task>-<n>.mp4}, so
 * that nothing grows without end and old results are found by name.
 */
public record ResultName(TaskId id, int index) {
    /** Where the digits of an id begin that name its bucket: five base-32 digits, a new bucket every 9.3 hours. */
    private static final int BUCKET_FROM = 7;

    private static final int BUCKET_TO = 12;

    private static final Pattern NAME = Pattern.compile("p[0-9]+/[a-z0-9]+/(task_[a-z0-9]+)-(0|[1-9][0-9]{0,3})\\.mp4");

    /** Empty for whatever is not exactly the name of a result. */
    public static Optional<ResultName> read(String text) {
        Matcher parts = NAME.matcher(text);
        return parts.matches()
                ? TaskId.parse(parts.group(1))
                        .map(id -> new ResultName(id, Integer.parseInt(parts.group(2))))
                        .filter(name -> name.text().equals(text))
                : Optional.empty();
    }

    public String text() {
        return bucket() + "/" + file();
    }

    /** What it lies in. */
    String bucket() {
        return folder(id.partition()) + "/" + id.value().substring(BUCKET_FROM, BUCKET_TO);
    }

    /** As callers are to save it. */
    public String file() {
        return id.value() + "-" + index + ".mp4";
    }

    /** Where all results of a partition lie. */
    public static String folder(Partition partition) {
        return "p" + partition.index();
    }
}
