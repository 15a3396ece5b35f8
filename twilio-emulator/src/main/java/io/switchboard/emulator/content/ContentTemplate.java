package io.switchboard.emulator.content;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Content template of an account, of the type {@code twilio/text}.
 *
 * @param body the text with variables as {@code {{1}}}
 * @param variables their sample values by name
 * @param approval WhatsApp's decision in Twilio's word, such as {@code pending}
 */
record ContentTemplate(
        String sid,
        String accountSid,
        String friendlyName,
        String language,
        String body,
        Map<String, String> variables,
        String approval,
        Instant dateCreated) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}]+?)\\s*}}");
    private static final String PATH = "https://content.twilio.com/v1/Content/";

    /** The text with the values in place of the variables, and the samples where a value is missing. */
    String rendered(Map<String, String> values) {
        return VARIABLE.matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(
                        values.getOrDefault(found.group(1), variables.getOrDefault(found.group(1), ""))));
    }

    Map<String, Object> resource() {
        var json = new LinkedHashMap<String, Object>();
        json.put("sid", sid);
        json.put("account_sid", accountSid);
        json.put("friendly_name", friendlyName);
        json.put("language", language);
        json.put("variables", variables);
        json.put("types", Map.of("twilio/text", Map.of("body", body)));
        json.put("date_created", dateCreated.toString());
        json.put("date_updated", dateCreated.toString());
        json.put("url", PATH + sid);
        json.put("links", Map.of("approval_fetch", PATH + sid + "/ApprovalRequests"));
        return json;
    }

    Map<String, Object> withApproval() {
        var json = resource();
        json.remove("links");
        json.remove("url");
        json.put("approval_requests", approvalResource());
        return json;
    }

    Map<String, Object> approvalResource() {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", friendlyName);
        json.put("category", approval.equals("unsubmitted") ? "" : "UTILITY");
        json.put("content_type", "twilio/text");
        json.put("status", approval);
        json.put("rejection_reason", "");
        json.put("allow_category_change", true);
        return json;
    }
}
