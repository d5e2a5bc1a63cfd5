package io.reelgate.rig.oracle;

/**
 * A promise that was broken.
 *
 * @param subject the task's id; where none is known the prompt, or the key
 */
public record Finding(Rule rule, String subject, String text) {
    @Override
    public String toString() {
        return rule.word() + ": " + subject + ": " + text;
    }
}
