package io.tillwatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
public final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"tillwatch " + read()};
    }

    /** The version alone, {@code 1.2.0}; a word in brackets when it is not known. */
    public static String number() {
        try {
            return read();
        } catch (IOException unreadable) {
            return "(unknown)";
        }
    }

    private static String read() throws IOException {
        try (@Nullable
                InputStream file = ProgramVersion.class.getResourceAsStream(
                        "/META-INF/maven/io.tillwatch/tillwatch/pom.properties")) {
            if (file == null) {
                return "(development)";
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version", "(unknown)");
        }
    }
}
