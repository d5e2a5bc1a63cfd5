package io.reelgate.simulator.veo;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.Product;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.OurInput;
import io.reelgate.simulator.vendor.SubmitFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.Understanding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code predictLongRunning} of a model of Veo.
 *
 * @param vendor whose door it is
 * @param modelToMode the models there, with what they are called by us
 * @param foreign parameters that only the other door takes
 * @param names how operations are called
 */
public record VeoSubmit(String vendor, Map<String, String> modelToMode, List<String> foreign, Names names)
        implements SubmitFormat {

    /** How an operation is called that a call made. */
    @FunctionalInterface
    public interface Names {
        String of(String id, Asked asked);
    }

    @Override
    public Understanding understand(Asked asked) {
        String model = asked.path("model");
        if (!modelToMode.containsKey(model)) {
            return new Understanding.Faulty(Trouble.UNKNOWN_MODEL);
        }
        Map<String, Object> parameters = asked.object("parameters");
        return fault(asked, parameters)
                .<Understanding>map(fault -> new Understanding.Faulty(Trouble.INVALID, fault))
                .orElseGet(() -> wanted(model, asked, parameters));
    }

    private Optional<String> fault(Asked asked, Map<String, Object> parameters) {
        return foreign.stream()
                .filter(parameters::containsKey)
                .map(name -> "`" + name + "` isn't supported by this model.")
                .findFirst()
                .or(() -> new VeoFaults(instance(asked), parameters).first());
    }

    private static Map<?, ?> instance(Asked asked) {
        return asked.member("instances") instanceof List<?> list
                        && !list.isEmpty()
                        && list.getFirst() instanceof Map<?, ?> instance
                ? instance
                : Map.of();
    }

    private Understanding wanted(String model, Asked asked, Map<String, Object> parameters) {
        Map<String, Object> input = new OurInput(parameters)
                .renamed("aspectRatio", "aspect_ratio")
                .same("seed")
                .with("mode", modelToMode.getOrDefault(model, ""))
                .with("prompt", String.valueOf(instance(asked).get("prompt")))
                .map();
        return new Understanding.Wanted(
                new Product(vendor, model), "veo-3-1", input, new LinkedHashMap<>(asked.members()), Optional.empty());
    }

    @Override
    public Reply.Answer accepted(String id, Job job, Asked asked) {
        return new Members()
                .with("name", id.isEmpty() ? "" : names.of(id, asked))
                .answer(200);
    }
}
