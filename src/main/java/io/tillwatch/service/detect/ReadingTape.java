package io.tillwatch.service.detect;

import io.tillwatch.analysis.score.Tape;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link WritingTape} wrote. */
final class ReadingTape implements Tape {
    /** More than any heap holds: a length beyond is no length. */
    private static final int LONGEST = 1 << 29;

    private final DataInputStream in;

    ReadingTape(DataInputStream in) {
        this.in = in;
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer block(int width) {
        return read(() -> {
            int length = in.readInt();
            if (length < 0 || length > LONGEST / width) {
                throw new IOException("A length of " + length);
            }
            // Not all at once: a damaged length must not take the whole memory.
            byte[] bytes = in.readNBytes(length * width);
            if (bytes.length < length * width) {
                throw new IOException("It ends early");
            }
            return ByteBuffer.wrap(bytes);
        });
    }

    @Override
    public int value(int value) {
        return read(in::readInt);
    }

    @Override
    public long value(long value) {
        return read(in::readLong);
    }

    @Override
    public double value(double value) {
        return read(in::readDouble);
    }

    @Override
    public int[] values(int[] values) {
        var buffer = block(Integer.BYTES).asIntBuffer();
        int[] read = new int[buffer.remaining()];
        buffer.get(read);
        return read;
    }

    @Override
    public long[] values(long[] values) {
        var buffer = block(Long.BYTES).asLongBuffer();
        long[] read = new long[buffer.remaining()];
        buffer.get(read);
        return read;
    }

    @Override
    public float[] values(float[] values) {
        var buffer = block(Float.BYTES).asFloatBuffer();
        float[] read = new float[buffer.remaining()];
        buffer.get(read);
        return read;
    }

    @Override
    public double[] values(double[] values) {
        var buffer = block(Double.BYTES).asDoubleBuffer();
        double[] read = new double[buffer.remaining()];
        buffer.get(read);
        return read;
    }

    @Override
    public short[] values(short[] values) {
        var buffer = block(Short.BYTES).asShortBuffer();
        short[] read = new short[buffer.remaining()];
        buffer.get(read);
        return read;
    }

    @Override
    public List<String> texts(List<String> texts) {
        int count = read(in::readInt);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(StandardCharsets.UTF_8.decode(block(1)).toString());
        }
        return read;
    }
}
