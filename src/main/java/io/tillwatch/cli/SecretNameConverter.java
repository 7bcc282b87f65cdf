package io.tillwatch.cli;

import io.tillwatch.config.SecretName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A secret by the name it has on the command line. Never repeats the text: it may be the secret itself. */
final class SecretNameConverter implements ITypeConverter<SecretName> {
    @Override
    public SecretName convert(String text) {
        for (SecretName name : SecretName.values()) {
            if (name.label().equals(text)) {
                return name;
            }
        }
        throw new TypeConversionException(
                "NAME is mysql-password, es-password, es-api-key, serve-token or serve-key-password");
    }
}
