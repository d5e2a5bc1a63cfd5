package io.reelgate.ingress;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the tree of one body, refusing what the parser lets through. */
final class TreeReader {
    static final int DEEPEST = 32;
    private static final long LARGEST_EXPONENT = 308;

    private final JsonParser parser;

    TreeReader(JsonParser parser) {
        this.parser = parser;
    }

    /** The parser stands on the opening brace of an object of this depth, 1 being the body. */
    Map<String, Object> object(int depth) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            checkText(name);
            Object value = value(parser.nextToken(), depth);
            if (fields.containsKey(name)) {
                throw JsonFault.of(JsonFault.path(parser), "must be given only once");
            }
            fields.put(name, value);
        }
        return fields;
    }

    private List<Object> array(int depth) throws IOException {
        List<Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, depth));
        }
        return items;
    }

    private Object value(JsonToken token, int depth) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(deeper(depth));
            case START_ARRAY -> array(deeper(depth));
            case VALUE_STRING -> checkText(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw JsonFault.of(JsonFault.path(parser), "must be a JSON value");
        };
    }

    private static int deeper(int depth) {
        if (depth == DEEPEST) {
            throw JsonFault.of("body", "must not be nested deeper than " + DEEPEST + " levels");
        }
        return depth + 1;
    }

    /** A short text can stand for a number whose digits fill the memory. */
    private BigDecimal number() throws IOException {
        try {
            BigDecimal value = parser.getDecimalValue();
            long exponent = (long) value.precision() - value.scale() - 1;
            if (Math.abs(exponent) <= LARGEST_EXPONENT && value.scale() <= LARGEST_EXPONENT) {
                return value;
            }
        } catch (NumberFormatException beyondBigDecimal) {
            // Falls through: it is out of range in any case.
        }
        throw JsonFault.of(JsonFault.path(parser), "must be a number between 1e-308 and 1e308 in size");
    }

    private String checkText(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 0) {
                throw JsonFault.of(JsonFault.path(parser), "must not contain U+0000");
            }
            if (Character.isSurrogate(c)) {
                at = pairEnd(text, at);
            }
        }
        return text;
    }

    private int pairEnd(String text, int at) {
        if (at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
            return at + 1;
        }
        String unit = String.format("U+%04X", (int) text.charAt(at));
        throw JsonFault.of(JsonFault.path(parser), "must not contain an unpaired surrogate (" + unit + ")");
    }
}
