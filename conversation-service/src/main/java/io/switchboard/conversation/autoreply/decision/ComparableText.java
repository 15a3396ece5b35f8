package io.switchboard.conversation.autoreply.decision;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.conversation.setting.page.KeywordsPage.Match;

/**
 * A text in the form in which texts are compared: without regard to the case of letters in any alphabet, to compatible forms
 * of characters, and to the number of spaces.
 */
public record ComparableText(String form) {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern AROUND = Pattern.compile("^[\\p{P}\\p{S}\\p{Z}]+|[\\p{P}\\p{S}\\p{Z}]+$");

    /** Scripts that are written without spaces between words, or whose words take their endings without one. */
    private static final Set<Character.UnicodeScript> UNSPACED = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR,
            Character.UnicodeScript.TIBETAN);

    public static ComparableText of(String text) {
        var compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        // Upper case first: ß and SS, and both forms of the small sigma, become the same.
        var folded = compatible
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ')
                .replace("i\u0307", "i");
        var form = Normalizer.normalize(folded, Normalizer.Form.NFKC);
        return new ComparableText(SPACES.matcher(form).replaceAll(" ").strip());
    }

    public boolean isEmpty() {
        return form.isEmpty();
    }

    /** Returns whether the word matches this text. A match neither begins nor ends inside a word. */
    public boolean matches(Match match, ComparableText word) {
        if (word.isEmpty()) {
            return false;
        }
        return switch (match) {
            case EXACT -> form.equals(word.form) || bare().equals(word.bare());
            case PREFIX -> begins(word) || new ComparableText(bare()).begins(word);
            case CONTAINS -> contains(word);
        };
    }

    private boolean begins(ComparableText word) {
        return form.startsWith(word.form) && isWholeAt(0, word);
    }

    private boolean contains(ComparableText word) {
        for (var at = form.indexOf(word.form); at >= 0; at = form.indexOf(word.form, at + 1)) {
            if (isWholeAt(at, word)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWholeAt(int begin, ComparableText word) {
        var end = begin + word.form.length();
        return (begin == 0 || isBoundary(form.codePointBefore(begin), word.form.codePointAt(0)))
                && (end == form.length()
                        || isBoundary(word.form.codePointBefore(word.form.length()), form.codePointAt(end)));
    }

    private static boolean isBoundary(int before, int after) {
        return !isPartOfWord(before) || !isPartOfWord(after);
    }

    private static boolean isPartOfWord(int character) {
        return (Character.isLetterOrDigit(character) || isMark(character))
                && !UNSPACED.contains(Character.UnicodeScript.of(character));
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** The text without punctuation and symbols around it; a text of nothing else stays as it is. */
    private String bare() {
        var bare = AROUND.matcher(form).replaceAll("");
        return bare.isEmpty() ? form : bare;
    }
}
