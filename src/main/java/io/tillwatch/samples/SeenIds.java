package io.tillwatch.samples;

/**
 * Remembers 64-bit ids in little memory, up to a limit: at most 64 MB for four million. Beyond it ids count as new, and
 * what repeats is no longer told (it still takes the earlier one's place).
 */
final class SeenIds {
    private static final int MOST = 4_000_000;

    private long[] slots = new long[1024];
    private boolean zeroSeen;
    private int count;

    /** False when the id was there already. */
    boolean add(long id) {
        if (id == 0) {
            boolean isNew = !zeroSeen;
            zeroSeen = true;
            return isNew;
        }
        int slot = slotOf(slots, id);
        if (slots[slot] == id) {
            return false;
        }
        if (count < MOST) {
            slots[slot] = id;
            if (++count > slots.length / 2) {
                grow();
            }
        }
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long id : slots) {
            if (id != 0) {
                larger[slotOf(larger, id)] = id;
            }
        }
        slots = larger;
    }

    private static int slotOf(long[] slots, long id) {
        int slot = (int) Seeds.scramble(id) & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != id) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
