package io.switchboard.twilio.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;

/**
 * A Content template of an account.
 *
 * @param sid {@code HX…}
 * @param variables the variables' sample values, by name; the names are usually {@code 1}, {@code 2} …
 * @param types the kinds of message that it can be, such as {@code twilio/text}
 * @param text the text with variables as {@code {{1}}}; empty where no kind has one
 * @param approval WhatsApp's decision in Twilio's word; {@code unsubmitted} where there is none
 * @param category WhatsApp's category; empty where there is none
 * @see <a href="https://www.twilio.com/docs/content/content-api-resources">Content API</a>
 */
public record ContentTemplate(
        String sid,
        String accountSid,
        String name,
        String language,
        Map<String, String> variables,
        List<String> types,
        String text,
        String approval,
        String category) {

    private static final String UNSUBMITTED = "unsubmitted";

    /** The fields of a kind that hold its text, the first that is there counts. */
    private static final List<String> TEXTS = List.of("body", "title", "header_text");

    public ContentTemplate {
        variables = Map.copyOf(variables);
        types = List.copyOf(types);
    }

    static ContentTemplate of(JsonNode json) {
        var variables = new LinkedHashMap<String, String>();
        json.path("variables")
                .propertyStream()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asText()));
        var types = json.path("types");
        var approval = json.path("approval_requests");
        var status = JsonFields.text(approval, "status");
        return new ContentTemplate(
                JsonFields.text(json, "sid"),
                JsonFields.text(json, "account_sid"),
                JsonFields.text(json, "friendly_name"),
                JsonFields.text(json, "language"),
                variables,
                types.propertyStream().map(Map.Entry::getKey).toList(),
                text(types),
                status.isEmpty() ? UNSUBMITTED : status,
                JsonFields.text(approval, "category"));
    }

    private static String text(JsonNode types) {
        return types.valueStream()
                .flatMap(type -> TEXTS.stream().map(field -> JsonFields.text(type, field)))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Whether WhatsApp takes it outside the customer's window. */
    public boolean isApproved() {
        return approval.equalsIgnoreCase("approved");
    }

    /** The names of the variables, in their order in Twilio's console. */
    public List<String> variableNames() {
        return variables.keySet().stream().sorted(ContentTemplate::compare).toList();
    }

    private static int compare(String one, String other) {
        var byLength = Integer.compare(one.length(), other.length());
        return byLength == 0 ? one.compareTo(other) : byLength;
    }
}
