package io.switchboard.provisioning.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/** Names what is wrong with a profile, field by field. */
final class ProfileProblems {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_GREETING = 1000;
    private static final int LEAST_SECONDS = 5;
    private static final int MOST_SECONDS = 600;
    private static final int MOST_PREFERENCES = 50;
    private static final int LONGEST_PREFERENCE = 200;
    private static final Pattern PREFERENCE = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");

    private final List<FieldProblem> problems = new ArrayList<>();

    static List<FieldProblem> of(MemberProfile profile) {
        var found = new ProfileProblems();
        found.text(profile);
        found.numbers(profile);
        if (profile.preferences() != null) {
            found.preferences(profile.preferences());
        }
        if (profile.forwarding() != null) {
            found.forwarding(profile, profile.forwarding());
        }
        return found.problems;
    }

    private void text(MemberProfile profile) {
        addUnless(isText(profile.name(), LONGEST_NAME), "name", "a name has 1 to 100 visible characters");
        addUnless(
                profile.email() == null || EMAIL.matcher(profile.email()).matches(),
                "email",
                "an e-mail address is like ada@example.com");
        addUnless(
                profile.greeting() == null || isText(profile.greeting(), LONGEST_GREETING),
                "greeting",
                "a greeting has 1 to 1000 visible characters");
    }

    private void numbers(MemberProfile profile) {
        addUnless(
                profile.mobile() == null || ForwardPlan.isPhoneNumber(profile.mobile()),
                "mobile",
                "a mobile number is in E.164, like +15551230001");
        addUnless(
                profile.office() == null || ForwardPlan.isDestination(profile.office()),
                "office",
                "an office is a number like +15551230001, sip:name@example.com or client:name");
    }

    private void preferences(Map<String, Object> preferences) {
        addUnless(
                preferences.size() <= MOST_PREFERENCES
                        && preferences.keySet().stream()
                                .allMatch(name -> PREFERENCE.matcher(name).matches())
                        && preferences.values().stream().allMatch(ProfileProblems::isPreference),
                "preferences",
                "at most 50 preferences, with names like 'sendWithEnter' and texts of at most 200 characters, whole numbers,"
                        + " true or false as values");
    }

    private static boolean isPreference(@Nullable Object value) {
        return value instanceof Boolean
                || value instanceof Integer
                || (value instanceof String text && (text.isEmpty() || isText(text, LONGEST_PREFERENCE)));
    }

    private void forwarding(MemberProfile profile, ForwardingRule rule) {
        addUnless(
                rule.timeoutSeconds() >= LEAST_SECONDS && rule.timeoutSeconds() <= MOST_SECONDS,
                "forwarding.timeoutSeconds",
                "from 5 to 600 seconds");
        addUnless(
                !rule.to().ringsMobile() || profile.mobile() != null,
                "mobile",
                "the forwarding rule needs a mobile number");
        addUnless(
                !rule.to().ringsOffice() || profile.office() != null,
                "office",
                "the forwarding rule needs an office number");
        addUnless(
                (rule.to() == ForwardingRule.Target.PLAN) == (rule.plan() != null),
                "forwarding.plan",
                "a forwarding rule has a plan if it forwards to 'plan', and only then");
    }

    private void addUnless(boolean isRight, String field, String problem) {
        if (!isRight) {
            problems.add(new FieldProblem(field, problem));
        }
    }

    private static boolean isText(@Nullable String text, int longest) {
        return text != null
                && !text.isBlank()
                && text.codePointCount(0, text.length()) <= longest
                && text.codePoints().noneMatch(character -> Character.isISOControl(character) && character != '\n');
    }
}
