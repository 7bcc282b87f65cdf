package io.tillwatch.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tillwatch.model.Approval;
import io.tillwatch.model.Failure;
import io.tillwatch.model.LabelledSale;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledCsvTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void everyColumnIsReadInAnyOrder() throws IOException {
        List<LabelledSale> sales = LabelledCsv.read(file("a.csv", """
                label,amount,id,sold_at,card_id,store_id,fee,deposit,canceled_at,will_deposited_at,num_approval,card_company,scenario,event
                1,12000,7,2026-05-01T12:30:00,c1,s1,180,11820,2026-05-06 09:00:00,2026-05-04,12345678,K,ring,e9
                """));
        Approval expected = new Approval(
                "7",
                "s1",
                "c1",
                12_000,
                LocalDateTime.of(2026, 5, 1, 12, 30),
                180L,
                11_820L,
                LocalDate.of(2026, 5, 4),
                LocalDateTime.of(2026, 5, 6, 9, 0),
                true,
                "12345678",
                "K");
        assertEquals(List.of(new LabelledSale(expected, true, "ring", "e9")), sales);
    }

    @Test
    void whatIsMissingIsUnknown() throws IOException {
        LabelledSale sale = LabelledCsv.read(
                        file("b.csv", "id,store_id,card_id,amount,sold_at\n1,s,,-500,2026-05-01T12:30:00+09:00\n"))
                .getFirst();
        assertNull(sale.fraud());
        assertNull(sale.sale().card());
        assertNull(sale.sale().fee());
        assertEquals(-500, sale.sale().amount());
        assertEquals(LocalDateTime.of(2026, 5, 1, 12, 30), sale.sale().soldAt());
    }

    @Test
    void decimalsMakeAThousandWonOfEachUnit() throws IOException {
        Path packed = folder.resolve("c.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(
                    "id,store_id,card_id,amount,sold_at,fee\n1,s,c,12.345,2026-05-01 12:30:00,0.5\n2,s,c,7,2026-05-01T12:31:00,\n"
                            .getBytes(StandardCharsets.UTF_8));
        }
        List<LabelledSale> sales = LabelledCsv.read(packed);
        assertEquals(12_345, sales.getFirst().sale().amount());
        assertEquals(500L, sales.getFirst().sale().fee());
        assertEquals(7_000, sales.getLast().sale().amount());
    }

    @Test
    void whatCannotBeReadIsNamedByItsLine() throws IOException {
        assertEquals(
                "%s has no column sold_at. Give the file a header with id,store_id,card_id,amount,sold_at."
                        .formatted(folder.resolve("d.csv")),
                failure("d.csv", "id,store_id,card_id,amount\n"));
        assertEquals(
                "%s, line 3: sold_at cannot be \"noon\". Mend the line and try again."
                        .formatted(folder.resolve("e.csv")),
                failure("e.csv", "id,store_id,card_id,amount,sold_at\n1,s,c,5,2026-05-01T12:30:00\n2,s,c,5,noon\n"));
        assertThrows(Failure.class, () -> LabelledCsv.read(folder.resolve("nowhere.csv")));
    }

    private String failure(String name, String text) throws IOException {
        Path file = file(name, text);
        return assertThrows(Failure.class, () -> LabelledCsv.read(file))
                .sentence()
                .english();
    }
}
