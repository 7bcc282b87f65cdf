package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tillwatch.elastic.ElasticServer;
import io.tillwatch.model.Failure;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.LeaseStore.Held;
import io.tillwatch.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two runs compete for a real lease; only their clocks are the test's. */
class WriterLeaseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ElasticServer elastic =
            ElasticServer.connect(TestServers.elasticsearch("lease%x-".formatted(System.nanoTime())), executor);
    private final LeaseStore leases = elastic.leases();

    /** One machine. Its steady clock stands still while it sleeps, its wall clock does not. */
    private final class Machine {
        private final Run.ProcessStamp process;
        private final RunContext run;
        private Duration awake = Duration.ZERO;
        private Duration asleep = Duration.ZERO;
        /** How long it is until it looks at its steady clock again. */
        private Duration perLook = Duration.ZERO;

        Machine(String host) {
            process = new Run.ProcessStamp(host, 1, 0);
            run = new RunContext(
                    "run-" + host,
                    JobRequest.of(Kind.SYNC, host),
                    ProgressListener.NONE,
                    () -> Instant.EPOCH.plus(awake).plus(asleep),
                    ZoneOffset.UTC);
        }

        void takeLease() {
            run.holds(WriterLease.take(
                    leases, process, new LeaseWatch(other -> false, this::nanos), this::nanos, run, PATIENCE));
        }

        private long nanos() {
            awake = awake.plus(perLook);
            return awake.toNanos();
        }

        void works(int seconds) {
            awake = awake.plusSeconds(seconds);
        }

        void sleeps(int seconds) {
            asleep = asleep.plusSeconds(seconds);
        }

        void write() {
            try {
                run.checkStopped();
            } finally {
                // A stop interrupts the run's thread, which is the test's.
                Thread.interrupted();
            }
        }
    }

    private final Machine one = new Machine("one");
    private final Machine two = new Machine("two");

    @BeforeEach
    void prepare() {
        elastic.admin().prepareRecords();
    }

    @AfterEach
    void close() {
        elastic.close();
        executor.shutdownNow();
    }

    private Held standing() {
        return leases.read("writer").orElseThrow();
    }

    /** The other machine sees the lease unchanged for longer than it lives. */
    private void takeOver() {
        two.perLook = Duration.ofSeconds(20);
        two.takeLease();
        two.perLook = Duration.ZERO;
        assertEquals("two", standing().lease().owner());
    }

    @Test
    void aMachineThatWakesUpAfterItsLeaseWasTakenWritesNothing() {
        one.takeLease();
        takeOver();
        one.sleeps(60);
        assertEquals(
                Failure.Kind.UNAVAILABLE,
                assertThrows(Failure.class, one::write).kind());
        assertEquals("two", standing().lease().owner());
        assertDoesNotThrow(two::write);
    }

    @Test
    void aProcessThatStoodStillButLostNothingGoesOn() {
        one.takeLease();
        long before = standing().seqNo();
        one.works(10);
        one.write();
        assertEquals(before, standing().seqNo(), "a recent lease needs no renewal");
        one.works(10);
        one.write();
        one.sleeps(3_600);
        one.write();
        assertEquals(before + 2, standing().seqNo());
    }

    @Test
    void aRenewalThatCameThroughAfterItWasGivenUpIsOurs() {
        one.takeLease();
        leases.write("writer", Optional.of(standing()), standing().lease());
        one.works(20);
        one.write();
        assertEquals("one", standing().lease().owner());
    }

    @Test
    void whoseRenewalsGetNoAnswerWritesNothing() {
        one.takeLease();
        elastic.close();
        one.works(10);
        one.write();
        one.works(10);
        assertThrows(Failure.class, one::write);
    }
}
