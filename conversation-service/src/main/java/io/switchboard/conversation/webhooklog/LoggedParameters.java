package io.switchboard.conversation.webhooklog;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.switchboard.conversation.webhooklog.StoredWebhook.Parameter;
import io.switchboard.events.Address;
import io.switchboard.web.UnicodeText;

/**
 * The parameters of a webhook as the log keeps them: without secrets, and not longer than a document holds. What they can be
 * found by are the SIDs and addresses among them.
 */
final class LoggedParameters {

    private static final int MOST_PARAMETERS = 500;
    private static final int MOST_VALUES = 20;
    private static final int LONGEST_VALUE = 8_192;
    private static final int LONGEST_NAME = 128;
    private static final int MOST_TERMS = 40;
    private static final int LONGEST_ADDRESS = 128;

    static final String HIDDEN = "(hidden)";
    private static final Pattern SECRET = Pattern.compile("token|signature|secret|password|authorization|api_?key");
    private static final Pattern STATUS = Pattern.compile("[a-z-]{1,32}");
    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
    private static final Set<String> ADDRESSES = Set.of(
            "From",
            "To",
            "Caller",
            "Called",
            "ForwardedFrom",
            "Author",
            "MessagingBinding.Address",
            "MessagingBinding.ProxyAddress");

    private static final List<String> STATUSES = List.of("MessageStatus", "SmsStatus", "CallStatus", "RecordingStatus");

    private LoggedParameters() {}

    /** The parameters in their order, with hidden secrets. */
    static List<Parameter> of(Map<String, List<String>> parameters) {
        var logged = new ArrayList<Parameter>();
        parameters.forEach((name, values) -> {
            if (logged.size() < MOST_PARAMETERS) {
                logged.add(new Parameter(UnicodeText.bounded(name, LONGEST_NAME), values(name, values)));
            }
        });
        return logged;
    }

    private static List<String> values(String name, List<String> values) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find()
                ? List.of(HIDDEN)
                : values.stream()
                        .limit(MOST_VALUES)
                        .map(value -> UnicodeText.bounded(value, LONGEST_VALUE))
                        .toList();
    }

    /** The SIDs and addresses by which the webhook is found. */
    static Set<String> terms(Map<String, List<String>> parameters) {
        var terms = new LinkedHashSet<String>();
        parameters.forEach((name, values) -> values.stream()
                .limit(MOST_VALUES)
                .filter(value -> terms.size() < MOST_TERMS)
                .forEach(value -> addTerm(name, value, terms)));
        return terms;
    }

    private static void addTerm(String name, String value, Set<String> terms) {
        if (SID.matcher(value).matches()) {
            terms.add(value);
        } else if (ADDRESSES.contains(name) && !value.isBlank() && value.length() <= LONGEST_ADDRESS) {
            terms.add(UnicodeText.wellFormed(Address.parse(value).value()));
        }
    }

    /** The statuses that Twilio tells of its message, call or recording. */
    static Set<String> statuses(Map<String, List<String>> parameters) {
        return STATUSES.stream()
                .flatMap(name ->
                        parameters.getOrDefault(name, List.of()).stream().limit(MOST_VALUES))
                .filter(LoggedParameters::isStatus)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a text can be a status of Twilio's, such as {@code no-answer}. */
    static boolean isStatus(String text) {
        return STATUS.matcher(text).matches();
    }

    /** The query of a URL with its question mark; empty without parameters. */
    static String queryString(List<Parameter> parameters) {
        var pairs = parameters.stream()
                .flatMap(parameter ->
                        parameter.values().stream().map(value -> encoded(parameter.name()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return pairs.isEmpty() ? "" : "?" + pairs;
    }

    private static String encoded(String text) {
        return text.equals(HIDDEN) ? text : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Reads a form as far as it is one. It proves nothing: a rejected webhook may contain anything. */
    static Map<String, List<String>> form(String text) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&", MOST_PARAMETERS + 1)) {
            var equals = pair.indexOf('=');
            if (equals > 0 && parameters.size() < MOST_PARAMETERS) {
                parameters
                        .computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
