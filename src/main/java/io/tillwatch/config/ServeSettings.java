package io.tillwatch.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How {@code tillwatch serve} is reached.
 *
 * @param address name or number to listen on; an IPv6 address in brackets
 * @param port 0 for any that is free
 * @param loopback only programs on this machine can reach it; otherwise there are a certificate and a token
 * @param certificate PEM file with the chain, or a PKCS12 file that holds the key as well; null without TLS
 * @param key PEM file with the key of the chain; null when {@code certificate} is a PKCS12 file
 * @param keyPassword of the PKCS12 file; may be empty
 * @param token what callers have to show; empty when none is asked for
 * @param fresh how old the last sync may be
 */
public record ServeSettings(
        String address,
        int port,
        boolean loopback,
        @Nullable Path certificate,
        @Nullable Path key,
        Secret keyPassword,
        Secret token,
        Duration fresh) {
    /** Whether a server of these settings can go on with the others: nothing differs but what it does not know of. */
    public boolean listensAs(ServeSettings other) {
        return equals(new ServeSettings(
                other.address,
                other.port,
                other.loopback,
                other.certificate,
                other.key,
                other.keyPassword,
                other.token,
                fresh));
    }

    /** Whether a host's name or number, as a browser or an address has it, means this machine; nobody is asked. */
    public static boolean isLoopback(String host) {
        return SettingValues.isLoopback(host);
    }
}
