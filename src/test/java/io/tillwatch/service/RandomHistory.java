package io.tillwatch.service;

import io.tillwatch.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What may happen to a source table, at random: new rows, late rows with an old {@code modified}, ties, changed amounts,
 * moved dates and stores, cancellations, silent changes, deletes, reinstated rows and bad rows. A small world on
 * purpose: few stores, cards and amounts, so that changes meet.
 */
final class RandomHistory {
    private static final int STORES = 4;
    private static final int CARDS = 5;
    private static final int DAYS = 16;
    private static final String TIME = "'%s'";

    private final Random random;
    private final TestDatabase database;
    private final LocalDate today;
    private final List<Long> ids = new ArrayList<>();
    private final List<Long> deleted = new ArrayList<>();
    private LocalDateTime clock;
    private long nextId = 9_007_199_254_740_993L;

    RandomHistory(long seed, TestDatabase database, LocalDate today) {
        this.random = new Random(seed);
        this.database = database;
        this.today = today;
        this.clock = today.minusDays(2).atTime(3, 0);
    }

    /** Inserts the first rows. */
    void begin(int rows) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            statements.add(insert(nextId++, clock));
            tick();
        }
        execute(statements);
    }

    /** A burst of changes. */
    void change(int changes) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            statements.add(one());
            if (random.nextInt(3) > 0) {
                tick();
            }
        }
        execute(statements);
    }

    private void tick() {
        clock = clock.plusSeconds(random.nextInt(40));
    }

    private String one() {
        long id = ids.isEmpty() ? 0 : ids.get(random.nextInt(ids.size()));
        return switch (random.nextInt(12)) {
            case 0, 1 -> insert(nextId++, clock);
            case 2 -> insert(nextId++, clock.minusSeconds(random.nextInt(600)));
            case 3 -> update(id, "amount_sale = " + amount());
            case 4 -> update(id, "sold_at = " + soldAt());
            case 5 -> update(id, "is_canceled = 1 - is_canceled");
            case 6 -> update(id, "store_id = " + store());
            case 7 -> update(id, "card_number = " + card());
            case 8 -> "UPDATE platform_sales SET amount_sale = " + amount() + " WHERE id = " + id;
            case 9 -> delete(id);
            case 10 -> reinstate();
            default -> bad(id);
        };
    }

    private String update(long id, String what) {
        return "UPDATE platform_sales SET " + what + ", modified = " + TIME.formatted(clock) + " WHERE id = " + id;
    }

    private String delete(long id) {
        ids.remove(id);
        deleted.add(id);
        return "DELETE FROM platform_sales WHERE id = " + id;
    }

    private String reinstate() {
        if (deleted.isEmpty()) {
            return insert(nextId++, clock);
        }
        long id = deleted.remove(random.nextInt(deleted.size()));
        return insert(id, random.nextBoolean() ? clock : clock.minusDays(1));
    }

    /** A remark too long to be taken in, or its mending. */
    private String bad(long id) {
        return update(id, "remark = IF(CHAR_LENGTH(IFNULL(remark, '')) > 100, NULL, REPEAT('가', 40000))");
    }

    private String insert(long id, LocalDateTime modified) {
        ids.add(id);
        return ("REPLACE INTO platform_sales (id, created, modified, remark, card_number, amount_sale, amount_fee,"
                        + " amount_deposit, is_canceled, sold_at, will_deposited_at, store_id) VALUES"
                        + " (%d, '%s', '%s', %s, %s, %d, 10, %s, %d, %s, '2026-11-30', %s)")
                .formatted(
                        id,
                        modified,
                        modified,
                        random.nextInt(9) == 0 ? "'선물 🎁 4111-1111-1111-1111'" : "NULL",
                        card(),
                        amount(),
                        random.nextInt(9) == 0 ? "NULL" : "90",
                        random.nextInt(20) == 0 ? 1 : 0,
                        soldAt(),
                        store());
    }

    private long amount() {
        return random.nextInt(30) == 0 ? -500 : random.nextInt(12) == 0 ? 5_000 : 1_000 + 500L * random.nextInt(3);
    }

    private String soldAt() {
        LocalDate date = today.plusDays(random.nextInt(DAYS + 2) - DAYS);
        int minute = random.nextInt(8) == 0 ? random.nextInt(2) * 1439 : 600 + random.nextInt(60);
        return TIME.formatted(date.atStartOfDay().plusMinutes(minute));
    }

    private String store() {
        return String.valueOf(100 + random.nextInt(STORES));
    }

    private String card() {
        int card = random.nextInt(CARDS + 1);
        return card == CARDS ? "NULL" : "'5409-26**-****-%04d'".formatted(card);
    }

    private void execute(List<String> statements) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the history could not be written", e);
        }
    }
}
