package io.reelgate.results;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes over a JSON document as it comes and hands on the first text that stands under a name, without ever having more
 * than the piece that came: the text may be as long as a video. Names that stand inside of texts are none. For one thread.
 */
final class FieldScan {
    private static final int LONGEST_NAME = 64;

    /** Where we are. */
    private enum Place {
        OUTSIDE,
        /** A text that may be a name. */
        TEXT,
        /** Behind a text that is the name: a colon makes it a field. */
        NAMED,
        /** Behind the colon: a text is the wanted one. */
        VALUE,
        WANTED,
        /** The wanted text has ended: nothing else counts. */
        OVER
    }

    private final String name;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final ByteArrayOutputStream found = new ByteArrayOutputStream();
    private Place place = Place.OUTSIDE;
    private boolean escaped;
    private int unicode;
    private int code;

    FieldScan(String name) {
        this.name = name;
    }

    /** What this piece has of the wanted text. */
    byte[] take(Buffer piece) {
        found.reset();
        byte[] bytes = piece.getBytes();
        int at = 0;
        while (at < bytes.length) {
            int plain = plain(bytes, at);
            found.write(bytes, at, plain);
            at += plain;
            if (at < bytes.length) {
                take(bytes[at++]);
            }
        }
        return found.toByteArray();
    }

    /** How many bytes from there on belong to the wanted text as they are. */
    private int plain(byte[] bytes, int from) {
        int at = from;
        boolean inText = place == Place.WANTED && !escaped && unicode == 0;
        while (inText && at < bytes.length && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at - from;
    }

    /** Whether the wanted text came, to its end. */
    boolean isOver() {
        return place == Place.OVER;
    }

    private void take(byte each) {
        switch (place) {
            case OUTSIDE -> outside(each);
            case TEXT, WANTED -> inside(each);
            case NAMED -> named(each);
            case VALUE -> value(each);
            case OVER -> {}
        }
    }

    private void outside(byte each) {
        if (each == '"') {
            text.reset();
            place = Place.TEXT;
        }
    }

    private void named(byte each) {
        if (!isBlank(each)) {
            place = each == ':' ? Place.VALUE : Place.OUTSIDE;
        }
    }

    private void value(byte each) {
        if (!isBlank(each)) {
            place = each == '"' ? Place.WANTED : Place.OUTSIDE;
        }
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\n' || each == '\r' || each == '\t';
    }

    private void inside(byte each) {
        if (unicode > 0) {
            hexadecimal(each);
        } else if (escaped) {
            escape(each);
        } else if (each == '\\') {
            escaped = true;
        } else if (each == '"') {
            ended();
        } else {
            add(each);
        }
    }

    /** Base64 may have its strokes and equals signs escaped; it has no other escapes. */
    private void escape(byte each) {
        escaped = false;
        if (each == 'u') {
            unicode = 4;
            code = 0;
        } else {
            add(each);
        }
    }

    private void hexadecimal(byte each) {
        code = code * 16 + Math.max(0, Character.digit(each, 16));
        unicode--;
        if (unicode == 0) {
            add((byte) (code < 128 ? code : '?'));
        }
    }

    private void add(byte each) {
        if (place == Place.WANTED) {
            found.write(each);
        } else if (text.size() <= LONGEST_NAME) {
            text.write(each);
        }
    }

    private void ended() {
        boolean wanted = place == Place.WANTED;
        boolean isName = !wanted && text.toString(StandardCharsets.UTF_8).equals(name);
        place = wanted ? Place.OVER : isName ? Place.NAMED : Place.OUTSIDE;
    }
}
