package io.reelgate.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.Policies;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.request.Validation.Invalid;
import io.reelgate.domain.request.Validation.Valid;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestPolicyTest {

    private static final RequestPolicy LENIENT = new RequestPolicy(
            true, true, Optional.empty(), Policies.STRICT.callbackUrls(), Policies.STRICT.mediaUrls());

    @Test
    void dropsUnknownFieldsWhereTheOperatorWantsIt() {
        GenerateRequest request = valid(
                "veo-3-1", "{\"webhook\": 1, \"input\": {\"prompt\": \"a\", \"enableTranslation\": true}}", LENIENT);

        assertThat(request.input()).containsOnlyKeys("mode", "generationType", "prompt", "aspect_ratio");
    }

    @Test
    void dropsUnusedFieldsWhereTheOperatorWantsIt() {
        GenerateRequest request = valid(
                "sora-2-pro", "{\"input\": {\"prompt\": \"a\", \"resolution\": 9, \"image_urls\": [1]}}", LENIENT);

        assertThat(request.input()).containsOnlyKeys("mode", "prompt", "duration", "size");
    }

    @Test
    void stillRefusesWrongValuesWhenItDropsFields() {
        Validation validation = validate("sora-2-pro", "{\"x\": 1, \"input\": {\"prompt\": \"\"}}", LENIENT);

        assertThat(((Invalid) validation).message())
                .isEqualTo("input.prompt must be a string of 1 to 5000 characters (was empty)");
    }

    @Test
    void takesTheProviderOfTheBodyThenOfTheAccountThenOfTheModel() {
        RequestPolicy account = Policies.STRICT.withAccountProvider(Optional.of(Provider.VALUE));
        String silent = "{\"input\": {\"prompt\": \"a\"}}";

        assertThat(valid("wan-2-5", "{\"provider\": \"official\", \"input\": {\"prompt\": \"a\"}}", account)
                        .provider())
                .isEqualTo(Provider.OFFICIAL);
        assertThat(valid("wan-2-5", silent, account).provider()).isEqualTo(Provider.VALUE);
        assertThat(valid("wan-2-5", silent, Policies.STRICT).provider()).isEqualTo(Provider.AUTO);
    }

    @Test
    void passesOverAnAccountsProviderThatTheModelDoesNotAllow() {
        RequestPolicy account = Policies.STRICT.withAccountProvider(Optional.of(Provider.VALUE));

        assertThat(valid("sora-2-pro", "{\"input\": {\"prompt\": \"a\"}}", account)
                        .provider())
                .isEqualTo(Provider.OFFICIAL);
    }

    @Test
    void takesLocalCallbacksAndMediaWhereTheOperatorOpenedThem() {
        RequestPolicy opened = Policies.opened(List.of("127.0.0.0/8"), List.of("10.0.0.0/8"));
        String body = """
            {"request_type": "callback", "callback_url": "http://127.0.0.1:99/x",
             "input": {"prompt": "a", "mode": "image-to-video", "image_urls": ["http://10.0.0.1/a"]}}\
            """;

        GenerateRequest request = valid("wan-2-5", body, opened);

        assertThat(request.requestType()).isEqualTo(RequestType.CALLBACK);
        assertThat(request.callbackUrl()).contains("http://127.0.0.1:99/x");
        assertThat(validate("wan-2-5", body, Policies.STRICT)).isInstanceOf(Invalid.class);
    }

    @Test
    void keepsTheSourceAndForgetsTheCallbackUrlOfAsync() {
        GenerateRequest request = valid(
                "wan-2-5",
                "{\"source\": \"app\", \"callback_url\": \"https://example.com\", \"input\": {\"prompt\": \"a\"}}",
                Policies.STRICT);

        assertThat(request.source()).contains("app");
        assertThat(request.callbackUrl()).isEmpty();
        assertThat(request.requestType()).isEqualTo(RequestType.ASYNC);
    }

    @Test
    void normalisesIntegersToLongAndLeavesOtherNumbersDecimal() {
        GenerateRequest request = valid("ltx-2-19b", """
            {"input": {"prompt": "a", "duration": 8.0, "mode": "text-to-video-LoRA",
             "loras": [{"path": "https://example.com/l", "scale": 1.20}]}}\
            """, Policies.STRICT);

        assertThat(request.input()).containsEntry("duration", 8L);
        assertThat(request.input())
                .containsEntry(
                        "loras", List.of(Map.of("path", "https://example.com/l", "scale", new BigDecimal("1.20"))));
    }

    @Test
    void joinsFiveFaultsAndCountsTheRest() {
        Validation validation = validate(
                "wan-2-5",
                "{\"request_type\": 1, \"provider\": 1, \"source\": 1, \"a\": 1, \"b\": 1, \"c\": 1, \"input\": 1}",
                Policies.STRICT);

        assertThat(((Invalid) validation).faults()).hasSize(7);
        assertThat(((Invalid) validation).message())
                .isEqualTo("request_type must be one of async, callback (was 1); "
                        + "provider must be one of auto, value, official (was 1); "
                        + "source must be a string (was 1); "
                        + "input must be an object (was 1); "
                        + "a must not be sent, the only fields are request_type, callback_url, provider, source, input"
                        + " (was sent) (and 2 more)");
    }

    private static GenerateRequest valid(String model, String body, RequestPolicy policy) {
        Validation validation = validate(model, body, policy);
        assertThat(validation).isInstanceOf(Valid.class);
        return ((Valid) validation).request();
    }

    private static Validation validate(String model, String body, RequestPolicy policy) {
        return RequestValidator.validate(ShippedModels.model(model), JsonValues.object(body), policy);
    }
}
