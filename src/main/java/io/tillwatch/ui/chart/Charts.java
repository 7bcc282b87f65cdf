package io.tillwatch.ui.chart;

import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;

/** Makes the charts of all screens, alike: in one language, and each can be copied and saved as a picture. */
public final class Charts {
    private final Formats formats;
    private final Texts texts;
    private final ChartFiles files;
    private final TaskExecutor tasks;

    public Charts(Formats formats, Texts texts, Notices notices, TaskExecutor tasks) {
        this.formats = formats;
        this.texts = texts;
        this.files = new PictureFiles(notices, texts);
        this.tasks = tasks;
    }

    /**
     * Makes an empty chart that can be saved as a picture.
     *
     * @param title what the chart is about: read out, and written above its picture
     */
    public ChartView chart(String title) {
        ChartView chart = new ChartView(formats, texts);
        chart.setTitle(title);
        chart.saveWith(files, tasks);
        return chart;
    }
}
