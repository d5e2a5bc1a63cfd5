package io.reelgate.config.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The field name of a record component where Java does not allow it as a name, such as {@code default};
 * on a record of a sealed interface the value of {@code type} that chooses it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Named {
    String value();
}
