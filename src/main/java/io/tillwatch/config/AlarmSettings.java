package io.tillwatch.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to tell of what the scheduler meets.
 *
 * @param command a program that is run for each alarm; null for none
 * @param mail null for no e-mail
 * @param unprovenDays how many days the last proven date may lie back; 0 for no limit
 * @param exposure how much may be at stake, whole won; 0 for no limit
 */
public record AlarmSettings(
        @Nullable Path command, @Nullable MailSettings mail, int unprovenDays, long exposure) {
    public static final AlarmSettings NONE = new AlarmSettings(null, null, 0, 0);

    /** Whether nobody is to be told anything. */
    public boolean isSilent() {
        return command == null && mail == null;
    }

    /**
     * How e-mail is sent.
     *
     * @param tls from the first byte ({@code smtps}); otherwise by STARTTLS, without which only this machine is spoken to
     * @param loopback the server is on this machine
     * @param user empty for no login
     * @param ca PEM file of certificates to trust alone; null for the platform's
     */
    public record MailSettings(
            String host,
            int port,
            boolean tls,
            boolean loopback,
            String user,
            Secret password,
            String from,
            List<String> to,
            @Nullable Path ca) {
        public MailSettings {
            to = List.copyOf(to);
        }
    }
}
