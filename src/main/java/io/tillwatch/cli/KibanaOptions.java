package io.tillwatch.cli;

import io.tillwatch.config.KibanaSettings;
import io.tillwatch.config.Setting;
import io.tillwatch.kibana.Edition;
import io.tillwatch.kibana.Place;
import java.util.Map;

/** What the commands on Kibana ask of the settings. */
final class KibanaOptions {
    private final CommandContext context;

    KibanaOptions(CommandContext context) {
        this.context = context;
    }

    KibanaSettings settings(Map<Setting, String> overrides) {
        TillwatchCommand options = context.options();
        return context.surroundings().settings().readKibana(options.config(), options.profile(), overrides);
    }

    /** Without an address of Elasticsearch there is no prefix either. */
    Place place(KibanaSettings kibana) {
        var index = context.settings().index();
        return new Place(index == null ? "" : index.prefix(), kibana.links().isEmpty() ? Place.LINKS : kibana.links());
    }

    /** The one asked for, else that of the language in which the person reads. */
    Edition edition() {
        return Edition.of(context.messages().locale());
    }
}
