package io.reelgate.domain.request;

import io.reelgate.domain.model.Condition;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a value stands in the body; its text is built only for a fault. */
sealed interface Place {

    /** The body itself; its fields have no prefix. */
    static Place body() {
        return new Body();
    }

    /** The path as it stands in messages, such as {@code input.loras[0].path}. */
    String path();

    /** Which other fields make the demand what it is, such as {@code " with mode fast"}; mostly empty. */
    default String context() {
        return "";
    }

    /** The body itself; its fields have no prefix. */
    record Body() implements Place {
        @Override
        public String path() {
            return "";
        }
    }

    /** A field of an object. */
    record Field(Place parent, String name) implements Place {
        @Override
        public String path() {
            String prefix = parent.path();
            return prefix.isEmpty() ? name : prefix + "." + name;
        }
    }

    /** An item of a list. */
    record Item(Place list, int index) implements Place {
        @Override
        public String path() {
            return list.path() + "[" + index + "]";
        }
    }

    /** A place whose demand follows from fields beside it. */
    record Because(Place place, Condition condition, Map<String, Object> decided) implements Place {
        @Override
        public String path() {
            return place.path();
        }

        @Override
        public String context() {
            return condition.fieldToValues().keySet().stream()
                    .map(name -> name + " " + decided.get(name))
                    .collect(Collectors.joining(" and ", " with ", ""));
        }
    }

    default Place field(String name) {
        return new Field(this, name);
    }

    default Place item(int index) {
        return new Item(this, index);
    }

    default Place because(Condition condition, Map<String, Object> decided) {
        return condition.isAlways() ? this : new Because(this, condition, decided);
    }
}
