package io.tillwatch.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import io.tillwatch.model.SaleColumns;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvSalesTest {
    private static final String HEADER = String.join(",", SaleColumns.ALL);
    private static final String ROW =
            "7,2022-05-31 12:00:01,2022-05-31 12:00:02,포장,12345678,신한카드,신용,5409-26**-****-1234,12000,120,11880,0,"
                    + "2022-05-31 12:00:00,2022-06-03 00:00:00,{},POS,70,1001,0000,정상승인,,승인,매입완료";
    private static final RawSale SALE = new RawSale(
            BigInteger.valueOf(7),
            LocalDateTime.of(2022, 5, 31, 12, 0, 1),
            LocalDateTime.of(2022, 5, 31, 12, 0, 2),
            "포장",
            "12345678",
            "신한카드",
            "신용",
            "5409-26**-****-1234",
            12_000,
            120L,
            11_880L,
            false,
            LocalDateTime.of(2022, 5, 31, 12, 0),
            LocalDateTime.of(2022, 6, 3, 0, 0),
            "{}",
            "POS",
            "70",
            "1001",
            "0000",
            "정상승인",
            null,
            "승인",
            "매입완료");

    @TempDir
    private Path folder = Path.of(".");

    private final List<RawSale> sales = new ArrayList<>();

    @Test
    void readsColumnsInTheOrderOfTheTableWhenThereIsNoHeader() throws IOException {
        assertEquals(new CsvReport(1, 1, 0, 0, List.of(), List.of()), read(ROW));
        assertEquals(List.of(SALE), sales);
    }

    @Test
    void readsAHeaderWithItsColumnsInAnyOrderCaseAndSpacing() throws IOException {
        read(
                " Store-ID ,IS CANCELED,soldAt,AMOUNT_SALE,Modified,extra,id\n 가맹점1 ,Y,2022-05-31 12:00,-500,2022/06/01 1:02,x,9");

        RawSale sale = sales.getFirst();
        assertEquals(
                List.of("가맹점1", true, LocalDateTime.of(2022, 5, 31, 12, 0), -500L, BigInteger.valueOf(9)),
                List.of(sale.storeId(), sale.canceled(), sale.soldAt(), sale.amountSale(), sale.id()));
        assertEquals(LocalDateTime.of(2022, 6, 1, 1, 2), sale.modified());
        assertEquals(null, sale.amountFee());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void readsCommaSemicolonAndTab(String delimiter) throws IOException {
        read((HEADER + "\n" + ROW).replace(",", delimiter));
        assertEquals(List.of(SALE), sales);

        sales.clear();
        read(ROW.replace(",", delimiter));
        assertEquals(List.of(SALE), sales);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "MS949", "UTF-16"})
    void readsUtf8Cp949AndWhatExcelCallsUnicodeText(String charset) throws IOException {
        readBytes((HEADER + "\r\n" + ROW + "\r\n").getBytes(Charset.forName(charset)));
        assertEquals(List.of(SALE), sales);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsUtf8WithAByteOrderMark(boolean header) throws IOException {
        readBytes(("\uFEFF" + (header ? HEADER + "\n" : "") + ROW).getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(SALE), sales);
    }

    @Test
    void readsFourByteCharactersAcrossTheBufferBorder() throws IOException {
        String remark = "😀".repeat(70_000);
        read(ROW.replace("포장", remark));
        assertEquals(remark, sales.getFirst().remark());
    }

    @Test
    void readsQuotedFieldsWithDelimitersQuotesAndLineEnds() throws IOException {
        CsvReport report =
                read(ROW.replace("포장", "\"첫 줄,\r\n\"\"둘째\"\" 줄\"").replace("{}", " \"{\"\"a\"\":1}\" ") + "\nbad\n");

        assertEquals("첫 줄,\n\"둘째\" 줄", sales.getFirst().remark());
        assertEquals("{\"a\":1}", sales.getFirst().rawData());
        assertEquals(3, report.badLines().getFirst().line());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "2022-05-31T12:00:00+00:00, 2022-05-31T21:00:00",
                "2022-05-31T12:00:00Z, 2022-05-31T21:00:00",
                "2022-05-31 12:00:00+09:00, 2022-05-31T12:00:00",
                "2022-05-31T12:00:00+0900, 2022-05-31T12:00:00",
                "2022-05-31 12:00:00.123456, 2022-05-31T12:00:00.123456",
                "2022-05-31 12:00, 2022-05-31T12:00:00",
                "2022/05/31 12:00:59, 2022-05-31T12:00:59",
                "2022/5/3 9:05, 2022-05-03T09:05:00",
                "2022. 5. 31 12:00, 2022-05-31T12:00:00",
                "2022-05-31 오후 12:30:00, 2022-05-31T12:30:00",
                "2022-05-31 오전 12:30, 2022-05-31T00:30:00",
                "2022-05-31 1:30 PM, 2022-05-31T13:30:00",
                "2022-05-31, 2022-05-31T00:00:00",
            })
    void readsTheTimesOfDatabasesAndSpreadsheets(String text, LocalDateTime time) throws IOException {
        read(ROW.replace("2022-05-31 12:00:00", text));
        assertEquals(time, sales.getFirst().soldAt());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"12,000\" | 12000",
                "-3 | -3",
                "\"₩1,234,567\" | 1234567",
                "1200원 | 1200",
                "12000.00 | 12000",
                "9223372036854775807 | 9223372036854775807",
            })
    void readsAmountsWithThousandsSeparators(String text, long amount) throws IOException {
        read(ROW.replace(",12000,", "," + text + ","));
        assertEquals(amount, sales.getFirst().amountSale());
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "true,true", "FALSE,false", "Y,true", "n,false"})
    void readsWhatIsCancelled(String text, boolean canceled) throws IOException {
        read(ROW.replace(",0,2022", "," + text + ",2022"));
        assertEquals(canceled, sales.getFirst().canceled());
    }

    @Test
    void emptyAndNullAndZeroDatesAreNothing() throws IOException {
        read(ROW.replace("포장", "\\N")
                .replace("12345678", "NULL")
                .replace("2022-06-03 00:00:00", "0000-00-00 00:00:00")
                .replace("POS", "\"\""));

        RawSale sale = sales.getFirst();
        assertTrue(sale.remark() == null && sale.numApproval() == null && sale.platform() == null);
        assertEquals(null, sale.willDepositedAt());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "7, | x, | id is not a whole number",
                "7, | , | id is empty",
                "7, | 1.2E+18, | id was shortened by a spreadsheet; export it as text",
                "7, | 18446744073709551616, | id is beyond 64 bits",
                ",12000, | ,12k, | amount_sale is not a whole number",
                ",12000, | ,12.000, | amount_sale is not a whole number",
                ",12000, | ,\"12,00\", | amount_sale is not a whole number",
                ",12000, | ,, | amount_sale is empty",
                ",120, | ,9223372036854775808, | amount_fee is beyond 64 bits",
                ",0,2022 | ,maybe,2022 | is_canceled is neither 0 nor 1",
                "2022-05-31 12:00:00 | 0000-00-00 00:00:00 | sold_at is empty",
                "2022-05-31 12:00:00 | 2022-02-30 12:00:00 | sold_at is a date or time that does not exist",
                "2022-05-31 12:00:00 | 31.05.2022 | sold_at is not a date and time such as 2022-05-31 12:00:00",
                "2022-05-31 12:00:02 | '' | modified is not a date and time such as 2022-05-31 12:00:00",
                ",1001, | ,  , | store_id is empty",
                "POS, | POS,POS, | has 24 columns instead of 23",
                "포장 | \"포장\"x | has text behind a closing quote",
                "포장 | \"포장 | has a quote that is not closed",
            })
    void tellsWhichLineIsBadAndWhyAndLoadsTheRest(String from, String to, String why) throws IOException {
        String good = ROW.replace("7,", "8,");
        String wrong = ROW.replaceFirst(
                java.util.regex.Pattern.quote(from), Objects.toString(to, "").replace("$", "\\$"));
        Path file = write((good + "\n" + wrong + "\n" + ROW).getBytes(StandardCharsets.UTF_8));

        CsvReport report = CsvSales.read(List.of(file), sales::add);

        assertEquals(List.of(new CsvNote(file.toString(), 2, why)), report.badLines());
        assertEquals(
                List.of(8, 7), sales.stream().map(sale -> sale.id().intValue()).toList());
        assertEquals(List.of(3L, 2L, 1L), List.of(report.read(), report.loaded(), report.bad()));
    }

    @Test
    void neverRepeatsWhatStandsInALine() throws IOException {
        StringBuilder text = new StringBuilder(ROW);
        for (int column = 0; column < 23; column++) {
            List<String> fields = new ArrayList<>(List.of(ROW.split(",", -1)));
            fields.set(column, "4111111111111111x".repeat(column % 2 == 0 ? 1 : 20));
            text.append('\n').append(String.join(",", fields));
        }
        CsvReport report = read(text.toString());

        assertTrue(report.bad() > 10);
        assertFalse(report.toString().contains("4111"), report.toString());
    }

    @Test
    void keepsTheFirstHundredBadLinesAndCountsAll() throws IOException {
        CsvReport report = read(ROW + "\nbad".repeat(250));
        assertEquals(250, report.bad());
        assertEquals(100, report.badLines().size());
        assertEquals(101, report.badLines().getLast().line());
    }

    @Test
    void theLaterOfTwoLinesWithOneIdIsHandedOverLastAndTold() throws IOException {
        Path first = write((ROW + "\n" + ROW.replace("7,", "8,")).getBytes(StandardCharsets.UTF_8));
        Path second = folder.resolve("second.csv");
        Files.writeString(second, HEADER + "\n" + ROW.replace("포장", "나중"));

        CsvReport report = CsvSales.read(List.of(first, second), sales::add);

        assertEquals("나중", sales.getLast().remark());
        assertEquals(
                new CsvReport(
                        3,
                        2,
                        0,
                        1,
                        List.of(),
                        List.of(new CsvNote(
                                second.toString(), 2, "repeats the id of an earlier line, which it replaces"))),
                report);
    }

    @Test
    void unsignedIdsAndTheIdZeroAreRemembered() throws IOException {
        String largest = ROW.replaceFirst("7", "18446744073709551615");
        String zero = ROW.replaceFirst("7", "0");
        CsvReport report = read(String.join("\n", largest, zero, largest, zero));
        assertEquals(List.of(2L, 2L), List.of(report.loaded(), report.repeated()));
        assertEquals(new BigInteger("18446744073709551615"), sales.getFirst().id());
    }

    @Test
    void aLineOfMoreThanAMegabyteIsBadAndTheRestIsLoaded() throws IOException {
        CsvReport report = read(ROW + "\n" + "9".repeat(3_000_000) + "\n" + ROW.replace("7,", "8,"));
        assertEquals(2, report.loaded());
        assertEquals("is longer than 1 MB", report.badLines().getFirst().text());
    }

    @Test
    void aLineOfMoreThanAThousandColumnsIsBad() throws IOException {
        CsvReport report = read(ROW + "\n" + ",".repeat(1_000));
        assertEquals("has more than 1,000 columns", report.badLines().getFirst().text());
    }

    @Test
    void anOpenQuoteLosesOneLineHoweverManyFollow() throws IOException {
        StringBuilder text = new StringBuilder(ROW.replace("포장", "\"열린 따옴표"));
        for (int id = 100; id < 30_000; id++) {
            text.append('\n').append(ROW.replaceFirst("7", String.valueOf(id)));
        }
        CsvReport report = read(text.toString());
        assertEquals(29_900, report.loaded());
        assertEquals(1, report.bad());
    }

    @Test
    void bytesOfNoEncodingSpoilTheirLineOnly() throws IOException {
        byte[] good = (ROW + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] text = (ROW + "\n" + ROW + "\n" + ROW.replace("7,", "8,")).getBytes(StandardCharsets.UTF_8);
        text[good.length + 45] = (byte) 0xFF;
        CsvReport report = readBytes(text);
        assertEquals(List.of(2L, 1L), List.of(report.loaded(), report.bad()));
        assertEquals("포장", sales.getLast().remark());
    }

    @Test
    void endsOfLinesMayBeOldOrMissingAndEmptyLinesCountNot() throws IOException {
        assertEquals(3, read("\r" + ROW + "\r\r\n" + ROW + "\n\n" + ROW).read());
    }

    @Test
    void aDelimiterAtTheEndOfEachLineIsForgiven() throws IOException {
        assertEquals(1, read(ROW + ",").loaded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "hello", "a,b,c\n1,2,3", "<html>\n<body>", "PK\u0003\u0004\u0000\u0000"})
    void whatIsNoExportOfOursIsSaidSo(String text) throws IOException {
        Path file = write(text.getBytes(StandardCharsets.UTF_8));
        Failure failure = assertThrows(Failure.class, () -> CsvSales.read(List.of(file), sales::add));
        assertEquals(Failure.Kind.SETTINGS, failure.kind());
        assertTrue(failure.getMessage().startsWith(file + " is "), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"));
    }

    @Test
    void aHeaderWithoutANeededColumnIsToldByItsName() throws IOException {
        Failure failure = assertThrows(Failure.class, () -> read(HEADER.replace("sold_at", "sold") + "\n" + ROW));
        assertTrue(failure.getMessage().endsWith("has no column sold_at in its header."), failure.getMessage());
    }

    @Test
    void twentyThreeColumnsOfSomethingElseAreRefused() throws IOException {
        Failure failure = assertThrows(Failure.class, () -> read("a,".repeat(22) + "a\n" + "b,".repeat(22) + "b"));
        assertTrue(failure.getMessage().contains("line 1: id is not a whole number"), failure.getMessage());
    }

    @Test
    void aMissingFileAndAFolderAreToldInOneSentence() {
        for (Path path : List.of(folder.resolve("none.csv"), folder)) {
            Failure failure = assertThrows(Failure.class, () -> CsvSales.read(List.of(path), sales::add));
            assertEquals(path + " is not a file; check the path.", failure.getMessage());
        }
    }

    @Test
    void readsBackTheSampleItself() throws IOException {
        Path file = folder.resolve("sample.csv");
        List<RawSale> made = new ArrayList<>();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\n");
            SampleSales.of(4, java.time.LocalDate.of(2026, 11, 21), 30, 30, 5_000)
                    .forEach(sale -> {
                        made.add(sale);
                        write(out, sale);
                    });
        }
        CsvReport report = CsvSales.read(List.of(file), sales::add);

        assertEquals(List.of(), report.badLines());
        assertEquals(made.size(), sales.size());
        for (int i = 0; i < made.size(); i++) {
            assertEquals(emptyRemarkAsNull(made.get(i)), sales.get(i));
        }
    }

    private static void write(BufferedWriter out, RawSale sale) {
        try {
            StringBuilder line = new StringBuilder();
            for (var component : RawSale.class.getRecordComponents()) {
                Object value = component.getAccessor().invoke(sale);
                line.append('"')
                        .append(Objects.toString(value, "").replace("\"", "\"\""))
                        .append("\",");
            }
            out.write(line.substring(0, line.length() - 1) + "\r\n");
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** A CSV file cannot tell an empty text from none. */
    private static RawSale emptyRemarkAsNull(RawSale sale) {
        return new RawSale(
                sale.id(),
                sale.created(),
                sale.modified(),
                "".equals(sale.remark()) ? null : sale.remark(),
                sale.numApproval(),
                sale.cardCompany(),
                sale.cardCategory(),
                sale.cardNumber(),
                sale.amountSale(),
                sale.amountFee(),
                sale.amountDeposit(),
                sale.canceled(),
                sale.soldAt(),
                sale.willDepositedAt(),
                sale.rawData(),
                sale.platform(),
                sale.dailySaleId(),
                sale.storeId(),
                sale.resultCode(),
                sale.resultMsg(),
                sale.extraPaymentId(),
                sale.detailStatus(),
                sale.processingStatus());
    }

    private CsvReport read(String text) throws IOException {
        return readBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private CsvReport readBytes(byte[] bytes) throws IOException {
        return CsvSales.read(List.of(write(bytes)), sales::add);
    }

    private Path write(byte[] bytes) throws IOException {
        Path file = folder.resolve("sales.csv");
        Files.write(file, bytes);
        return file;
    }
}
