package io.reelgate.domain.request;

import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.ValueRule.Text;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the fields of the body itself, then the input, in the order of contract 3. */
final class BodyCheck {

    private static final Set<String> FIELDS =
            new LinkedHashSet<>(List.of("request_type", "callback_url", "provider", "source", "input"));
    private static final List<String> REQUEST_TYPES =
            Arrays.stream(RequestType.values()).map(RequestType::wireName).toList();
    private static final Text ANY_TEXT = new Text(0, Integer.MAX_VALUE);

    private final Model model;
    private final Map<String, Object> body;
    private final RequestPolicy policy;
    private final Faults faults = new Faults();

    BodyCheck(Model model, Map<String, Object> body, RequestPolicy policy) {
        this.model = model;
        this.body = body;
        this.policy = policy;
    }

    Validation run() {
        Optional<RequestType> requestType = requestType();
        Optional<String> callbackUrl = requestType.flatMap(this::callbackUrl);
        Optional<Provider> provider = provider();
        Optional<String> source = source();
        Optional<Map<String, Object>> input = input();
        if (!faults.isEmpty() || input.isEmpty()) {
            return new Validation.Invalid(faults.inOrder());
        }
        return new Validation.Valid(new GenerateRequest(
                requestType.orElseThrow(), callbackUrl, provider.orElseThrow(), source, input.get()));
    }

    private Optional<RequestType> requestType() {
        Object value = body.get("request_type");
        if (value == null) {
            return Optional.of(RequestType.ASYNC);
        }
        Optional<RequestType> type = RequestType.ofWireName(value);
        return type.isPresent() ? type : refuse("request_type", REQUEST_TYPES);
    }

    private Optional<String> callbackUrl(RequestType type) {
        if (type == RequestType.ASYNC) {
            return Optional.empty();
        }
        Object value = body.get("callback_url");
        if (value == null) {
            String demand = policy.callbackUrls().absoluteUrl() + " with request_type callback";
            return faults.refuse(Place.body().field("callback_url"), demand, "missing");
        }
        UrlCheck urls = new UrlCheck(policy.callbackUrls(), faults);
        return urls.check(value, Place.body().field("callback_url")).map(String.class::cast);
    }

    private Optional<Provider> provider() {
        Object value = body.get("provider");
        if (value == null) {
            return Optional.of(policy.accountProvider()
                    .filter(model.allowedProviders()::contains)
                    .orElse(model.defaultProvider()));
        }
        Optional<Provider> named = value instanceof String name ? Provider.ofWireName(name) : Optional.empty();
        Optional<Provider> allowed = named.filter(model.allowedProviders()::contains);
        return allowed.isPresent() ? allowed : refuse("provider", providerNames());
    }

    private List<String> providerNames() {
        return model.allowedProviders().stream().map(Provider::wireName).toList();
    }

    private Optional<String> source() {
        Object value = body.get("source");
        return value == null
                ? Optional.empty()
                : new TextCheck(faults)
                        .check(ANY_TEXT, value, Place.body().field("source"))
                        .map(String.class::cast);
    }

    private Optional<Map<String, Object>> input() {
        Object value = body.get("input");
        if (value instanceof Map<?, ?> sent) {
            refuseUnknownFields();
            FieldsCheck fields =
                    new FieldsCheck(model.parameters(), sent, Place.body().field("input"), policy);
            Optional<Map<String, Object>> accepted = fields.run();
            faults.addAll(fields.faults());
            return accepted;
        }
        faults.refuse(Place.body().field("input"), "be an object", value == null ? "missing" : Wording.was(value));
        refuseUnknownFields();
        return Optional.empty();
    }

    private void refuseUnknownFields() {
        if (!policy.ignoreUnknownFields()) {
            UnknownFields.refuse(body, FIELDS, Place.body(), faults);
        }
    }

    private <T> Optional<T> refuse(String field, List<String> allowed) {
        return faults.refuse(Place.body().field(field), Wording.oneOf(allowed), Wording.was(body.get(field)));
    }
}
