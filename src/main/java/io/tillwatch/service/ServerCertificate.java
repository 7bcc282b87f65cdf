package io.tillwatch.service;

import java.time.Instant;

/**
 * A certificate as a server shows it, whoever that server is.
 *
 * @param subject whom it is for
 * @param names host names and addresses it is valid for, separated by commas; may be empty
 * @param issuer who signed it
 * @param until when it ends
 * @param fingerprint its SHA-256, lower-case hexadecimal without colons
 */
public record ServerCertificate(String subject, String names, String issuer, Instant until, String fingerprint) {}
