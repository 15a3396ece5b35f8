package io.switchboard.provisioning.audit;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.events.audit.AuditEntry;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/** Makes the terms that an entry is found by: its subject, change, target, outcome and numbers, and the words in it. */
final class AuditTerms {

    private static final int MOST = 400;
    private static final int LONGEST_WORD = 64;
    private static final int DEEPEST = 20;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> NUMBER_FIELDS = Set.of("phoneNumberId", "phoneNumberIds");
    private static final String NUMBERS = "phone-numbers/";

    private final Set<String> terms = new LinkedHashSet<>();

    private AuditTerms() {}

    static List<String> of(AuditEntry entry) {
        var made = new AuditTerms();
        made.terms.add(subject(entry.subject()));
        made.terms.add(outcome(entry.outcome().word()));
        made.addBeginnings(entry.what(), '.', "what:");
        made.addBeginnings(entry.target(), '/', "target:");
        if (entry.target().startsWith(NUMBERS)) {
            made.terms.add(
                    phoneNumber(entry.target().substring(NUMBERS.length()).split("/", 2)[0]));
        }
        made.addNumbers(entry.before(), 0);
        made.addNumbers(entry.after(), 0);
        made.addText(entry.subject() + " " + entry.what() + " " + entry.target());
        made.addValue(entry.after(), 0);
        made.addValue(entry.before(), 0);
        return List.copyOf(made.terms);
    }

    static String subject(String subject) {
        return "subject:" + subject;
    }

    /** The term of a change, or of all changes of a noun: {@code label.created}, {@code label}. */
    static String what(String what) {
        return "what:" + what;
    }

    /** The term of a resource, or of all resources below a path: {@code labels/1}, {@code labels}. */
    static String target(String target) {
        return "target:" + target;
    }

    static String outcome(String word) {
        return "outcome:" + word;
    }

    static String phoneNumber(String id) {
        return "number:" + id;
    }

    /** The terms of the words of a text, all of which an entry must have. */
    static List<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .map(word -> "word:" + UnicodeText.first(word, LONGEST_WORD))
                .distinct()
                .toList();
    }

    private void addBeginnings(String text, char separator, String kind) {
        for (var end = text.indexOf(separator);
                end >= 0 && terms.size() < MOST;
                end = text.indexOf(separator, end + 1)) {
            terms.add(kind + text.substring(0, end));
        }
        terms.add(kind + text);
    }

    private void addText(String text) {
        words(text).stream().limit(Math.max(0, MOST - terms.size())).forEach(terms::add);
    }

    private void addValue(@Nullable Object value, int depth) {
        if (value == null || depth > DEEPEST || terms.size() >= MOST) {
            return;
        }
        switch (value) {
            case Map<?, ?> object -> object.values().forEach(field -> addValue(field, depth + 1));
            case Collection<?> array -> array.forEach(element -> addValue(element, depth + 1));
            default -> addText(value.toString());
        }
    }

    private void addNumbers(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> {
                if (name instanceof String text && NUMBER_FIELDS.contains(text)) {
                    addIds(field);
                }
                addNumbers(field, depth + 1);
            });
        } else if (value instanceof Collection<?> array) {
            array.forEach(element -> addNumbers(element, depth + 1));
        }
    }

    private void addIds(@Nullable Object ids) {
        if (ids instanceof String id) {
            terms.add(phoneNumber(id));
        } else if (ids instanceof Collection<?> several) {
            several.stream().limit(MOST).forEach(this::addIds);
        }
    }
}
