package io.tillwatch.service.review;

import io.tillwatch.model.ClosingReason;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.StoredSentence;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** A line of the file of unsent reviews: words without blanks, then a checksum over them. A torn line is none. */
sealed interface UnsentLine {
    /** Something was done. */
    record Done(PendingReview review) implements UnsentLine {}

    /** It was sent, and is this entry of the journal. */
    record Sent(long id, long entry) implements UnsentLine {}

    /** It cannot be done. */
    record Refused(long id, Sentence why) implements UnsentLine {}

    /** Somebody looked at why it cannot be done, or took it back before it was sent. */
    record Settled(long id) implements UnsentLine {}

    /** With its checksum and end. */
    default String write() {
        String words =
                switch (this) {
                    case Done done -> words(done.review());
                    case Sent sent -> words("sent", sent.id(), sent.entry());
                    case Refused refused -> words("refused", refused.id(), StoredSentence.code(refused.why()));
                    case Settled settled -> words("settled", settled.id());
                };
        return words + " " + checksum(words) + "\n";
    }

    /** Empty for what is none of ours, or not whole. */
    static Optional<UnsentLine> read(String line) {
        int end = line.lastIndexOf(' ');
        if (end < 0 || !checksum(line.substring(0, end)).equals(line.substring(end + 1))) {
            return Optional.empty();
        }
        List<String> words = List.of(line.substring(0, end).split(" ", -1)).stream()
                .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                .toList();
        try {
            return Optional.of(read(words));
        } catch (RuntimeException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private static UnsentLine read(List<String> words) {
        long id = Long.parseLong(words.get(1));
        return switch (words.getFirst()) {
            case "done" -> {
                String reason = words.get(8);
                String until = words.get(10);
                var action = new ReviewAction(
                        ReviewAction.Kind.valueOf(words.get(7)),
                        reason.isEmpty() ? null : ClosingReason.valueOf(reason),
                        words.get(9),
                        until.isEmpty() ? null : LocalDate.parse(until),
                        words.get(11));
                yield new Done(new PendingReview(
                        id,
                        words.get(2),
                        words.get(3),
                        Long.parseLong(words.get(4)),
                        Long.parseLong(words.get(5)),
                        action,
                        Instant.parse(words.get(6)),
                        Sentence.NONE));
            }
            case "sent" -> new Sent(id, Long.parseLong(words.get(2)));
            case "refused" -> new Refused(id, StoredSentence.ofCode(words.get(2)));
            case "settled" -> new Settled(id);
            default -> throw new IllegalArgumentException("A line of another version");
        };
    }

    private static String words(PendingReview it) {
        ReviewAction action = it.action();
        return words(
                "done",
                it.id(),
                it.by(),
                it.saleId(),
                it.seen(),
                it.amount(),
                it.at(),
                action.kind().name(),
                action.reason() == null ? "" : action.reason().name(),
                action.note(),
                action.until() == null ? "" : action.until(),
                action.assignee());
    }

    private static String words(Object... values) {
        List<String> words = new ArrayList<>();
        for (Object value : values) {
            words.add(encoded(value.toString()));
        }
        return String.join(" ", words);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String checksum(String words) {
        CRC32 crc = new CRC32();
        crc.update(words.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
