package io.tillwatch.service;

/** Amounts in whole won above the one bound and up to the other. */
public record AmountRange(long above, long upTo) {
    static AmountRange above(long amount) {
        return new AmountRange(amount, Long.MAX_VALUE);
    }
}
