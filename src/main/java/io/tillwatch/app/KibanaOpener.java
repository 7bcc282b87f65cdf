package io.tillwatch.app;

import io.tillwatch.config.KibanaSettings;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SettingsReader;
import io.tillwatch.kibana.KibanaLinks;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.KibanaAddress;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Opens in the browser what in Kibana is the same as on the screen, or says that no Kibana is set. UI thread. */
final class KibanaOpener {
    private final Settings settings;
    private final SettingsReader reader;
    private final TaskExecutor tasks;
    private final Notices notices;
    private final Texts texts;

    KibanaOpener(Settings settings, SettingsReader reader, TaskExecutor tasks, Notices notices, Texts texts) {
        this.settings = settings;
        this.reader = reader;
        this.tasks = tasks;
        this.notices = notices;
        this.texts = texts;
    }

    void open(Address shown) {
        BackgroundTask.of(() -> {
                    Optional<URI> there = address(shown);
                    there.ifPresent(FolderOpener::open);
                    return there;
                })
                .onSuccess(there -> {
                    if (there.isEmpty()) {
                        notices.tell(Notice.Level.WARNING, texts.text("kibana.none"), null);
                    }
                })
                .onFailure(cause -> notices.tell(
                        Notice.Level.FAILED, ScreenError.of(cause, texts).sentence(), null))
                .executeWith(tasks);
    }

    /** Empty when no Kibana is set. Reads the settings again: they may have been written meanwhile. */
    private Optional<URI> address(Address shown) {
        KibanaSettings kibana = reader.readKibana(settings.file(), settings.profile(), Map.of());
        return Optional.ofNullable(kibana.url())
                .map(url -> new KibanaAddress(new KibanaLinks(url, kibana.space(), settings.zone())).of(shown));
    }
}
