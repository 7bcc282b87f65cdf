package io.tillwatch.ui.settings;

import io.tillwatch.config.GivenSetting;
import io.tillwatch.config.MysqlAddress;
import io.tillwatch.config.Setting;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The fields of a profile's connections, and the settings that they stand for. UI thread. */
final class ConnectionForm {
    private static final Set<String> CHECKED_TLS = Set.of("", "VERIFY_CA", "VERIFY_IDENTITY");
    private static final int LAST_PORT = 65_535;

    private final Map<FieldName, FormField> fields = new EnumMap<>(FieldName.class);
    private final Function<Map<Setting, String>, Set<Setting>> faults;
    private MysqlAddress loaded = MysqlAddress.EMPTY;

    /** @param faults the settings whose values cannot be used */
    ConnectionForm(Function<Map<Setting, String>, Set<Setting>> faults) {
        this.faults = faults;
        for (FieldName name : FieldName.values()) {
            FormField field = new FormField();
            field.textProperty().subscribe(typed -> field.setFaulty(false));
            fields.put(name, field);
        }
    }

    FormField field(FieldName name) {
        FormField field = fields.get(name);
        if (field == null) {
            throw new IllegalStateException("Every name has a field");
        }
        return field;
    }

    /** Shows what a profile says, also where it is wrong. */
    void load(Map<Setting, GivenSetting> given) {
        GivenSetting url = given.getOrDefault(Setting.MYSQL_URL, GivenSetting.NONE);
        // What is no such address is shown whole, to be corrected.
        loaded = MysqlAddress.parse(url.text()).orElse(new MysqlAddress(url.text(), "", "", "", ""));
        field(FieldName.HOST).load(loaded.host(), url.variable());
        field(FieldName.PORT).load(loaded.port(), url.variable());
        field(FieldName.DATABASE).load(loaded.database(), url.variable());
        field(FieldName.TLS).load(loaded.tls(), url.variable());
        for (FieldName name : FieldName.values()) {
            if (name.setting() != Setting.MYSQL_URL) {
                GivenSetting one = given.getOrDefault(name.setting(), GivenSetting.NONE);
                field(name).load(one.text(), one.variable());
            }
        }
    }

    void revert() {
        fields.values().forEach(FormField::revert);
    }

    boolean isChanged() {
        return fields.values().stream().anyMatch(FormField::isChanged);
    }

    /** What a person changed, as it was typed. */
    Map<FieldName, String> typed() {
        Map<FieldName, String> typed = new EnumMap<>(FieldName.class);
        fields.forEach((name, field) -> {
            if (field.isChanged() && !field.isGiven()) {
                typed.put(name, field.value());
            }
        });
        return typed;
    }

    /** As a person would; what the environment gives stays. */
    void type(Map<FieldName, String> typed) {
        typed.forEach((name, text) -> {
            if (!field(name).isGiven()) {
                field(name).textProperty().set(text);
            }
        });
    }

    private MysqlAddress address() {
        return new MysqlAddress(
                field(FieldName.HOST).value(),
                field(FieldName.PORT).value(),
                field(FieldName.DATABASE).value(),
                field(FieldName.TLS).value(),
                loaded.others());
    }

    /** The settings that were changed, to be saved. What the environment gives cannot be changed here. */
    Map<Setting, String> changes() {
        return settings(name -> field(name).isChanged() && !field(name).isGiven());
    }

    /** All settings of the source, or all of the index, as they stand in the form. */
    Map<Setting, String> values(boolean source) {
        return settings(name -> source ? name.isSource() : name.isIndex());
    }

    private Map<Setting, String> settings(Predicate<FieldName> wanted) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (FieldName name : FieldName.values()) {
            if (wanted.test(name)) {
                values.put(
                        name.setting(),
                        name.setting() == Setting.MYSQL_URL
                                ? address().text()
                                : field(name).value());
            }
        }
        return values;
    }

    /** Marks the fields that cannot be used. Returns whether all can. */
    boolean check() {
        Map<Setting, String> values = settings(name -> true);
        Set<Setting> wrong = faults.apply(values);
        Set<FieldName> marked = EnumSet.noneOf(FieldName.class);
        for (FieldName name : FieldName.values()) {
            if (name.setting() != Setting.MYSQL_URL && wrong.contains(name.setting())) {
                marked.add(name);
            }
        }
        marked.addAll(wrongInAddress(wrong.contains(Setting.MYSQL_URL)));
        fields.forEach((name, field) -> field.setFaulty(marked.contains(name)));
        return marked.isEmpty();
    }

    private Set<FieldName> wrongInAddress(boolean refused) {
        Set<FieldName> marked = EnumSet.noneOf(FieldName.class);
        MysqlAddress address = address();
        if (address.text().isEmpty()) {
            return marked;
        }
        if (address.host().isEmpty()) {
            marked.add(FieldName.HOST);
        }
        if (address.portNumber() < 1 || address.portNumber() > LAST_PORT) {
            marked.add(FieldName.PORT);
        }
        if (address.database().isEmpty()) {
            marked.add(FieldName.DATABASE);
        }
        if (!address.isLoopback() && !CHECKED_TLS.contains(address.tls())) {
            marked.add(FieldName.TLS);
        }
        if (marked.isEmpty() && refused) {
            marked.add(FieldName.HOST);
        }
        return marked;
    }
}
