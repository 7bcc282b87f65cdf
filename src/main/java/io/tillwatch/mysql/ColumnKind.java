package io.tillwatch.mysql;

import java.util.Locale;

/** What matters of a column's type. */
enum ColumnKind {
    ABSENT,
    INTEGER,
    DECIMAL,
    FLOAT,
    BIT,
    DATETIME,
    TIMESTAMP,
    DATE,
    /** Text that the server hands over as UTF-8. */
    TEXT,
    /** UTF-16 or UTF-32 text, read as its raw bytes: the server would turn a lone surrogate into a question mark. */
    UTF16,
    UTF16LE,
    UTF32,
    /** Binary strings; must hold UTF-8. */
    BYTES,
    OTHER;

    static ColumnKind of(String dataType, String charset) {
        return switch (dataType.toLowerCase(Locale.ROOT)) {
            case "tinyint", "smallint", "mediumint", "int", "integer", "bigint", "year", "bool", "boolean" -> INTEGER;
            case "decimal", "numeric" -> DECIMAL;
            case "float", "double", "real" -> FLOAT;
            case "bit" -> BIT;
            case "datetime" -> DATETIME;
            case "timestamp" -> TIMESTAMP;
            case "date" -> DATE;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set", "json" ->
                text(charset);
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> BYTES;
            default -> OTHER;
        };
    }

    private static ColumnKind text(String charset) {
        return switch (charset.toLowerCase(Locale.ROOT)) {
            case "ucs2", "utf16" -> UTF16;
            case "utf16le" -> UTF16LE;
            case "utf32" -> UTF32;
            default -> TEXT;
        };
    }

    boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == FLOAT || this == BIT;
    }

    boolean isText() {
        return switch (this) {
            case TEXT, UTF16, UTF16LE, UTF32, BYTES -> true;
            default -> false;
        };
    }

    boolean isTime() {
        return this == DATETIME || this == TIMESTAMP || this == DATE;
    }

    /** The expression that reads a column of this kind. */
    String expression(String quotedName) {
        return switch (this) {
            case ABSENT -> "NULL";
            case BIT -> quotedName + " + 0";
            case UTF16, UTF16LE, UTF32 -> "CAST(" + quotedName + " AS BINARY)";
            default -> quotedName;
        };
    }
}
