package io.switchboard.conversation.csv;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.switchboard.job.result.ResultForm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts the lines of JSON that a job made to CSV (RFC 4180, UTF-8), line by line. A text that a spreadsheet would take for
 * a formula begins with an apostrophe.
 */
public final class CsvForm implements ResultForm {

    private static final JsonMapper JSON = new JsonMapper();

    private final String filename;
    private final List<String> columns;
    private final Set<String> freeTexts;

    /**
     * Creates the form of one kind of file.
     *
     * @param filename the name of the files that are converted, with the extension {@code .ndjson}
     * @param line the record that is written as a line; its components are the columns
     * @param freeTexts the columns that strangers can write. The others hold ids, words, times, and numbers that begin with a
     *     plus sign
     */
    public CsvForm(String filename, Class<? extends Record> line, Set<String> freeTexts) {
        this.filename = filename;
        this.columns = Arrays.stream(line.getRecordComponents())
                .map(component -> component.getName())
                .toList();
        this.freeTexts = Set.copyOf(freeTexts);
    }

    @Override
    public boolean isOf(String stored) {
        return stored.equals(filename);
    }

    @Override
    public String contentType() {
        return "text/csv";
    }

    @Override
    public String filename(String stored) {
        return stored.replaceFirst("\\.ndjson$", ".csv");
    }

    @Override
    public void convert(InputStream stored, OutputStream out) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(stored, StandardCharsets.UTF_8));
        var csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.write(CsvLine.of(columns));
        var line = lines.readLine();
        while (line != null) {
            write(JSON.readTree(line), csv);
            line = lines.readLine();
        }
        csv.flush();
    }

    private void write(JsonNode exported, Writer csv) throws IOException {
        csv.write(CsvLine.of(columns.stream()
                .map(column -> cell(column, exported.path(column)))
                .toList()));
    }

    private String cell(String column, JsonNode value) {
        var text = value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "))
                : value.asString("");
        return freeTexts.contains(column) ? CsvLine.harmless(text) : text;
    }
}
