package io.switchboard.conversation.export;

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

import io.switchboard.conversation.export.ConversationExport.ExportedMessage;
import io.switchboard.job.result.ResultForm;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Converts exported conversations to CSV (RFC 4180, UTF-8), line by line. A text that a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
@Component
class CsvForm implements ResultForm {

    private static final String END = "\r\n";
    private static final String FORMULA = "=+-@\t\r";

    /** Columns that strangers can write. The others hold ids, words, times, and numbers that begin with a plus sign. */
    private static final Set<String> FREE_TEXTS = Set.of("body", "contactName", "theirAddress", "media");

    private static final String E164 = "\\+[0-9]{1,15}";

    private static final List<String> COLUMNS = Arrays.stream(ExportedMessage.class.getRecordComponents())
            .map(component -> component.getName())
            .toList();

    @Override
    public boolean isOf(String storedType) {
        return storedType.equals(ExportJson.NDJSON);
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
        csv.write(String.join(",", COLUMNS) + END);
        var line = lines.readLine();
        while (line != null) {
            write(ExportJson.MAPPER.readTree(line), csv);
            line = lines.readLine();
        }
        csv.flush();
    }

    private static void write(JsonNode exported, Writer csv) throws IOException {
        csv.write(COLUMNS.stream()
                        .map(column -> cell(column, exported.path(column)))
                        .collect(Collectors.joining(","))
                + END);
    }

    private static String cell(String column, JsonNode value) {
        var text = value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "))
                : value.asString("");
        if (FREE_TEXTS.contains(column) && isFormula(text)) {
            text = "'" + text;
        }
        return text.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0)
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !text.matches(E164);
    }
}
