package io.tillwatch.kibana;

/**
 * Where the dashboards will live.
 *
 * @param prefix put before every alias, as in the settings; may be empty
 * @param links what stands before a {@code tillwatch://} address in a link. Kibana makes links of http, https and mailto
 *     alone, so {@code serve} passes browsers on: {@code http://127.0.0.1:8765/open?}
 */
public record Place(String prefix, String links) {
    /** Where {@code serve} listens unless it is told otherwise. */
    public static final String LINKS = "http://127.0.0.1:8765/open?";

    /** What the files in the repository are built for. */
    public static final Place STANDARD = new Place("", LINKS);
}
