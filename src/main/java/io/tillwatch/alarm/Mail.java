package io.tillwatch.alarm;

import io.tillwatch.config.AlarmSettings.MailSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Sends alarms by e-mail. Beyond this machine only over TLS, by {@code smtps} or by STARTTLS, which is then required; the
 * server's name has to be in its certificate.
 */
public final class Mail implements AlarmSender {
    private static final String PATIENCE_MILLIS = "15000";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss VV", Locale.ROOT);

    private final MailSettings settings;
    private final String profile;
    private final Locale language;
    private final ZoneId zone;

    /** @param zone in which times are told */
    public Mail(MailSettings settings, String profile, Locale language, ZoneId zone) {
        this.settings = settings;
        this.profile = profile;
        this.language = language;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void send(Alarm alarm) {
        String protocol = settings.tls() ? "smtps" : "smtp";
        try {
            Session session = Session.getInstance(properties(protocol));
            MimeMessage message = message(session, alarm);
            try (Transport transport = session.getTransport(protocol)) {
                transport.connect(
                        settings.host(),
                        settings.port(),
                        settings.user().isEmpty() ? null : settings.user(),
                        settings.user().isEmpty() ? null : settings.password().reveal());
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (AuthenticationFailedException e) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("alarm.mail.login", settings.host()), e);
        } catch (SendFailedException e) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("alarm.mail.refused", settings.host()), e);
        } catch (MessagingException | GeneralSecurityException | IOException e) {
            throw new Failure(
                    Failure.Kind.UNAVAILABLE,
                    isTls(e)
                            ? Sentence.of("alarm.mail.tls", settings.host())
                            : Sentence.of("alarm.mail.away", settings.host(), settings.port()),
                    e);
        }
    }

    private MimeMessage message(Session session, Alarm alarm) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from()));
        for (String to : settings.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
        }
        message.setSentDate(Date.from(alarm.at()));
        String utf8 = StandardCharsets.UTF_8.name();
        message.setSubject(
                "[Tillwatch " + profile + "] " + alarm.kind().subject().in(language), utf8);
        StringBuilder text = new StringBuilder(alarm.words().in(language)).append("\n\n");
        text.append(Sentence.of("alarm.at", TIME.format(alarm.at().atZone(zone)))
                        .in(language))
                .append('\n');
        if (alarm.times() > 1) {
            text.append(Sentence.of("alarm.times", alarm.times()).in(language)).append('\n');
        }
        message.setText(text.toString(), utf8);
        // So that no automatic answer comes back.
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private Properties properties(String protocol) throws GeneralSecurityException, IOException {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "connectiontimeout", PATIENCE_MILLIS);
        properties.put(prefix + "timeout", PATIENCE_MILLIS);
        properties.put(prefix + "writetimeout", PATIENCE_MILLIS);
        properties.put(prefix + "auth", String.valueOf(!settings.user().isEmpty()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (!settings.tls()) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", String.valueOf(!settings.loopback()));
        }
        if (settings.ca() != null) {
            properties.put(prefix + "ssl.socketFactory", trusting(settings.ca()).getSocketFactory());
        }
        return properties;
    }

    /** Trusts the certificates of a PEM file alone. */
    private static SSLContext trusting(Path file) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca" + number++, certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static boolean isTls(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof GeneralSecurityException
                    || cause instanceof javax.net.ssl.SSLException
                    || String.valueOf(cause.getMessage()).contains("STARTTLS")) {
                return true;
            }
        }
        return false;
    }
}
