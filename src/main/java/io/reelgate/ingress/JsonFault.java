package io.reelgate.ingress;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.reelgate.domain.request.Fault;
import io.reelgate.web.ApiError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words for what is wrong with a body as JSON: the parser's own name its settings and classes. */
final class JsonFault {
    private static final Map<String, String> PARSER_TO_CALLER = parserToCaller();

    private JsonFault() {}

    static Refusal of(String path, String demand) {
        return new Refusal(ApiError.invalid(List.of(new Fault(path, path + " " + demand))));
    }

    static Refusal broken(JsonParseException fault) {
        return of("body", "must be valid JSON: " + words(fault.getOriginalMessage()) + where(fault.getLocation()));
    }

    static Refusal tooMuch(StreamConstraintsException fault) {
        String message = fault.getOriginalMessage();
        if (message.contains("nesting depth")) {
            return of("body", "must not be nested deeper than " + TreeReader.DEEPEST + " levels");
        }
        return of("body", "must stay within bounds: " + bound(message));
    }

    static String where(JsonLocation location) {
        return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    static String kind(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case null, default -> "empty";
        };
    }

    /** Where the parser stands, as in {@code input.loras[0].path}. */
    static String path(JsonParser parser) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext at = parser.getParsingContext(); at != null; at = at.getParent()) {
            if (at.inArray()) {
                path.insert(0, "[" + at.getCurrentIndex() + "]");
            } else if (at.getCurrentName() != null) {
                path.insert(0, "." + printable(at.getCurrentName()));
            }
        }
        return path.isEmpty() ? "body" : path.substring(1);
    }

    private static String printable(String name) {
        StringBuilder shown = new StringBuilder(name.length());
        name.codePoints().map(c -> unprintable(c) ? '?' : c).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean unprintable(int c) {
        return c < ' ' || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static String words(String message) {
        for (Map.Entry<String, String> known : PARSER_TO_CALLER.entrySet()) {
            if (message.contains(known.getKey())) {
                return known.getValue();
            }
        }
        int end = message.indexOf(": ");
        return end < 0 ? message : message.substring(0, end).replaceAll("\\s+", " ");
    }

    private static String bound(String message) {
        if (message.startsWith("Number")) {
            return "a number has at most 64 characters";
        }
        if (message.startsWith("Name")) {
            return "a name has at most 256 characters";
        }
        return message.startsWith("String") ? "a string has at most 65536 characters" : "at most 20000 tokens";
    }

    private static Map<String, String> parserToCaller() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("comment", "comments are not allowed");
        words.put("end-of-input", "it ends too early");
        words.put("NaN", "NaN is not a number in JSON");
        words.put("INF", "infinity is not a number in JSON");
        words.put("Infinity", "infinity is not a number in JSON");
        words.put("CTRL-CHAR", "a control character must be escaped");
        words.put("eading zero", "a number must not start with zeros");
        return words;
    }
}
