package io.tillwatch.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Elasticsearch.
 *
 * @param user empty without basic authentication
 * @param apiKey the encoded API key; wins over user and password when not empty
 * @param ca PEM file with the authority that signed the server's certificate; null for the platform's own
 * @param fingerprint SHA-256 of that authority's certificate in hexadecimal, empty when none; it only selects the trust
 *     anchor, the chain and the host name are checked all the same
 * @param prefix put before every alias and index name
 */
public record IndexSettings(
        URI url,
        String user,
        Secret password,
        Secret apiKey,
        @Nullable Path ca,
        String fingerprint,
        String prefix) {}
