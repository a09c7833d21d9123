package org.apical.api.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apical.api.Suggestions;

/**
 * The fields of a settings record, and the way from named values to the record and back.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public final class SettingsType<S extends Record> {

    private final Class<S> type;
    private final List<SettingField> fields;
    private final Constructor<S> constructor;
    private final Map<String, SettingsType<?>> included = new LinkedHashMap<>();

    private SettingsType(Class<S> type) {
        this.type = type;
        List<SettingField> described = new ArrayList<>();
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            parameters[i] = components[i].getType();
            if (components[i].getType().isRecord()) {
                SettingsType<?> part = of(components[i].getType().asSubclass(Record.class));
                included.put(components[i].getName(), part);
                described.addAll(part.fields());
            } else {
                described.add(describe(components[i]));
            }
        }
        this.fields = List.copyOf(described);
        try {
            this.constructor = type.getDeclaredConstructor(parameters);
            this.constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " has no canonical constructor.", e);
        }
    }

    /**
     * Reads the declaration of a settings record.
     *
     * @param <S> the settings record
     * @param type its class
     * @return its fields
     * @throws IllegalArgumentException when a component has no {@link Setting} or a type that no setting can have
     */
    public static <S extends Record> SettingsType<S> of(Class<S> type) {
        return new SettingsType<>(type);
    }

    /**
     * Returns the fields in the order of the record's components, those of included records in their place.
     *
     * @return an unmodifiable list
     */
    public List<SettingField> fields() {
        return fields;
    }

    /**
     * Makes the record of all defaults.
     *
     * @return the record
     * @throws SettingsException when a setting has no default
     */
    public S defaults() throws SettingsException {
        return bind(Map.of());
    }

    /**
     * Makes a record from named values; what is not named takes its default.
     *
     * @param values numbers, strings, booleans or lists of these, by setting name
     * @return the record
     * @throws SettingsException with every key that is unknown, missing, of the wrong type or out of range
     */
    public S bind(Map<String, ?> values) throws SettingsException {
        List<SettingsException.Fault> faults = new ArrayList<>();
        Set<String> known = new java.util.LinkedHashSet<>(fields.stream().map(SettingField::name).toList());
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                faults.add(new SettingsException.Fault(key, "There is no setting '" + key + "' here.",
                        known.isEmpty() ? "Remove it: nothing can be set here." : Suggestions.sentence(key, known)));
            }
        }
        S bound = bindKnown(values, faults);
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return bound;
    }

    /** Binds the values that this record knows; adds what does not fit to the faults and then returns nothing. */
    private S bindKnown(Map<String, ?> values, List<SettingsException.Fault> faults) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        int before = faults.size();
        for (int i = 0; i < arguments.length; i++) {
            String name = components[i].getName();
            if (included.containsKey(name)) {
                arguments[i] = included.get(name).bindKnown(values, faults);
                continue;
            }
            try {
                arguments[i] = SettingValues.convert(field(name), values.get(name), values.containsKey(name));
            } catch (SettingValues.Unfit unfit) {
                faults.add(new SettingsException.Fault(name, unfit.getMessage(), unfit.remedy()));
            }
        }
        if (faults.size() > before) {
            return null;
        }
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            faults.add(new SettingsException.Fault("",
                    cause.getMessage() == null ? "The settings do not fit together." : cause.getMessage(), ""));
            return null;
        }
    }

    private SettingField field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow();
    }

    /**
     * Writes a record out with every value, defaults included.
     *
     * @param settings the record
     * @return numbers, strings, booleans and lists by setting name, in the order of the components
     */
    public Map<String, Object> toMap(S settings) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(settings);
                if (included.containsKey(component.getName())) {
                    map.putAll(included.get(component.getName()).toMapUnchecked(value));
                } else {
                    map.put(component.getName(), SettingValues.plain(value));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The component " + component + " cannot be read.", e);
            }
        }
        return map;
    }

    private Map<String, Object> toMapUnchecked(Object settings) {
        return toMap(type.cast(settings));
    }

    private static SettingField describe(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalArgumentException("The component " + component.getName() + " of "
                    + component.getDeclaringRecord().getName() + " has no @Setting.");
        }
        boolean list = component.getType() == List.class;
        Class<?> element = list ? elementType(component.getGenericType()) : component.getType();
        if (!SettingValues.isSupported(element)) {
            throw new IllegalArgumentException("The component " + component.getName() + " of "
                    + component.getDeclaringRecord().getName() + " has a type that no setting can have: " + element);
        }
        return new SettingField(component.getName(), element, list, setting.label(), setting.help(), setting.unit(),
                setting.min(), setting.max(),
                setting.defaultValue().equals(Setting.REQUIRED) ? Optional.empty()
                        : Optional.of(setting.defaultValue()),
                setting.positional(), SettingValues.choices(element));
    }

    private static Class<?> elementType(Type generic) {
        return generic instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[0] instanceof Class<?> element ? element : Object.class;
    }
}
