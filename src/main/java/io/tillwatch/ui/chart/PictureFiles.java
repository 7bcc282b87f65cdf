package io.tillwatch.ui.chart;

import io.tillwatch.model.Failure;
import io.tillwatch.ui.common.FileFailures;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.SaveDialog;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Texts;
import java.io.IOException;
import java.nio.file.Path;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks where pictures of charts go, and tells how that went. */
final class PictureFiles implements ChartFiles {
    private final Notices notices;
    private final Texts texts;

    PictureFiles(Notices notices, Texts texts) {
        this.notices = notices;
        this.texts = texts;
    }

    @Override
    public @Nullable Path choose(@Nullable Window owner, String suggestedName) {
        return SaveDialog.ask(owner, suggestedName, suggestedName.substring(suggestedName.lastIndexOf('.') + 1));
    }

    @Override
    public void saved(Path file) {
        notices.tell(Notice.Level.DONE, texts.text("chart.saved", file.getFileName()), null);
    }

    @Override
    public void failed(Path file, Throwable cause) {
        Throwable told = cause instanceof IOException unwritten ? failure(unwritten, file) : cause;
        notices.tell(Notice.Level.FAILED, ScreenError.of(told, texts).sentence(), null);
    }

    private Failure failure(IOException cause, Path file) {
        return new FileFailures().of(cause, file);
    }
}
