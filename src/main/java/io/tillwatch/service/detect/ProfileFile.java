package io.tillwatch.service.detect;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What the detectors know, in a file. It is written aside and moved into place, so that a crash leaves the one before; one that
 * is damaged, or of another version of the program, is refused, and what is in it learned anew.
 */
public final class ProfileFile {
    private static final int MAGIC = 0x54574452;
    /** To be raised with every change of what a detector remembers. */
    private static final int FORMAT = 1;

    private static final int BUFFER = 1 << 16;

    private final Path file;

    public ProfileFile(Path file) {
        this.file = file;
    }

    /** What a file holds. */
    public record Content(Detection detection, String position) {}

    /** Throws an IOException where there is no file, or none that can be used. */
    public Content read() throws IOException {
        CRC32C crc = new CRC32C();
        try (var plain = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            if (plain.readInt() != MAGIC || plain.readInt() != FORMAT) {
                throw new IOException("Of another version");
            }
            var in = new DataInputStream(
                    new CheckedInputStream(new BufferedInputStream(new InflaterInputStream(plain), BUFFER), crc));
            String position = in.readUTF();
            Detection detection = new Detection();
            detection.exchange(new ReadingTape(in));
            long computed = crc.getValue();
            if (in.readLong() != computed) {
                throw new IOException("Damaged");
            }
            return new Content(detection, position);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            throw new IOException("Damaged", e);
        }
    }

    /**
     * Puts it in the place of what was there.
     *
     * @param position opaque; comes back when it is read
     */
    public void write(Detection detection, String position) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path aside = Files.createTempFile(folder, "profiles", ".part");
        try {
            writeAside(aside, detection, position);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void writeAside(Path aside, Detection detection, String position) throws IOException {
        CRC32C crc = new CRC32C();
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            OutputStream plain = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            var head = new DataOutputStream(plain);
            head.writeInt(MAGIC);
            head.writeInt(FORMAT);
            Deflater fast = new Deflater(Deflater.BEST_SPEED);
            try {
                var packed = new DeflaterOutputStream(plain, fast, BUFFER);
                var out = new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(packed, BUFFER), crc));
                out.writeUTF(position);
                detection.exchange(new WritingTape(out));
                out.flush();
                out.writeLong(crc.getValue());
                out.flush();
                packed.finish();
            } finally {
                fast.end();
            }
            plain.flush();
            channel.force(true);
        }
    }
}
