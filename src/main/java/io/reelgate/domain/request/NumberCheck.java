package io.reelgate.domain.request;

import io.reelgate.domain.model.ValueRule;
import io.reelgate.domain.model.ValueRule.DecimalRange;
import io.reelgate.domain.model.ValueRule.IntegerChoice;
import io.reelgate.domain.model.ValueRule.IntegerRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Checks numbers; an integer is a number without a fraction, however it is written (contract 3). */
record NumberCheck(Faults faults) {

    private static final int MOST_DIGITS = 19;

    Optional<Object> check(IntegerChoice rule, Object value, Place place) {
        Optional<Long> number = integer(value).filter(rule.values()::contains);
        return accepted(number, rule, value, place);
    }

    Optional<Object> check(IntegerRange rule, Object value, Place place) {
        Optional<Long> number = integer(value).filter(each -> isWithin(rule, each));
        return accepted(number, rule, value, place);
    }

    Optional<Object> check(DecimalRange rule, Object value, Place place) {
        Optional<BigDecimal> number = decimal(value).filter(each -> isWithin(rule, each));
        return accepted(number, rule, value, place);
    }

    private Optional<Object> accepted(Optional<? extends Number> number, ValueRule rule, Object value, Place place) {
        if (number.isEmpty()) {
            return faults.refuse(place, Wording.demand(rule), Wording.was(value));
        }
        return Optional.of(number.get());
    }

    private static boolean isWithin(IntegerRange rule, long number) {
        return (number >= rule.min() && number <= rule.max()) || rule.also().contains(number);
    }

    private static boolean isWithin(DecimalRange rule, BigDecimal number) {
        return number.compareTo(rule.min()) >= 0 && number.compareTo(rule.max()) <= 0;
    }

    private static Optional<Long> integer(Object value) {
        return value instanceof Long number
                ? Optional.of(number)
                : decimal(value).flatMap(NumberCheck::whole);
    }

    private static Optional<Long> whole(BigDecimal number) {
        // Looked at before any arithmetic: 1e999999999 must not be written out.
        if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > number.precision() + MOST_DIGITS) {
            return number.signum() == 0 ? Optional.of(0L) : Optional.empty();
        }
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> decimal(Object value) {
        return switch (value) {
            case BigDecimal number -> Optional.of(number);
            case BigInteger number -> Optional.of(new BigDecimal(number));
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            case Integer number -> Optional.of(BigDecimal.valueOf(number));
            case null, default -> Optional.empty();
        };
    }
}
