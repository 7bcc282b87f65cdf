package io.tillwatch.service;

import java.util.List;

/** The real administration of the indices, whose calls and builds end where the process is killed. */
final class CrashingAdmin implements IndexAdmin {
    private final IndexAdmin real;
    private final CrashPoint crash;

    CrashingAdmin(IndexAdmin real, CrashPoint crash) {
        this.real = real;
        this.crash = crash;
    }

    /** Counts as two writes: the kill may come before it and after it. */
    private void call(Runnable call) {
        crash.writes(1);
        crash.check();
        call.run();
        crash.writes(1);
        crash.check();
    }

    @Override
    public void prepareRecords() {
        call(real::prepareRecords);
    }

    @Override
    public long prepare(long raiseTo) {
        long[] fence = {0};
        call(() -> fence[0] = real.prepare(raiseTo));
        return fence[0];
    }

    @Override
    public long prepareForRebuild(long raiseTo) {
        long[] fence = {0};
        call(() -> fence[0] = real.prepareForRebuild(raiseTo));
        return fence[0];
    }

    @Override
    public boolean isPrepared() {
        crash.check();
        return real.isPrepared();
    }

    @Override
    public IndexBuild beginBuild(long fence) {
        IndexBuild[] begun = new IndexBuild[1];
        call(() -> begun[0] = real.beginBuild(fence));
        IndexBuild build = begun[0];
        SaleIndex index = new CrashingIndex(build.index(), crash);
        return new IndexBuild() {
            @Override
            public SaleIndex index() {
                return index;
            }

            @Override
            public void swap() {
                call(build::swap);
            }

            @Override
            public void removeReplaced() {
                call(build::removeReplaced);
            }

            @Override
            public void discard() {
                call(build::discard);
            }
        };
    }

    @Override
    public List<Check> inspect() {
        return real.inspect();
    }
}
