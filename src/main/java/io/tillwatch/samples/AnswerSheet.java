package io.tillwatch.samples;

import java.util.List;

/**
 * What was planted in a sample, kept apart from the sales.
 *
 * @param sales how many sales the sample has
 * @param events in the order of their first date
 */
public record AnswerSheet(long sales, List<PlantedEvent> events) {
    public AnswerSheet {
        events = List.copyOf(events);
    }

    public List<PlantedEvent> ofKind(AnomalyKind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }
}
