package io.reelgate.domain.request;

import io.reelgate.domain.model.ValueRule.Text;
import java.util.Optional;

/** Checks strings; lengths are Unicode code points (contract 3). */
record TextCheck(Faults faults) {

    Optional<Object> check(Text rule, Object value, Place place) {
        if (!(value instanceof String text)) {
            return faults.refuse(place, Wording.demand(rule), Wording.was(value));
        }
        int broken = firstBroken(text);
        if (broken >= 0) {
            return refuseBroken(text, broken, place);
        }
        if (rule.minLength() > 0 && isBlank(text)) {
            return faults.refuse(place, Wording.demand(rule), text.isEmpty() ? "empty" : "white space only");
        }
        return checkLength(rule, text, place);
    }

    private Optional<Object> checkLength(Text rule, String text, Place place) {
        int length = text.codePointCount(0, text.length());
        if (length < rule.minLength() || length > rule.maxLength()) {
            return faults.refuse(place, Wording.demand(rule), length + (length == 1 ? " character" : " characters"));
        }
        return Optional.of(text);
    }

    private Optional<Object> refuseBroken(String text, int index, Place place) {
        String what = text.charAt(index) == 0 ? "U+0000" : "a lone surrogate";
        return faults.refuse(place, "not contain " + what, "at character " + (text.codePointCount(0, index) + 1));
    }

    /** Index of the first U+0000 or lone surrogate, or -1. */
    private static int firstBroken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == 0 || (Character.isSurrogate(each) && !isPair(text, i))) {
                return i;
            }
            i += Character.isSurrogate(each) ? 1 : 0;
        }
        return -1;
    }

    private static boolean isPair(String text, int high) {
        return high + 1 < text.length() && Character.isSurrogatePair(text.charAt(high), text.charAt(high + 1));
    }

    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(each -> Character.isWhitespace(each) || Character.isSpaceChar(each));
    }
}
