package io.reelgate.upstream;

import io.reelgate.domain.lane.Budget;
import java.util.Map;
import java.util.Optional;

/** What vendors take of an account that nobody has raised, as far as they document it (reference: upstreams). */
public final class VendorBudgets {
    private static final Map<String, Budget> ADAPTER_TO_BUDGET = Map.of(
            "gemini", Budget.of(10, 10),
            "vertex", Budget.of(50, 10),
            "dashscope", new Budget(Optional.of(300), Optional.empty()),
            "ltx", new Budget(Optional.empty(), Optional.of(2)),
            "wavespeed", Budget.of(5, 3));

    private VendorBudgets() {}

    /** Without bound where the vendor names none. */
    public static Budget of(String adapter) {
        return ADAPTER_TO_BUDGET.getOrDefault(adapter, Budget.NONE);
    }
}
