package io.tillwatch.cli;

import io.tillwatch.config.KibanaSettings;
import io.tillwatch.kibana.install.KibanaServer;

/** Opens connections to Kibana. */
@FunctionalInterface
public interface KibanaDoor {
    /** A connection by these settings. The caller closes it. */
    KibanaServer open(KibanaSettings settings);
}
