package io.tillwatch.bench;

/** Who is killed while what runs. */
enum SoakTrouble {
    SYNC_KILLED(SoakCommand.SYNC, true, false),
    REPAIR_KILLED(SoakCommand.REPAIR, true, false),
    ELASTICSEARCH_KILLED_IN_SYNC(SoakCommand.SYNC, false, true),
    REBUILD_KILLED(SoakCommand.REBUILD, true, false),
    ELASTICSEARCH_KILLED_IN_REBUILD(SoakCommand.REBUILD, false, true),
    REBUILD_LEFT_ALONE(SoakCommand.REBUILD, false, false),
    ELASTICSEARCH_KILLED_IN_REPAIR(SoakCommand.REPAIR, false, true),
    BOTH_KILLED_IN_SYNC(SoakCommand.SYNC, true, true);

    final SoakCommand command;
    final boolean killsProgram;
    final boolean killsElasticsearch;

    SoakTrouble(SoakCommand command, boolean killsProgram, boolean killsElasticsearch) {
        this.command = command;
        this.killsProgram = killsProgram;
        this.killsElasticsearch = killsElasticsearch;
    }
}
