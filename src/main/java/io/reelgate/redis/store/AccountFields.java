package io.reelgate.redis.store;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An account as the fields of its hash, and back. A live key is a field of its own, which admission looks for. */
final class AccountFields {
    static final String KEY = "key:";

    private static final String LIMITS = "limits";
    private static final String PROVIDER = "provider";
    private static final String SECRETS = "secrets";

    private AccountFields() {}

    /** Names and values in turn. */
    static List<String> of(Account account) {
        List<String> fields = new ArrayList<>();
        account.keyHashes().forEach(hash -> fields.addAll(List.of(KEY + hash, "1")));
        fields.addAll(List.of(LIMITS, limits(account)));
        fields.addAll(
                List.of(PROVIDER, account.provider().map(Provider::wireName).orElse("")));
        fields.addAll(List.of(SECRETS, String.join(" ", account.webhookSecrets())));
        return fields;
    }

    static Account read(AccountId id, Map<String, String> fields) {
        return new Account(
                id,
                keyHashes(fields),
                limits(fields.get(LIMITS)),
                Optional.of(fields.get(PROVIDER)).flatMap(Provider::ofWireName),
                secrets(fields.get(SECRETS)));
    }

    static List<String> keyHashes(Map<String, String> fields) {
        return fields.keySet().stream()
                .filter(name -> name.startsWith(KEY))
                .map(name -> name.substring(KEY.length()))
                .sorted()
                .toList();
    }

    private static String limits(Account account) {
        Map<String, Object> json = new TreeMap<>();
        account.limits().forEach((model, limits) -> json.put(model, limits(limits)));
        return StoreJson.text(json);
    }

    private static List<Integer> limits(Limits limits) {
        return List.of(limits.requestsPerMinute(), limits.concurrent(), limits.statusReadsPerMinute());
    }

    private static Map<String, Limits> limits(String text) {
        Map<String, Limits> modelToLimits = new LinkedHashMap<>();
        StoreJson.object(text).forEach((model, figures) -> modelToLimits.put(model, limits((List<?>) figures)));
        return modelToLimits;
    }

    private static Limits limits(List<?> figures) {
        List<Integer> numbers =
                figures.stream().map(figure -> ((Long) figure).intValue()).toList();
        return new Limits(numbers.get(0), numbers.get(1), numbers.get(2));
    }

    private static List<String> secrets(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
