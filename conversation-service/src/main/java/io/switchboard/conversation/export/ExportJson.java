package io.switchboard.conversation.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.json.JsonMapper;

/** Writes records as lines of JSON. */
final class ExportJson {

    static final String NDJSON = "application/x-ndjson";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private ExportJson() {}

    /** Writes one line and leaves the stream open. */
    static void line(OutputStream out, Object exported) throws IOException {
        out.write(MAPPER.writeValueAsString(exported).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
