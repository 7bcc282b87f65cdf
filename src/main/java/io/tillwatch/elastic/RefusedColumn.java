package io.tillwatch.elastic;

import io.tillwatch.model.Reject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which column of a sale Elasticsearch would not take, without passing on a word of its text. */
final class RefusedColumn {
    /** Said of the document as a whole. */
    static final String DOCUMENT = "document";

    private static final Pattern NAMED = Pattern.compile(
            "failed to parse field \\[([a-z_]{1,30})]|dynamic introduction of \\[([a-z_]{1,30})]|term in field=\"([a-z_]{1,30})\"");

    private RefusedColumn() {}

    static Reject reject(String saleId, String column) {
        return new Reject(saleId, Reject.Code.REFUSED_BY_INDEX, column, null);
    }

    static String in(String reason) {
        Matcher matcher = NAMED.matcher(reason);
        if (!matcher.find()) {
            return DOCUMENT;
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String name = matcher.group(group);
            if (name != null && FlagDocument.isOurs(name)) {
                return name;
            }
        }
        return DOCUMENT;
    }
}
