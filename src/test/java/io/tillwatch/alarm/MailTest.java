package io.tillwatch.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tillwatch.config.AlarmSettings.MailSettings;
import io.tillwatch.config.Secret;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real mail server on this machine. */
class MailTest {
    private static final Alarm ALARM = new Alarm(
            Alarm.Kind.LATE,
            "rollup-daily",
            Instant.parse("2026-11-22T21:30:00Z"),
            Sentence.of("alarm.late", "rollup-daily", "2026-11-23", "06:30", "Asia/Seoul"),
            2);

    @TempDir
    private Path folder = Path.of("");

    private @Nullable GreenMail running;

    @AfterEach
    void stop() {
        if (running != null) {
            running.stop();
        }
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    private GreenMail start(String protocol) {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol).dynamicPort());
        server.start();
        server.setUser("till@bank.example", "till", "s3cret");
        running = server;
        return server;
    }

    private static Mail mail(MailSettings settings) {
        return new Mail(settings, "bank", Locale.KOREAN, ZoneId.of("Asia/Seoul"));
    }

    private static MailSettings settings(String host, int port, boolean tls, String password, @Nullable Path ca) {
        return new MailSettings(
                host,
                port,
                tls,
                host.equals("127.0.0.1") || host.equals("localhost"),
                "till",
                new Secret(password),
                "till@bank.example",
                List.of("kim@bank.example", "lee@bank.example"),
                ca);
    }

    @Test
    void anAlarmArrivesInKoreanAtEveryReceiver() throws Exception {
        GreenMail server = start(ServerSetup.PROTOCOL_SMTP);
        mail(settings("127.0.0.1", server.getSmtp().getPort(), false, "s3cret", null))
                .send(ALARM);
        MimeMessage[] received = server.getReceivedMessages();
        assertEquals(2, received.length);
        assertEquals("[Tillwatch bank] 기한 초과", received[0].getSubject());
        String text = String.valueOf(received[0].getContent());
        assertTrue(text.contains("일정 rollup-daily이(가) 2026-11-23의 작업을 06:30(Asia/Seoul)까지"), text);
        assertTrue(text.contains("2026-11-23 06:30:00 Asia/Seoul"), text);
        assertTrue(text.contains("2번"), text);
        assertEquals("till@bank.example", received[0].getFrom()[0].toString());
    }

    @Test
    void aWrongPasswordAndADeadServerAreToldApart() {
        GreenMail server = start(ServerSetup.PROTOCOL_SMTP);
        int port = server.getSmtp().getPort();
        Mail wrong = mail(settings("127.0.0.1", port, false, "wrong", null));
        Failure login = assertThrows(Failure.class, () -> wrong.send(ALARM));
        assertEquals("alarm.mail.login", login.sentence().key());
        assertTrue(!String.valueOf(login.getMessage()).contains("wrong"), login.getMessage());
        server.stop();
        Failure dead = assertThrows(Failure.class, () -> wrong.send(ALARM));
        assertEquals("alarm.mail.away", dead.sentence().key());
        assertEquals(Failure.Kind.UNAVAILABLE, dead.kind());
    }

    @Test
    void beyondThisMachineNothingIsSaidWithoutTls() {
        GreenMail server = start(ServerSetup.PROTOCOL_SMTP);
        // The same server, as if it were another machine: it offers no STARTTLS.
        MailSettings far = new MailSettings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                false,
                false,
                "till",
                new Secret("s3cret"),
                "till@bank.example",
                List.of("kim@bank.example"),
                null);
        Failure refused = assertThrows(Failure.class, () -> mail(far).send(ALARM));
        assertEquals("alarm.mail.tls", refused.sentence().key());
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void tlsNeedsACertificateThatIsTrustedAndBearsTheName() throws Exception {
        Path ca = certificate();
        GreenMail server = start(ServerSetup.PROTOCOL_SMTPS);
        int port = server.getSmtps().getPort();
        Failure unknown = assertThrows(
                Failure.class,
                () -> mail(settings("localhost", port, true, "s3cret", null)).send(ALARM));
        assertEquals("alarm.mail.tls", unknown.sentence().key());
        // It is the right certificate, but not for this name.
        Failure misnamed = assertThrows(
                Failure.class,
                () -> mail(settings("127.0.0.1", port, true, "s3cret", ca)).send(ALARM));
        assertEquals("alarm.mail.tls", misnamed.sentence().key());
        assertEquals(0, server.getReceivedMessages().length);
        mail(settings("localhost", port, true, "s3cret", ca)).send(ALARM);
        assertEquals(2, server.getReceivedMessages().length);
    }

    /** A server that shows a certificate for {@code localhost}; where that certificate lies, as PEM. */
    private Path certificate() throws Exception {
        Path store = folder.resolve("mail.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=mail",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            loaded.load(in, "changeit".toCharArray());
        }
        return Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {10})
                                .encodeToString(loaded.getCertificate("mail").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }
}
