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

    private SettingsType(Class<S> type) {
        this.type = type;
        List<SettingField> described = new ArrayList<>();
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            described.add(describe(components[i]));
            parameters[i] = components[i].getType();
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
     * Returns the fields in the order of the record's components.
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
        Object[] arguments = new Object[fields.size()];
        for (int i = 0; i < arguments.length; i++) {
            SettingField field = fields.get(i);
            try {
                arguments[i] = SettingValues.convert(field, values.get(field.name()), values.containsKey(field.name()));
            } catch (SettingValues.Unfit unfit) {
                faults.add(new SettingsException.Fault(field.name(), unfit.getMessage(), unfit.remedy()));
            }
        }
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new SettingsException(List.of(new SettingsException.Fault("",
                    cause.getMessage() == null ? "The settings do not fit together." : cause.getMessage(), "")));
        }
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
                map.put(component.getName(), SettingValues.plain(component.getAccessor().invoke(settings)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The component " + component + " cannot be read.", e);
            }
        }
        return map;
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
