/**
 * Judges prompts before they are admitted: by the operator's list of words and patterns, and by an HTTP endpoint in the
 * OpenAI moderation format.
 * May use the domain and the ports; prompts are in none of its logs and messages.
 * Start reading at {@link io.reelgate.moderation.PromptModeration}.
 */
@NullMarked
package io.reelgate.moderation;

import org.jspecify.annotations.NullMarked;
