package io.reelgate.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.Policies;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.request.Validation.Invalid;
import io.reelgate.domain.request.Validation.Valid;
import io.reelgate.domain.request.ValidationTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RequestValidatorTest {

    private static final List<String> MODELS = List.of("ltx-2-19b", "wan-2-5", "sora-2-pro", "veo-3-1");

    @TestFactory
    Stream<DynamicTest> decidesEveryRowOfTheTable() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String model : MODELS) {
            ValidationTable.rows(model)
                    .forEach(row ->
                            tests.add(DynamicTest.dynamicTest(model + " " + row.claim(), () -> check(model, row))));
        }
        return tests.stream();
    }

    @Test
    void hasAtLeast120RowsOverFourModels() throws IOException {
        int rows = 0;
        for (String model : MODELS) {
            rows += ValidationTable.rows(model).size();
        }

        assertThat(rows).isGreaterThanOrEqualTo(120);
    }

    @TestFactory
    Stream<DynamicTest> acceptsEverySampleOfTheReference() throws IOException {
        try (Stream<Path> samples = Files.list(Path.of("src/test/resources/samples"))) {
            return samples
                    .map(sample ->
                            DynamicTest.dynamicTest(sample.getFileName().toString(), () -> acceptsSample(sample)))
                    .toList()
                    .stream();
        }
    }

    private static void acceptsSample(Path sample) throws IOException {
        String name = sample.getFileName().toString();
        Model model = ShippedModels.model(name.substring(0, name.indexOf('.')));

        Validation validation =
                RequestValidator.validate(model, JsonValues.object(Files.readString(sample)), Policies.STRICT);

        assertThat(validation).isInstanceOf(Valid.class);
    }

    private static void check(String modelId, Row row) {
        Model model = ShippedModels.model(modelId);

        Validation validation = RequestValidator.validate(model, JsonValues.object(row.body()), Policies.STRICT);

        assertThat(outcome(validation)).isEqualTo(row.outcome());
    }

    private static List<String> outcome(Validation validation) {
        return switch (validation) {
            case Valid valid -> List.of("ok " + JsonValues.text(valid.request().input()));
            case Invalid invalid ->
                invalid.faults().stream().map(fault -> "400 " + fault.message()).toList();
        };
    }
}
