package io.reelgate.moderation;

/**
 * Characters that split a word for machines only: those that are not drawn, and marks that are drawn across or around a
 * letter and change none.
 */
final class Unseen {
    private static final int NEXT_LINE = 0x85;

    /** Pairs of first and last, ascending: what Unicode calls default ignorable and is not of the category format. */
    private static final int[] IGNORABLE = {
        0x034F, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x2060, 0x206F, 0x3164, 0x3164, 0xFE00, 0xFE0F,
        0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8, 0xE0000, 0xE0FFF
    };

    /** Lines above, below and through, and what is drawn around a letter or over it as a sign. */
    private static final int[] OVERLAY = {
        0x0305, 0x0305, 0x0332, 0x0338, 0x033F, 0x033F, 0x0488, 0x0489, 0x1ABE, 0x1ABE, 0x20D0, 0x20F0
    };

    private Unseen() {}

    static boolean drops(int character) {
        return character >= 0x20
                ? character >= 0x7F && (undrawn(character) || within(OVERLAY, character))
                : !Character.isWhitespace(character);
    }

    private static boolean undrawn(int character) {
        int type = Character.getType(character);
        return type == Character.FORMAT
                || (type == Character.CONTROL && character != NEXT_LINE)
                || within(IGNORABLE, character);
    }

    private static boolean within(int[] ranges, int character) {
        for (int at = 0; at < ranges.length && ranges[at] <= character; at += 2) {
            if (character <= ranges[at + 1]) {
                return true;
            }
        }
        return false;
    }
}
