package io.switchboard.notification.eventtype;

import java.util.Map;

/**
 * A type of event as the API shows it.
 *
 * @param type the {@code type} of its CloudEvents
 * @param name the type as streams have it
 * @param title a few words for a list
 * @param description what happened, as a sentence
 * @param schema the JSON Schema of the event's {@code data}
 * @param example an event as endpoints receive it
 */
record EventTypeView(
        String type,
        String name,
        String title,
        String description,
        Map<String, Object> schema,
        Map<String, Object> example) {}
