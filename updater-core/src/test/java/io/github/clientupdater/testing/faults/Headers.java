package io.github.clientupdater.testing.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Header fields in the order of the wire. Immutable; nothing is checked, for that is the purpose. */
record Headers(List<Field> fields) {
    static final Headers NONE = new Headers(List.of());

    Headers {
        fields = List.copyOf(fields);
    }

    /** Returns these and one more, even if there is one of that name. */
    Headers plus(String name, String value) {
        List<Field> all = new ArrayList<>(fields);
        all.add(new Field(name, value));
        return new Headers(all);
    }

    Headers with(String name, String value) {
        return without(name).plus(name, value);
    }

    Headers with(Map<String, String> values) {
        Headers all = this;
        for (Map.Entry<String, String> value : new LinkedHashMap<>(values).entrySet()) {
            all = all.with(value.getKey(), value.getValue());
        }
        return all;
    }

    Headers without(String name) {
        return new Headers(fields.stream().filter(Predicate.not(named(name))).toList());
    }

    Optional<String> first(String name) {
        return fields.stream().filter(named(name)).map(Field::value).findFirst();
    }

    private static Predicate<Field> named(String name) {
        return field -> field.name.equalsIgnoreCase(name);
    }

    /** Returns the values by name; names in any case. */
    Map<String, List<String>> toMap() {
        Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Field field : fields) {
            map.computeIfAbsent(field.name, name -> new ArrayList<>()).add(field.value);
        }
        map.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(map);
    }

    /** Returns the lines of the wire. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        for (Field field : fields) {
            lines.append(field.name).append(": ").append(field.value).append("\r\n");
        }
        return lines.toString();
    }

    record Field(String name, String value) {}
}
