package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.MysqlAddress;
import io.tillwatch.service.NetworkPath.Tls;
import io.tillwatch.service.NetworkStep.Outcome;
import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.TestServers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The way to real databases. The MariaDB of the demo speaks no TLS; a MySQL makes itself a certificate. */
class NetworkPathIT {
    private final List<NetworkStep> steps = new ArrayList<>();

    @Test
    void aMysqlShowsItsCertificateBeforeAnybodyLogsIn() {
        Assumptions.assumeTrue(TestServers.mySql().isPresent(), "No MySQL server");
        assertTrue(walk(TestServers.mySql().orElseThrow(), Tls.AFTER_MYSQL_GREETING));
        assertEquals(List.of(Outcome.NAME_FOUND, Outcome.PORT_OPEN, Outcome.CERTIFICATE_SHOWN), outcomes());
        ServerCertificate shown = Objects.requireNonNull(steps.getLast().certificate());
        assertTrue(shown.subject().contains("Server_Certificate"), shown.subject());
        assertTrue(shown.issuer().contains("CA_Certificate"), shown.issuer());
        assertTrue(shown.until().isAfter(Instant.EPOCH), shown.toString());
        assertTrue(shown.fingerprint().matches("[0-9a-f]{64}"), shown.fingerprint());
    }

    @Test
    void aDatabaseWithoutTlsIsReachedAllTheSame() {
        assertTrue(walk(TestServers.mariaDb(), Tls.AFTER_MYSQL_GREETING));
        assertEquals(List.of(Outcome.NAME_FOUND, Outcome.PORT_OPEN), outcomes());
    }

    @Test
    void aDatabaseDoesNotSpeakTlsFromTheStart() {
        assertEquals(false, walk(TestServers.mariaDb(), Tls.FROM_THE_START));
        assertEquals(List.of(Outcome.NAME_FOUND, Outcome.PORT_OPEN, Outcome.NO_TLS), outcomes());
    }

    private boolean walk(DatabaseServer server, Tls tls) {
        MysqlAddress address = MysqlAddress.parse(server.url()).orElseThrow();
        return new NetworkPath(address.host(), address.portNumber(), tls).walk(steps::add);
    }

    private List<Outcome> outcomes() {
        return steps.stream().map(NetworkStep::outcome).toList();
    }
}
