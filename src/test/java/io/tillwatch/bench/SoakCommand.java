package io.tillwatch.bench;

/** What people and schedulers run. */
enum SoakCommand {
    SYNC("sync --json"),
    REBUILD("rebuild --json"),
    VERIFY("verify --json"),
    REPAIR("verify --repair --json"),
    DAILY("rollup daily --json"),
    WEEKLY("rollup weekly --json");

    private final String line;

    SoakCommand(String line) {
        this.line = line;
    }

    String[] words() {
        return line.split(" ", -1);
    }
}
