package io.tillwatch.service.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Approval;
import io.tillwatch.model.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFileTest {
    private static final int HALF = 20_000;

    @TempDir
    private Path folder;

    private final List<Approval> sales = RandomApprovals.make(3, 2 * HALF, 40, 3_000);

    /** What the detectors and the alarms say of each sale, in words. */
    private static List<String> judge(Detection detection, List<Approval> part) {
        List<String> said = new ArrayList<>();
        Alarms alarms = new Alarms(RuleSet.DEFAULT.recommended(), Feedback.NONE);
        Replay replay = new Replay(detection, new Replay.Listener() {
            @Override
            public void sold(Approval sale) {
                said.add(sale.id() + alarms.of(detection, sale, sale.soldAt().toLocalDate()));
            }

            @Override
            public void canceled(Approval sale) {
                said.add(sale.id() + alarms.of(detection, sale, sale.soldAt().toLocalDate()));
            }
        });
        part.forEach(replay::next);
        replay.end();
        return said;
    }

    @Test
    void whatIsReadGoesOnAsIfItHadNeverBeenWritten() throws IOException {
        Detection detection = new Detection();
        judge(detection, sales.subList(0, HALF));
        ProfileFile file = new ProfileFile(folder.resolve("deep").resolve("profiles"));
        file.write(detection, "here");
        ProfileFile.Content content = file.read();

        assertEquals("here", content.position());
        List<String> expected = judge(detection, sales.subList(HALF, 2 * HALF));
        assertEquals(expected, judge(content.detection(), sales.subList(HALF, 2 * HALF)));
        assertTrue(expected.stream().anyMatch(said -> said.contains("Finding")));
    }

    @Test
    void aDamagedFileIsRefusedAndTheOneBeforeOutlivesAnother() throws IOException {
        Path path = folder.resolve("profiles");
        ProfileFile file = new ProfileFile(path);
        assertThrows(IOException.class, file::read);
        Detection detection = new Detection();
        judge(detection, sales.subList(0, 3_000));
        file.write(detection, "one");
        byte[] good = Files.readAllBytes(path);
        Random random = new Random(9);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(path, bad);
            refused += isRefused(file) ? 1 : 0;
            Files.write(path, Arrays.copyOf(good, random.nextInt(good.length)));
            assertTrue(isRefused(file));
        }
        // The last bytes are a checksum of the packing, which is not what counts.
        assertTrue(refused >= 57, "refused " + refused);
        Files.write(path, good);
        assertFalse(isRefused(file));
        file.write(detection, "two");
        assertEquals("two", file.read().position());
    }

    private static boolean isRefused(ProfileFile file) {
        try {
            file.read();
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
