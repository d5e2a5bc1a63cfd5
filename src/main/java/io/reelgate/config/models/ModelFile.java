package io.reelgate.config.models;

import io.reelgate.config.bind.Default;
import io.reelgate.config.bind.Named;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.RouteClass;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model file as written. */
record ModelFile(
        String id,
        Map<String, ParameterFile> parameters,
        LimitsFile limits,
        TimingFile timing,
        PriceFile price,
        LifecycleFile lifecycle,
        RoutingFile routing) {

    record LimitsFile(int requestsPerMinute, int concurrent, Optional<Integer> statusReadsPerMinute) {
        LimitsFile {
            if (requestsPerMinute < 1 || concurrent < 1 || statusReadsPerMinute.orElse(1) < 1) {
                throw new IllegalArgumentException("must be at least 1 each");
            }
        }
    }

    record TimingFile(
            Duration firstPoll,
            Duration pollInterval,
            LookFile look,
            Duration deadline,
            List<UsualFile> usual,
            List<UsualFile> additions,
            Map<String, RangeFile> extremes) {
        TimingFile {
            if (firstPoll.isZero() || pollInterval.isZero() || deadline.isZero()) {
                throw new IllegalArgumentException("must be longer than 0 each");
            }
        }
    }

    record LookFile(Duration interval, Duration floor, Duration ceiling) {
        LookFile {
            if (floor.isZero() || floor.compareTo(interval) > 0 || interval.compareTo(ceiling) > 0) {
                throw new IllegalArgumentException("must rise from floor, above 0, over interval to ceiling");
            }
        }
    }

    record RangeFile(Duration from, Duration to) {
        RangeFile {
            if (from.compareTo(to) > 0) {
                throw new IllegalArgumentException("must not end before it begins");
            }
        }
    }

    record UsualFile(Map<String, List<Object>> when, Duration from, Duration to) {
        UsualFile {
            if (from.compareTo(to) > 0) {
                throw new IllegalArgumentException("must not end before it begins");
            }
        }
    }

    /**
     * The price as written.
     *
     * @param perSecondOf the parameter that holds the seconds; absent for a price per video
     */
    record PriceFile(Optional<String> perSecondOf, List<PriceRuleFile> rules) {
        PriceFile {
            if (rules.isEmpty()) {
                throw new IllegalArgumentException("needs at least one rule");
            }
        }
    }

    record PriceRuleFile(Map<String, List<Object>> when, BigDecimal usd) {
        private static final int MICRO_DECIMALS = 6;
        private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000);

        PriceRuleFile {
            if (usd.signum() < 0
                    || usd.compareTo(HIGHEST) > 0
                    || usd.stripTrailingZeros().scale() > MICRO_DECIMALS) {
                throw new IllegalArgumentException("must have a price from 0 to 1000000 USD with at most 6 decimals");
            }
        }

        long microUsd() {
            return usd.movePointRight(MICRO_DECIMALS).longValueExact();
        }
    }

    record LifecycleFile(LocalDate active, Optional<LocalDate> deprecated, Optional<LocalDate> retired) {
        LifecycleFile {
            LocalDate second = deprecated.orElse(active);
            if (second.isBefore(active) || retired.orElse(second).isBefore(second)) {
                throw new IllegalArgumentException("must go in the order active, deprecated, retired");
            }
        }
    }

    record RoutingFile(
            List<Provider> providers, @Named("default") Provider standard, List<RouteFile> routes) {}

    /**
     * Routes that differ in the provider only, as written.
     *
     * @param when the inputs that can be honoured there; none for all
     * @param lacks parameters that have no effect there
     * @param price what it costs the operator, where that is known; not every input needs a rule
     * @param unconfirmed known from third parties only
     */
    record RouteFile(
            List<Provider> provider,
            String upstream,
            String model,
            @Default("true") boolean honoursSeed,
            Map<String, List<Object>> when,
            List<String> lacks,
            Optional<PriceFile> price,
            @Default("false") boolean unconfirmed) {
        RouteFile {
            if (provider.isEmpty()) {
                throw new IllegalArgumentException("needs a provider");
            }
        }

        /** A route that only the official provider takes, besides the gateway's own choice, is the maker's own. */
        RouteClass kind() {
            boolean official = provider.contains(Provider.OFFICIAL) && !provider.contains(Provider.VALUE);
            return official ? RouteClass.OFFICIAL : RouteClass.VALUE;
        }
    }
}
