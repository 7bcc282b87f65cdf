package io.tillwatch.embedded;

import java.nio.file.Path;

/**
 * What both servers of an instance share.
 *
 * @param token random, one for each start
 * @param logs folder of the servers' output
 */
record Setup(HostPlatform platform, RunAs runAs, Instance instance, String token, Path logs) {
    Path log(String server) {
        return logs.resolve(instance.name() + "-" + server + ".log");
    }
}
