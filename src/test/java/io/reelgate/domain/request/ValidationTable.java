package io.reelgate.domain.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rows of src/test/resources/validation: a claim, the body, then {@code ok} with the normalised input, or
 * {@code 400} with one message per line. {@code <x*5001>} stands for so many repetitions of x.
 */
final class ValidationTable {

    private static final Path FOLDER = Path.of("src/test/resources/validation");
    private static final Pattern REPEATED = Pattern.compile("<([^*<>]+)\\*([0-9]+)>");

    private ValidationTable() {}

    record Row(String claim, String body, List<String> outcome) {}

    static List<Row> rows(String model) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String block : Files.readString(FOLDER.resolve(model + ".txt")).split("\n\\s*\n", -1)) {
            List<String> lines = block.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(String::strip)
                    .toList();
            if (!lines.isEmpty()) {
                rows.add(row(lines));
            }
        }
        return rows;
    }

    private static Row row(List<String> lines) {
        List<String> outcome =
                lines.stream().skip(2).map(ValidationTable::expanded).toList();
        return new Row(lines.get(0), expanded(lines.get(1)), outcome);
    }

    private static String expanded(String line) {
        return REPEATED.matcher(line).replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))));
    }
}
