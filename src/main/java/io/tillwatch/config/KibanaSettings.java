package io.tillwatch.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Kibana, and what the dashboards in it lead to.
 *
 * @param url where people open it, with a path where it has one; null when none is set
 * @param user empty without basic authentication
 * @param apiKey the encoded API key; wins over user and password when not empty
 * @param ca PEM file with the authority that signed the server's certificate; null for the platform's own
 * @param fingerprint SHA-256 of that authority's certificate in hexadecimal, empty when none
 * @param space the space that the dashboards live in; empty for the default one
 * @param links what stands before {@code tillwatch://} in the links of dashboards; empty for the usual
 */
public record KibanaSettings(
        @Nullable URI url,
        String user,
        Secret password,
        Secret apiKey,
        @Nullable Path ca,
        String fingerprint,
        String space,
        String links) {}
