package io.reelgate.domain.pace;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Demand;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Parameter;
import io.reelgate.domain.model.ParameterCase;
import io.reelgate.domain.model.ValueRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the kind of a job by its input. Of the parameters that make the difference only those count whose values the
 * catalogue lists or bounds, so there are no more kinds than it allows, whatever callers send.
 */
public final class JobKinds {
    private static final List<String> TELLING = List.of("mode", "resolution", "size", "duration");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9*:._-]{1,40}");
    private static final String NONE = "-";
    private static final int WIDEST = 120;

    private final Map<String, List<String>> modelToParameters = new HashMap<>();

    public JobKinds(Catalogue catalogue) {
        catalogue.all().forEach(model -> modelToParameters.put(model.id(), telling(model)));
    }

    private static List<String> telling(Model model) {
        return TELLING.stream()
                .filter(name -> model.parameters()
                        .find(name)
                        .filter(JobKinds::isBounded)
                        .isPresent())
                .toList();
    }

    private static boolean isBounded(Parameter parameter) {
        return Stream.concat(
                        Stream.of(parameter.demand()),
                        parameter.cases().stream().map(ParameterCase::demand))
                .map(Demand::rule)
                .allMatch(JobKinds::isBounded);
    }

    private static boolean isBounded(ValueRule rule) {
        return switch (rule) {
            case ValueRule.Choice choice -> true;
            case ValueRule.IntegerChoice choice -> true;
            case ValueRule.IntegerRange range -> range.max() - range.min() < WIDEST;
            default -> false;
        };
    }

    /** Empty for a model that is not in the catalogue, and for values that could not be stored as they are. */
    public Optional<JobKind> of(String model, Map<String, Object> input, String lane) {
        return Optional.ofNullable(modelToParameters.get(model))
                .map(names -> variant(names, input))
                .filter(variant -> !variant.isEmpty())
                .map(variant -> new JobKind(model, lane, variant));
    }

    /** Whether a text could be a variant. */
    public static boolean isVariant(String text) {
        return text.length() <= 200
                && Stream.of(text.split(",", -1))
                        .allMatch(part -> VALUE.matcher(part).matches());
    }

    private static String variant(List<String> names, Map<String, Object> input) {
        String variant = names.stream()
                .map(name -> String.valueOf(input.getOrDefault(name, NONE)))
                .collect(Collectors.joining(","));
        String told = names.isEmpty() ? NONE : variant;
        return isVariant(told) ? told : "";
    }
}
