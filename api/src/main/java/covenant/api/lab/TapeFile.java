package covenant.api.lab;

import covenant.api.importing.ImportFailure;
import covenant.api.lab.TapeMapping.Column;
import covenant.engine.command.Order;
import covenant.engine.lab.detection.ClaimSides;
import covenant.engine.lab.detection.Tape;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads tapes from a file of trades by a {@link TapeMapping}. */
public final class TapeFile {
    private final TapeMapping mapping;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);

    private TapeFile(TapeMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * The file's markets, in the order in which they first appear; the file's name is the market's where no column has it.
     *
     * @throws ImportFailure with line and column of the first mistake
     */
    public static List<Tape> read(Path file, TapeMapping mapping) {
        CsvReader.CsvReaderBuilder builder =
                CsvReader.builder().detectBomHeader(true).allowExtraFields(true).allowMissingFields(true);
        try (CsvReader<CsvRecord> reader = builder.ofCsvRecord(file)) {
            return new TapeFile(mapping)
                    .tapes(String.valueOf(file.getFileName()).replaceFirst("\\.csv$", ""), reader);
        } catch (CsvParseException e) {
            throw new ImportFailure(file.getFileName() + " is not well-formed CSV: " + e.getMessage(), e);
        } catch (ImportFailure e) {
            throw new ImportFailure(file.getFileName() + ", " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new ImportFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private List<Tape> tapes(String name, CsvReader<CsvRecord> reader) {
        List<CsvRecord> records = new ArrayList<>();
        for (CsvRecord each : reader) {
            if (records.isEmpty()) {
                findColumns(each.getFields());
            } else if (each.getFieldCount() != records.get(0).getFieldCount()) {
                throw ImportFailure.at(
                        each.getStartingLineNumber(),
                        "1",
                        "the line has " + each.getFieldCount() + " fields, the header "
                                + records.get(0).getFieldCount());
            }
            records.add(each);
        }
        if (records.isEmpty()) {
            throw new ImportFailure("line 1: the file is empty; its first line names the columns");
        }
        List<CsvRecord> inOrder = new ArrayList<>(records.subList(1, records.size()));
        if (mapping.newestFirst()) {
            Collections.reverse(inOrder);
        }
        Map<String, List<Tape.Row>> byMarket = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (CsvRecord each : inOrder) {
            String market = has(Column.MARKET) ? text(each, Column.MARKET) : name;
            List<Tape.Row> rows = byMarket.computeIfAbsent(market, m -> new ArrayList<>());
            Tape.Row row = row(each);
            if (!rows.isEmpty() && row.atMicros() < rows.get(rows.size() - 1).atMicros()) {
                throw wrong(each, Column.TIME, "times go back; see newestFirst in the mapping");
            }
            if (!ids.add(market + "\n" + row.id())) {
                throw wrong(each, Column.ID, "the id " + row.id() + " stands twice in a market");
            }
            rows.add(row);
        }
        List<Tape> tapes = new ArrayList<>();
        byMarket.forEach((market, rows) -> tapes.add(new Tape(market, rows, 0, 0)));
        return tapes;
    }

    private void findColumns(List<String> header) {
        mapping.columns().forEach((column, name) -> {
            int place = header.indexOf(name);
            if (place < 0) {
                throw ImportFailure.at(1, name, "the file has no such column, only " + header);
            }
            places.put(column, place);
        });
    }

    private Tape.Row row(CsvRecord record) {
        double shares = number(record, Column.SHARES);
        double price = number(record, Column.PRICE);
        double cost = has(Column.COST) ? number(record, Column.COST) : shares * price;
        if (has(Column.SIDE)) {
            String side = text(record, Column.SIDE);
            if (!side.equals(mapping.buy()) && !side.equals(mapping.sell())) {
                throw wrong(record, Column.SIDE, "is " + mapping.buy() + " or " + mapping.sell() + ", not " + side);
            }
            int sign = side.equals(mapping.buy()) ? 1 : -1;
            shares = sign * StrictMath.abs(shares);
            cost = sign * StrictMath.abs(cost);
        }
        String outcome = has(Column.OUTCOME) ? text(record, Column.OUTCOME) : "yes";
        List<String> pair = mapping.outcomes().stream()
                .filter(each -> each.contains(outcome))
                .findFirst()
                .orElse(List.of(outcome));
        Tape.Row told = new Tape.Row(
                has(Column.ID) ? text(record, Column.ID) : String.valueOf(record.getStartingLineNumber()),
                micros(record),
                text(record, Column.ACCOUNT),
                outcome,
                shares,
                Double.isNaN(cost) ? 0 : cost,
                Double.NaN,
                price,
                has(Column.LABEL) ? text(record, Column.LABEL) : "");
        return new ClaimSides(List.of(), pair).row(Order.ANY, pair.indexOf(outcome), told);
    }

    private long micros(CsvRecord record) {
        String text = text(record, Column.TIME);
        try {
            Instant at = mapping.timeFormat() == null
                    ? Instant.parse(text)
                    : mapping.timeFormat().parse(text, Instant::from);
            return ChronoUnit.MICROS.between(Instant.EPOCH, at);
        } catch (DateTimeException e) {
            throw wrong(record, Column.TIME, text + " is no time of the mapping's timeFormat");
        }
    }

    private double number(CsvRecord record, Column column) {
        String text = text(record, column);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(record, column, text + " is no number");
        }
        throw wrong(record, column, text + " is no finite number");
    }

    private String text(CsvRecord record, Column column) {
        String text = record.getField(places.get(column)).strip();
        return text.equals(mapping.missing()) ? "" : text;
    }

    private boolean has(Column column) {
        return places.containsKey(column);
    }

    private ImportFailure wrong(CsvRecord record, Column column, String what) {
        return ImportFailure.at(
                record.getStartingLineNumber(),
                (places.get(column) + 1) + " (" + mapping.columns().get(column) + ")",
                what);
    }
}
