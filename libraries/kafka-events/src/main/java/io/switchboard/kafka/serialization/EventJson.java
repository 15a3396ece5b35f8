package io.switchboard.kafka.serialization;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of event payloads: fields without a value are left out, and texts that are read are well-formed Unicode. */
final class EventJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new WellFormedTextModule())
            .build();

    private EventJson() {}
}
