package io.switchboard.conversation.setting.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.switchboard.conversation.setting.check.SettingTexts;
import io.switchboard.events.setting.Template;
import io.switchboard.web.FieldProblem;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code company}.
 *
 * @param companyName the name that the tenant's people see, without spaces around it; null for the tenant's id
 */
public record CompanyPage(@Nullable String companyName) implements SettingValue {

    static final CompanyPage DEFAULT = new CompanyPage(null);

    private static final int LONGEST = 80;
    private static final Pattern OUTER_SPACE = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

    /** Also the end of a line, and what turns the direction of the text around a name. */
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    public CompanyPage {
        companyName =
                companyName == null ? null : OUTER_SPACE.matcher(companyName).replaceAll("");
    }

    @Override
    public List<FieldProblem> problems(Function<String, Optional<Template>> templates) {
        if (companyName == null) {
            return List.of();
        }
        var length = companyName.codePointCount(0, companyName.length());
        if (length < 1 || length > LONGEST) {
            return SettingTexts.problem("companyName", "the name must have 1 to " + LONGEST + " characters");
        }
        return CONTROL.matcher(companyName).find() || !UnicodeText.isWellFormed(companyName)
                ? SettingTexts.problem("companyName", "the name contains a control character")
                : List.of();
    }
}
