package io.switchboard.ingress.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.SafeText;
import org.jspecify.annotations.Nullable;

/** Finds signs that the boundaries between the names and values of a signed form were moved; see {@link TwilioParameters}. */
final class MovedBoundaries {

    private static final String SID = "Sid";

    /** A customer's text may contain anything, including text that looks like parameters. */
    private static final String FREE_TEXT = "Body";

    private static final NavigableSet<String> KNOWN = KnownParameters.NAMES;
    private static final Map<String, Predicate<String>> DETERMINING = determining();
    private static final int SHORTEST_NAME = 4;

    private MovedBoundaries() {}

    /** Returns the name of a parameter that cannot be as Twilio sent it. */
    static Optional<String> find(ReceivedWebhook webhook, Map<String, List<String>> parameters) {
        var hasQuery = webhook.target().indexOf('?') >= 0;
        var hasUnknown = !KNOWN.containsAll(parameters.keySet());
        NavigableSet<String> sorted = hasUnknown ? new TreeSet<>(parameters.keySet()) : KNOWN;
        for (var parameter : parameters.entrySet()) {
            var name = parameter.getKey();
            // No name of Twilio's is signed before this one, so an earlier name can be the end of the query.
            var isOfQuery = hasQuery && name.compareTo("AccountSid") < 0;
            if (isOfQuery
                    || isUnknownPart(name, parameter.getValue(), sorted, parameters)
                    || containsSid(name, parameter.getValue())) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Returns whether another parameter that holds a SID, name and value, is part of a name or value. */
    private static boolean containsSid(String name, List<String> values) {
        return containsSid(name) || (!name.equals(FREE_TEXT) && values.stream().anyMatch(MovedBoundaries::containsSid));
    }

    private static boolean containsSid(String text) {
        for (var i = text.indexOf(SID); i >= 0; i = text.indexOf(SID, i + 1)) {
            if (SafeText.isSidAt(text, i + SID.length())) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a name that Twilio is not known to use results from a boundary within a name or a value. */
    private static boolean isUnknownPart(
            String name, List<String> values, NavigableSet<String> sorted, Map<String, List<String>> parameters) {
        return !KNOWN.contains(name)
                && (isBeginningOfName(name, values)
                        || isNameWithValue(name, values)
                        || isRestOfValue(name, values, sorted.lower(name), parameters)
                        || (isLowerCase(name) && values.stream().anyMatch(value -> containsName(name + value))));
    }

    /** Returns whether the name is the beginning of a known one, and the value begins with its rest. */
    private static boolean isBeginningOfName(String name, List<String> values) {
        for (var known : KNOWN.tailSet(name)) {
            if (!known.startsWith(name)) {
                return false;
            }
            var rest = known.substring(name.length());
            if (values.stream().anyMatch(value -> value.startsWith(rest))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the name is a known one with the beginning of its value: {@code CallSidC=A0…}. */
    private static boolean isNameWithValue(String name, List<String> values) {
        return DETERMINING.entrySet().stream()
                .filter(known -> name.startsWith(known.getKey()))
                .anyMatch(known -> values.stream()
                        .map(value -> name.substring(known.getKey().length()) + value)
                        .anyMatch(value -> known.getValue().test(value) || SafeText.isSidAt(value, 0)));
    }

    /** Returns whether name and value continue the value that is signed before them: {@code To=what} of {@code whatsapp:+1…}. */
    private static boolean isRestOfValue(
            String name, List<String> values, @Nullable String before, Map<String, List<String>> parameters) {
        if (before == null) {
            return false;
        }
        var beginning = parameters.getOrDefault(before, List.of("")).getFirst();
        var isAddress = before.equals("From") || before.equals("To");
        var isSid = before.endsWith(SID) && !SafeText.isSid(beginning);
        return values.stream()
                .map(value -> beginning + name + value)
                .anyMatch(whole ->
                        (isAddress && ParameterFormats.isAddress(whole)) || (isSid && SafeText.isSidAt(whole, 0)));
    }

    private static boolean isLowerCase(String name) {
        return !name.isEmpty() && Character.isLowerCase(name.charAt(0));
    }

    private static boolean containsName(String text) {
        return KNOWN.stream().anyMatch(name -> name.length() >= SHORTEST_NAME && text.contains(name));
    }

    /** Returns the formats of parameters that determine an event, such that the rest of a new name has none of them. */
    private static Map<String, Predicate<String>> determining() {
        var determining = new HashMap<>(ParameterFormats.byNames());
        determining.put("EventType", value -> value.startsWith("on"));
        determining.put("From", MovedBoundaries::isNoName);
        determining.put("To", MovedBoundaries::isNoName);
        return determining;
    }

    private static boolean isNoName(String value) {
        return !value.isEmpty() && !Character.isUpperCase(value.charAt(0));
    }
}
