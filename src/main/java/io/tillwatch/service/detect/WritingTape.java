package io.tillwatch.service.detect;

import io.tillwatch.analysis.score.Tape;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes what is known to a stream. */
final class WritingTape implements Tape {
    private final DataOutputStream out;

    WritingTape(DataOutputStream out) {
        this.out = out;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void block(int length, byte[] bytes) {
        write(() -> {
            out.writeInt(length);
            out.write(bytes);
        });
    }

    @Override
    public int value(int value) {
        write(() -> out.writeInt(value));
        return value;
    }

    @Override
    public long value(long value) {
        write(() -> out.writeLong(value));
        return value;
    }

    @Override
    public double value(double value) {
        write(() -> out.writeDouble(value));
        return value;
    }

    @Override
    public int[] values(int[] values) {
        byte[] bytes = new byte[values.length * Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().put(values);
        block(values.length, bytes);
        return values;
    }

    @Override
    public long[] values(long[] values) {
        byte[] bytes = new byte[values.length * Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().put(values);
        block(values.length, bytes);
        return values;
    }

    @Override
    public float[] values(float[] values) {
        byte[] bytes = new byte[values.length * Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().put(values);
        block(values.length, bytes);
        return values;
    }

    @Override
    public double[] values(double[] values) {
        byte[] bytes = new byte[values.length * Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().put(values);
        block(values.length, bytes);
        return values;
    }

    @Override
    public short[] values(short[] values) {
        byte[] bytes = new byte[values.length * Short.BYTES];
        ByteBuffer.wrap(bytes).asShortBuffer().put(values);
        block(values.length, bytes);
        return values;
    }

    @Override
    public List<String> texts(List<String> texts) {
        write(() -> out.writeInt(texts.size()));
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            block(bytes.length, bytes);
        }
        return texts;
    }
}
