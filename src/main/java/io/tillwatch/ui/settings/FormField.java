package io.tillwatch.ui.settings;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One value that a person fills in, and what is to be said of it. */
final class FormField {
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper variable = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper faulty = new ReadOnlyBooleanWrapper(false);
    private String before = "";

    /**
     * Begins with a value that is saved already.
     *
     * @param givenBy the environment variable it comes from, which makes it read-only; empty for none
     */
    void load(String value, String givenBy) {
        before = value;
        variable.set(givenBy);
        faulty.set(false);
        text.set(value);
    }

    /** As it was before the person changed it. */
    void revert() {
        text.set(before);
    }

    boolean isChanged() {
        return !value().equals(before);
    }

    boolean isGiven() {
        return !variable.get().isEmpty();
    }

    /** Without spaces around it, which nobody means. */
    String value() {
        String typed = text.get();
        return typed == null ? "" : typed.strip();
    }

    void setFaulty(boolean wrong) {
        faulty.set(wrong);
    }

    StringProperty textProperty() {
        return text;
    }

    ReadOnlyStringProperty variableProperty() {
        return variable.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty faultyProperty() {
        return faulty.getReadOnlyProperty();
    }
}
