package covenant.api.importing;

import covenant.api.importing.ColumnMapping.Field;
import covenant.api.importing.ColumnMapping.RowOrder;
import covenant.api.importing.ColumnMapping.Side;
import covenant.engine.Limits;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a file of trades by a mapping. All rows are held in memory, because they are traded in the order of their times. */
final class TradeFile {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final ColumnMapping mapping;
    private final Map<Field, Integer> places = new EnumMap<>(Field.class);
    private final Set<String> ids = new HashSet<>();

    private TradeFile(ColumnMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * The file's trades in the order in which they are to be traded.
     *
     * @throws ImportFailure with line and column of the first mistake
     */
    static List<RecordedTrade> read(Path file, ColumnMapping mapping) {
        // The number of fields is checked here, where line and column can be named.
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(mapping.delimiter())
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true);
        List<RecordedTrade> trades = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = builder.ofCsvRecord(file)) {
            new TradeFile(mapping).read(reader.iterator(), trades);
        } catch (CsvParseException e) {
            throw new ImportFailure("not well-formed CSV: " + reasons(e), e);
        } catch (IOException | UncheckedIOException e) {
            throw new ImportFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
        if (mapping.order() == RowOrder.TIME) {
            trades.sort(Comparator.comparingLong(RecordedTrade::atMicros));
        }
        return trades;
    }

    private static String reasons(CsvParseException e) {
        return e.getCause() == null
                ? e.getMessage()
                : e.getMessage() + " " + e.getCause().getMessage();
    }

    private void read(Iterator<CsvRecord> records, List<RecordedTrade> trades) {
        if (!records.hasNext()) {
            throw new ImportFailure("line 1: the file is empty; its first line names the columns");
        }
        CsvRecord header = records.next();
        findColumns(header.getFields());
        while (records.hasNext()) {
            CsvRecord row = records.next();
            if (row.getFieldCount() != header.getFieldCount()) {
                throw ImportFailure.at(
                        row.getStartingLineNumber(),
                        String.valueOf(Math.min(row.getFieldCount(), header.getFieldCount()) + 1),
                        "the line has " + row.getFieldCount() + " fields, the header " + header.getFieldCount());
            }
            trades.add(trade(row));
        }
    }

    private void findColumns(List<String> header) {
        for (Map.Entry<Field, String> column : mapping.columns().entrySet()) {
            int place = header.indexOf(column.getValue());
            if (place < 0) {
                throw ImportFailure.at(1, column.getValue(), "the file has no such column, only " + header);
            }
            places.put(column.getKey(), place);
        }
    }

    private RecordedTrade trade(CsvRecord row) {
        long line = row.getStartingLineNumber();
        boolean net = has(Field.NET_SHARES);
        String id = has(Field.ID) ? present(row, Field.ID) : String.valueOf(line);
        if (!ids.add(id)) {
            throw wrong(row, Field.ID, "the id " + id + " stands twice in the file");
        }
        return new RecordedTrade(
                line,
                present(row, Field.MARKET),
                id,
                has(Field.TIME) ? time(row) : -1,
                has(Field.TRADER) ? present(row, Field.TRADER) : "trader",
                number(row, net ? Field.NET_SHARES : Field.SHARES).multiply(mapping.sharesFactor()),
                net,
                has(Field.PRICE_AFTER) ? price(row) : null,
                has(Field.COST) ? cost(row) : null,
                has(Field.LIQUIDITY) ? number(row, Field.LIQUIDITY) : mapping.liquidity(),
                prior(row));
    }

    private BigDecimal prior(CsvRecord row) {
        if (has(Field.PRIOR)) {
            BigDecimal prior = number(row, Field.PRIOR);
            if (!Decimals.isPrior(prior)) {
                throw wrong(row, Field.PRIOR, "a prior is above 0 and below 1");
            }
            return prior;
        }
        return mapping.prior() == null ? HALF : mapping.prior();
    }

    private BigDecimal price(CsvRecord row) {
        BigDecimal price = number(row, Field.PRICE_AFTER).divide(mapping.priceUnitsPerOne(), MathContext.DECIMAL64);
        if (price.signum() < 0 || price.compareTo(BigDecimal.ONE) > 0) {
            throw wrong(row, Field.PRICE_AFTER, "a price is between 0 and " + mapping.priceUnitsPerOne());
        }
        return mapping.priceOf() == Side.YES ? price : BigDecimal.ONE.subtract(price);
    }

    private BigDecimal cost(CsvRecord row) {
        BigDecimal cost = number(row, Field.COST).divide(mapping.costUnitsPerCredit(), MathContext.DECIMAL64);
        return switch (mapping.costSign()) {
            case PAID -> cost;
            case RECEIVED -> cost.negate();
            case ABSOLUTE -> cost.abs();
        };
    }

    private long time(CsvRecord row) {
        String text = present(row, Field.TIME);
        try {
            long micros = switch (mapping.timeFormat()) {
                case ISO_8601 -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
                case EPOCH_SECONDS ->
                    number(row, Field.TIME)
                            .multiply(BigDecimal.valueOf(Limits.MICROS))
                            .longValue();
                case EPOCH_MILLIS -> Math.multiplyExact(Long.parseLong(text), 1_000L);
                case EPOCH_MICROS -> Long.parseLong(text);
            };
            if (micros >= 0) {
                return micros;
            }
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw wrong(row, Field.TIME, text + " is no time of the form " + mapping.timeFormat());
        }
        throw wrong(row, Field.TIME, "a time is in 1970 or later");
    }

    private BigDecimal number(CsvRecord row, Field field) {
        String text = present(row, field);
        return Decimals.parse(text).orElseThrow(() -> wrong(row, field, text + " is no decimal number"));
    }

    private String present(CsvRecord row, Field field) {
        String text = row.getField(places.get(field)).strip();
        if (text.isEmpty()) {
            throw wrong(row, field, "there is nothing");
        }
        return text;
    }

    private boolean has(Field field) {
        return places.containsKey(field);
    }

    private ImportFailure wrong(CsvRecord row, Field field, String what) {
        return ImportFailure.at(
                row.getStartingLineNumber(),
                (places.get(field) + 1) + " (" + mapping.columns().get(field) + ")",
                what);
    }
}
