package io.tillwatch.cli;

import io.tillwatch.config.Settings;
import io.tillwatch.service.Workspace;

/** Opens workspaces. */
@FunctionalInterface
public interface Workspaces {
    /** The workspace of these settings. The caller closes it. */
    Workspace open(Settings settings);
}
