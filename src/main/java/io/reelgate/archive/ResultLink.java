package io.reelgate.archive;

import io.reelgate.domain.task.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a link to a result.
 *
 * @param expires Unix seconds
 * @param signature as it stands in the link: a key's id, a dot, base64url of the HMAC
 */
record ResultLink(TaskId id, int index, long expires, String signature) {
    private static final Pattern FILE = Pattern.compile("(0|[1-9][0-9]{0,3})\\.mp4");
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}");

    /**
     * Reads a link strictly, so that each has one spelling.
     *
     * @param query answers all values of a query parameter
     */
    static Optional<ResultLink> read(String task, String file, Function<String, List<String>> query) {
        Matcher name = FILE.matcher(file);
        List<String> expires = query.apply("expires");
        List<String> signature = query.apply("signature");
        boolean wellFormed = name.matches()
                && expires.size() == 1
                && signature.size() == 1
                && SECONDS.matcher(expires.getFirst()).matches();
        return wellFormed
                ? TaskId.parse(task).map(id -> of(id, name.group(1), expires.getFirst(), signature.getFirst()))
                : Optional.empty();
    }

    private static ResultLink of(TaskId id, String index, String expires, String signature) {
        return new ResultLink(id, Integer.parseInt(index), Long.parseLong(expires), signature);
    }

    /** What is signed: everything but the signature. */
    String signedText() {
        return path() + "\n" + expires;
    }

    String path() {
        return "/files/" + id.value() + "/" + index + ".mp4";
    }
}
