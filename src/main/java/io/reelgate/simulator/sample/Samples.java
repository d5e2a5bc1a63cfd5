package io.reelgate.simulator.sample;

import io.reelgate.domain.hash.Sha256;
import io.reelgate.simulator.http.FileReply;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The sample files; any path with the ending of one of them is this one, but for images that say how large they want to be.
 */
public final class Samples {
    private static final Map<String, String> NAME_TO_MEDIA_TYPE = nameToMediaType();

    private final Map<String, FileReply> nameToFile;

    private Samples(Map<String, FileReply> nameToFile) {
        this.nameToFile = nameToFile;
    }

    private static Map<String, String> nameToMediaType() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("lighthouse.jpg", "image/jpeg");
        types.put("lighthouse.png", "image/png");
        types.put("lighthouse.webp", "image/webp");
        types.put("style.safetensors", "application/octet-stream");
        return types;
    }

    /** Reads the files from the class path; blocks. */
    public static Samples load() throws IOException {
        Map<String, FileReply> files = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : NAME_TO_MEDIA_TYPE.entrySet()) {
            files.put(each.getKey(), file(each.getKey(), each.getValue()));
        }
        return new Samples(files);
    }

    private static FileReply file(String name, String mediaType) throws IOException {
        try (InputStream resource = Samples.class.getResourceAsStream("/simulator/samples/" + name)) {
            byte[] bytes = Objects.requireNonNull(resource, name).readAllBytes();
            String tag = HexFormat.of().formatHex(Sha256.bytes(bytes), 0, 8);
            return FileReply.of(Buffer.buffer(bytes), mediaType, tag);
        }
    }

    List<String> names() {
        return List.copyOf(nameToFile.keySet());
    }

    Optional<FileReply> find(String path) {
        return PlainPng.named(path).or(() -> byEnding(path));
    }

    private Optional<FileReply> byEnding(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String wanted = ending.equals("jpeg") ? ".jpg" : "." + ending;
        return nameToFile.entrySet().stream()
                .filter(file -> file.getKey().endsWith(wanted))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
