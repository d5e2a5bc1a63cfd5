package io.reelgate.config.bind;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;

/** Types that read their own text: those with a static method {@code parse(String)} that returns the type. */
final class ParsedType {

    private ParsedType() {}

    static Optional<ScalarType> of(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> isParser(method, type))
                .findFirst()
                .map(method -> new ScalarType("", text -> Optional.of(call(method, text))));
    }

    private static boolean isParser(Method method, Class<?> type) {
        return method.getName().equals("parse")
                && Modifier.isStatic(method.getModifiers())
                && method.getReturnType() == type
                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class});
    }

    private static Object call(Method method, String text) {
        try {
            method.setAccessible(true);
            return method.invoke(null, text);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
