package io.reelgate.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Parameter;
import io.reelgate.domain.model.Parameters;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.ValueRule;
import io.reelgate.domain.request.MediaReference.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MediaReferenceTest {
    private static List<MediaReference> references(Map<String, Object> input) {
        return MediaReference.of(
                new GenerateRequest(RequestType.ASYNC, Optional.empty(), Provider.AUTO, Optional.empty(), input));
    }

    @Test
    void namesImagesAndThenLorasInTheOrderOfTheRequest() {
        Map<String, Object> input = Map.of(
                "prompt", "https://not.example.com/",
                "image_urls", List.of("https://a.example.com/2.png", "https://a.example.com/1.png"),
                "loras",
                        List.of(
                                Map.of("path", "https://a.example.com/b", "scale", BigDecimal.ONE),
                                Map.of("path", "https://a.example.com/a")));

        assertThat(references(input))
                .containsExactly(
                        new MediaReference(Kind.IMAGE, "https://a.example.com/2.png"),
                        new MediaReference(Kind.IMAGE, "https://a.example.com/1.png"),
                        new MediaReference(Kind.LORA, "https://a.example.com/b"),
                        new MediaReference(Kind.LORA, "https://a.example.com/a"));
    }

    @Test
    void whatIsNamedTwiceStandsOnce() {
        String url = "https://a.example.com/1";

        assertThat(references(Map.of("image_urls", List.of(url, url), "loras", List.of(Map.of("path", url)))))
                .containsExactly(new MediaReference(Kind.IMAGE, url), new MediaReference(Kind.LORA, url));
    }

    @Test
    void aPromptAloneNamesNothing() {
        assertThat(references(Map.of("prompt", "a calm sea"))).isEmpty();
        assertThat(references(Map.of("image_urls", List.of(), "loras", List.of())))
                .isEmpty();
    }

    @Test
    void eachKindEndsATaskInItsOwnWay() {
        assertThat(Kind.IMAGE.failCode()).isEqualTo(FailCode.INVALID_IMAGE_URL);
        assertThat(Kind.LORA.failCode()).isEqualTo(FailCode.INVALID_LORA_URL);
    }

    /** A model with another field of this kind must teach {@link MediaReference} what is expected there. */
    @Test
    void knowsEveryUrlOfTheShippedModels() {
        assertThat(ShippedModels.CATALOGUE.all().stream()
                        .map(Model::parameters)
                        .flatMap(parameters -> urls("", parameters)))
                .contains("image_urls", "loras.path")
                .containsOnly("image_urls", "loras.path");
    }

    private static Stream<String> urls(String before, Parameters parameters) {
        return parameters.inTableOrder().stream().flatMap(parameter -> urls(before, parameter));
    }

    private static Stream<String> urls(String before, Parameter parameter) {
        return Stream.concat(
                        Stream.of(parameter.demand()),
                        parameter.cases().stream().map(each -> each.demand()))
                .flatMap(demand -> urls(before + parameter.name(), demand.rule()))
                .distinct();
    }

    private static Stream<String> urls(String path, ValueRule rule) {
        return switch (rule) {
            case ValueRule.MediaUrl url -> Stream.of(path);
            case ValueRule.Sequence sequence -> urls(path, sequence.item());
            case ValueRule.Structure structure -> urls(path + ".", structure.fields());
            default -> Stream.empty();
        };
    }
}
